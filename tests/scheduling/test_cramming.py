"""Practice of chosen cards, and cards that practice does not help."""

import pytest

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.costs import Costs
from dlprep.scheduling.cramming import build_cram
from dlprep.scheduling.leeches import is_leech
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.queue import Limits, Reason, build_queue
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, replay
from tests.builders import MONDAY, a_review

TODAY = study_day(MONDAY)
CARDS = tuple(CardId(name) for name in ("new", "fresh", "old", "failing", "other"))
A, G = Rating.AGAIN, Rating.GOOD


def a_learner() -> Learner:
    """Return a learner of three cards: recalled yesterday, recalled long ago, failed."""
    log = [
        a_review("fresh", G, days=-1, seq=1),
        a_review("old", G, days=-20, seq=2),
        a_review("failing", A, days=-1, seq=3),
    ]
    return replay(Leitner(), log, TODAY)


def test_the_weakest_come_first() -> None:
    """Failing, then by recall whatever the due day, then what was never seen; nothing for the boxes."""
    queue = build_cram(CARDS, a_learner(), TODAY, Costs(), None)

    assert queue.cards == ("failing", "old", "fresh", "new", "other")
    assert {item.reason for item in queue.items} == {Reason.PRACTICE}
    assert queue.unseen == 2


def test_practice_ends_with_its_minutes() -> None:
    """As many cards as fit; the others would follow."""
    queue = build_cram(CARDS, a_learner(), TODAY, Costs(), 130)

    assert queue.cards == ("failing", "old")
    assert len(queue.beyond) == 3


@pytest.mark.parametrize(("cards", "asked", "held"), [(None, 4, 0), (2, 2, 2), (0, 0, 4), (-3, 0, 4)])
def test_a_day_can_be_capped(cards: int | None, asked: int, held: int) -> None:
    """No more cards than the cap are asked for the first time today; how many are held back is known."""
    queue = build_queue(CARDS, a_learner(), TODAY, limits=Limits(cards=cards))

    assert (len(queue.items), len(queue.beyond), queue.held) == (asked, 0, held)


@pytest.mark.parametrize("name", SCHEDULERS)
def test_a_leech_was_forgotten_on_four_days(name: str) -> None:
    """The first view is no lapse, and neither is a second failure on the same day."""
    ratings = [(A, 0), (A, 1), (A, 1.1), (A, 2), (G, 3), (A, 4)]
    log = [a_review("x", rating, days=day, seq=seq) for seq, (rating, day) in enumerate(ratings, 1)]
    before = replay(SCHEDULERS[name](), log).standings[CardId("x")]
    after = replay(SCHEDULERS[name](), [*log, a_review("x", A, days=6, seq=9)]).standings[CardId("x")]

    assert (before.lapses, is_leech(before)) == (3, False)
    assert (after.lapses, is_leech(after)) == (4, True)


def test_a_card_that_was_learnt_after_all_is_no_leech() -> None:
    """From the fourth box on the lapses of the past are history; a card never seen has none."""
    standing = replay(Leitner(), [a_review("x", G)]).standings[CardId("x")]

    assert not is_leech(standing._replace(lapses=9, box=4))
    assert is_leech(standing._replace(lapses=9, box=3))
    assert not is_leech(None)
