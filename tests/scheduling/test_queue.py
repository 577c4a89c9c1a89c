"""Which cards come today, and in which order."""

from datetime import timedelta

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.queue import Queue, build_queue, next_due
from dlprep.scheduling.scheduler import replay
from tests.builders import MONDAY, a_review

TODAY = study_day(MONDAY)
CARDS = tuple(CardId(name) for name in ("a", "b", "c", "d", "e"))


def queue_after(*reviews: tuple[str, Rating, float], new_limit: int = 10, seed: int = 0) -> Queue:
    """Return Monday's queue after reviews given so many days (negative) from it."""
    log = [a_review(card, rating, days=days, seq=seq) for seq, (card, rating, days) in enumerate(reviews, 1)]
    return build_queue(CARDS, replay(Leitner(), log), TODAY, new_limit=new_limit, seed=seed)


def test_due_cards_come_first_then_new_ones_in_order() -> None:
    """The longest overdue card leads; new cards follow in the order of their deck."""
    queue = queue_after(("d", Rating.GOOD, -9), ("b", Rating.GOOD, -3), ("a", Rating.EASY, -1))

    assert queue.cards == ("d", "b", "c", "e")
    assert queue.unseen == 2


def test_new_cards_are_rationed_over_the_whole_day() -> None:
    """Cards first seen earlier today are taken off today's allowance."""
    queue = queue_after(("a", Rating.GOOD, 0), ("b", Rating.GOOD, 0), new_limit=3)

    assert queue.new == ("c",)
    assert queue_after(new_limit=0).cards == ()


def test_a_card_failed_today_comes_back_today() -> None:
    """Stopping after a failed card does not spare its second try; a better rating does."""
    assert queue_after(("a", Rating.AGAIN, 0), new_limit=0).due == ("a",)
    assert queue_after(("a", Rating.AGAIN, -0.001), ("a", Rating.HARD, 0), new_limit=0).due == ()


def test_order_of_equals_follows_the_seed() -> None:
    """Cards due on the same day keep an order within the day; another seed gives another order."""
    reviews = [(card, Rating.GOOD, -2.0) for card in CARDS]

    orders = {queue_after(*reviews, seed=seed).due for seed in range(8)}

    assert queue_after(*reviews) == queue_after(*reviews)
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(CARDS)}


def test_next_due_is_a_later_day() -> None:
    """Of all standings the earliest day after today counts, and none when there is none."""
    standings = replay(Leitner(), [a_review("a", Rating.EASY), a_review("b", Rating.GOOD, days=-9, seq=2)])

    assert next_due(standings.values(), TODAY) == TODAY + timedelta(days=4)
    assert next_due([], TODAY) is None
