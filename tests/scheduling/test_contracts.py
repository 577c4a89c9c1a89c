"""What every scheduler promises, whatever its rule."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import Scheduler, Standing, preview, replay
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
BETTER = (Rating.HARD, Rating.GOOD, Rating.EASY)
names = st.sampled_from(sorted(SCHEDULERS))
waits = st.integers(0, 60)
histories = st.lists(st.tuples(waits, st.sampled_from(Rating)), min_size=1, max_size=8)


def after(scheduler: Scheduler, history: Sequence[tuple[int, Rating]]) -> Standing:
    """Return where a card stands after ratings, each so many days after the one before."""
    standing, day = None, TODAY
    for waited, rating in history:
        day += timedelta(days=waited)
        standing = scheduler.advance(standing, rating, day)
    assert standing is not None
    return standing


@given(logs(), st.randoms(use_true_random=False), names)
def test_order_of_arrival_does_not_matter(log: list[Review], shuffler: random.Random, name: str) -> None:
    """Replaying a log in any order of arrival gives the same learner, calibration included."""
    shuffled = list(log)
    shuffler.shuffle(shuffled)

    assert replay(SCHEDULERS[name](), log) == replay(SCHEDULERS[name](), shuffled)


@given(logs(), names)
def test_due_after_the_day_of_the_review(log: list[Review], name: str) -> None:
    """A card is due on a later study day than its last review; box and lapses are what they say."""
    for standing in replay(SCHEDULERS[name](), log).standings.values():
        assert standing.due > standing.last_day >= standing.first_day
        assert 0 <= standing.lapses <= standing.reviews
        assert standing.box in range(1, 6)


@given(histories, waits, names)
def test_again_never_lengthens(history: list[tuple[int, Rating]], waited: int, name: str) -> None:
    """AGAIN leads to a due day no later than any other rating, and to no longer wait than before."""
    scheduler = SCHEDULERS[name]()
    before = after(scheduler, history)
    day = before.last_day + timedelta(days=waited)

    outcomes = preview(scheduler, before, day)

    assert outcomes[Rating.AGAIN].due == min(outcome.due for outcome in outcomes.values())
    assert outcomes[Rating.AGAIN].due - day <= before.due - before.last_day
    assert outcomes[Rating.AGAIN].box <= before.box


@given(histories, waits, names)
def test_better_ratings_never_come_back_sooner(
    history: list[tuple[int, Rating]], waited: int, name: str
) -> None:
    """From AGAIN to EASY, the due days never go back."""
    scheduler = SCHEDULERS[name]()
    before = after(scheduler, history)

    outcomes = preview(scheduler, before, before.last_day + timedelta(days=waited))

    days = [outcomes[rating].due for rating in Rating]
    assert days == sorted(days)


@given(histories, st.lists(st.sampled_from(Rating), min_size=1, max_size=4), names)
def test_later_ratings_of_a_day_never_promote(
    history: list[tuple[int, Rating]], repeats: list[Rating], name: str
) -> None:
    """However often a card is repeated on a day, it ends in no higher box and is due no later."""
    scheduler = SCHEDULERS[name]()
    first = after(scheduler, history)

    last = after(scheduler, [*history, *((0, rating) for rating in repeats)])

    assert last.box <= first.box
    assert last.due <= first.due


@given(histories, st.integers(0, 400), st.sampled_from(BETTER))
def test_an_early_review_cannot_promote(
    history: list[tuple[int, Rating]], waited: int, rating: Rating
) -> None:
    """The adaptive rule promotes only a card that waited at least 0.8 of its box's interval."""
    scheduler = SCHEDULERS[DEFAULT]()
    assert isinstance(scheduler, Leitner)
    before = after(scheduler, history)
    early = not waited or waited < 0.8 * scheduler.interval(before.box)

    reviewed = scheduler.advance(before, rating, before.last_day + timedelta(days=waited))

    steps = 2 if rating is Rating.EASY else 1
    assert reviewed.box == (before.box if early else min(5, before.box + steps))


@given(histories, st.integers(0, 400), names)
def test_recall_is_a_chance_that_only_falls(history: list[tuple[int, Rating]], days: int, name: str) -> None:
    """The predicted recall is between 0 and 1, certain on the day itself, and never rises alone."""
    scheduler = SCHEDULERS[name]()
    standing = after(scheduler, history)

    def recall(ahead: int) -> float:
        return scheduler.recall(standing, standing.last_day + timedelta(days=ahead))

    assert recall(0) == pytest.approx(1)
    assert 0 <= recall(days + 1) <= recall(days) <= 1 + 1e-12
    assert recall(-3) == recall(0)


@given(histories, st.integers(1, 30), st.sampled_from(Rating), names)
def test_a_clock_set_back_counts_as_the_same_day(
    history: list[tuple[int, Rating]], back: int, rating: Rating, name: str
) -> None:
    """A review dated before the last one counts as on its day: nothing is due in the past."""
    scheduler = SCHEDULERS[name]()
    before = after(scheduler, history)

    earlier = scheduler.advance(before, rating, before.last_day - timedelta(days=back))

    assert earlier == scheduler.advance(before, rating, before.last_day)


@pytest.mark.parametrize("name", sorted(SCHEDULERS))
def test_an_undone_review_leaves_no_trace(tmp_path: Path, name: str) -> None:
    """With a review taken back, the log replays as if it had never been given."""
    kept = [a_review("a", seq=1), a_review("b", Rating.EASY, days=1, seq=2), a_review("a", days=3, seq=4)]
    undone = a_review("a", Rating.AGAIN, days=2, seq=3)
    with ReviewLog(tmp_path / "log.sqlite3") as log:
        for review in (*kept[:2], undone, kept[2]):
            log.record(review)
        log.retract(undone.id, undone.at)
        live = log.reviews()

    assert replay(SCHEDULERS[name](), kept) == replay(SCHEDULERS[name](), live)


@given(logs(), names)
def test_another_day_changes_no_standing(log: list[Review], name: str) -> None:
    """Looking at a log on a later day moves no card: only a review does."""
    later: date = TODAY + timedelta(days=30)

    assert replay(SCHEDULERS[name](), log).standings == replay(SCHEDULERS[name](), log, later).standings
