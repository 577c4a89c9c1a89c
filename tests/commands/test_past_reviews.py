"""Reviews that come with an import: in the log once, and taken back with it."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from dlprep.commands.environment import Environment, system_environment
from dlprep.commands.past_reviews import record_reviews, retract_reviews, unknown_reviews
from dlprep.importing.draft import PastReview
from dlprep.model.card import CardId
from dlprep.model.review import Rating, SessionId
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY
from tests.harness import NOW, CommandLine

CARD, OTHER = CardId("alpha"), CardId("beta")
FIRST, SECOND = SessionId("import-1"), SessionId("import-2")


def past(days: float, rating: Rating = Rating.GOOD) -> PastReview:
    """Return a review so many days before now."""
    return PastReview(rating, MONDAY - timedelta(days=days), timedelta(seconds=9))


@pytest.fixture
def env(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Return the environment of the person whose log it is."""
    monkeypatch.setenv("DLPREP_HOME", str(cli.home))
    monkeypatch.setenv("DLPREP_NOW", NOW)
    return system_environment(os.environ)


def bring(env: Environment, session: SessionId, *history: PastReview, card: CardId = CARD) -> int:
    """Import a history, and return how many reviews were new."""
    return record_reviews(env, {card: history}, session)


def test_a_history_comes_in_the_order_of_time(cli: CommandLine, env: Environment) -> None:
    """Each review keeps its card, rating and instant; the sitting is that of the import."""
    histories = {CARD: (past(1), past(5, Rating.AGAIN)), OTHER: (past(3),)}
    reviews = unknown_reviews(env, histories, FIRST)
    record_reviews(env, histories, FIRST)

    assert cli.reviews() == reviews
    assert [(review.card, review.rating, review.id.seq) for review in reviews] == [
        (CARD, Rating.AGAIN, 1),
        (OTHER, Rating.GOOD, 2),
        (CARD, Rating.GOOD, 3),
    ]


def test_importing_again_brings_only_what_is_new(env: Environment) -> None:
    """The same review is never there twice, however precise its source keeps instants."""
    assert bring(env, FIRST, past(5), past(3), past(3)) == 2

    rounded = PastReview(Rating.GOOD, past(5).at + timedelta(milliseconds=400))
    assert bring(env, SECOND, rounded, past(3), past(1)) == 1


def test_several_imports_at_once_bring_a_history_once(cli: CommandLine, env: Environment) -> None:
    """Who comes second waits, and then knows what the first one brought."""
    history = [past(number / 7) for number in range(1, 300)]
    together = Barrier(4)

    def run(number: int) -> int:
        together.wait()
        return bring(env, SessionId(f"import-{number}"), *history)

    with ThreadPoolExecutor(4) as pool:
        brought = sorted(pool.map(run, range(4)))

    assert brought == [0, 0, 0, len(history)]
    assert len(cli.reviews()) == len(history)


def test_a_history_that_was_given_away_is_known(env: Environment) -> None:
    """Reviews of a card whose history counts for another card are not brought a second time."""
    bring(env, FIRST, past(5))
    with ReviewLog(env.paths.log) as log:
        log.link(CARD, OTHER, env.now())

    assert bring(env, SECOND, past(5)) == 0


def test_the_future_is_left_out(env: Environment) -> None:
    """A review of tomorrow is a mistake of a clock; without any review no log is made."""
    assert bring(env, FIRST, past(-1)) == 0
    assert not env.paths.log.exists()


def test_what_was_taken_back_can_come_again(cli: CommandLine, env: Environment) -> None:
    """Taking an import back retracts its reviews and no others; they can be imported again."""
    bring(env, FIRST, past(5))
    bring(env, SECOND, past(3))

    assert retract_reviews(env, SECOND) == 1
    assert [review.id.session for review in cli.reviews()] == [FIRST]
    assert retract_reviews(env, SECOND) == 0
    assert bring(env, SessionId("import-3"), past(3)) == 1


def test_thousands_of_reviews_are_one_transaction(cli: CommandLine, env: Environment) -> None:
    """A history of years is all there or not at all."""
    history = [past(number / 7) for number in range(1, 3000)]

    assert bring(env, FIRST, *history) == len(history)
    assert len(cli.reviews()) == len(history)
