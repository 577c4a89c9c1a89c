"""Which cards come today, and in which order."""

from datetime import timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.costs import Costs
from dlprep.scheduling.due import is_due, next_due
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.queue import Limits, Queue, Reason, Target, build_queue
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, replay
from tests.builders import MONDAY, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
CARDS = tuple(CardId(name) for name in ("a", "b", "c", "d", "e"))
A, H, G, E = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
Entry = tuple[str, Rating, float]


def learner_after(*reviews: Entry, name: str = "adaptive") -> Learner:
    """Return the learner after reviews given so many days (negative) from Monday."""
    log = [a_review(card, rating, days=days, seq=seq) for seq, (card, rating, days) in enumerate(reviews, 1)]
    return replay(SCHEDULERS[name](), log, TODAY)


def queue_after(*reviews: Entry, minutes: float | None = None, new: int | None = 10, seed: int = 0) -> Queue:
    """Return Monday's queue after reviews given so many days (negative) from it."""
    limits = Limits(None if minutes is None else minutes * 60, new)
    return build_queue(CARDS, learner_after(*reviews), TODAY, limits=limits, seed=seed)


def cards_for(queue: Queue, reason: Reason) -> set[str]:
    """Return the cards asked for that reason."""
    return {item.card for item in queue.items if item.reason is reason}


def test_each_card_says_why_it_is_asked() -> None:
    """Failed today, due, new, and, when there are minutes left, ahead of its day."""
    reviews = (("a", G, -2), ("b", E, -5), ("c", A, 0))

    reasons = {item.card: item.reason for item in queue_after(*reviews, minutes=60).items}

    assert reasons == {
        "c": Reason.FAILED, "a": Reason.DUE, "d": Reason.NEW, "e": Reason.NEW, "b": Reason.EARLY,
    }  # fmt: skip


@given(logs(), st.integers(0, 12), st.floats(0, 30) | st.none())
def test_order_is_gain_for_a_second(log: list[Review], day: int, minutes: float | None) -> None:
    """Failed today first, then due and new together, then early ones; each part by gain per second."""
    learner = replay(SCHEDULERS["adaptive"](), log, TODAY + timedelta(days=day))
    limits = Limits(None if minutes is None else minutes * 60)
    queue = build_queue(CARDS, learner, TODAY + timedelta(days=day), limits=limits)
    parts = {Reason.FAILED: 0, Reason.DUE: 1, Reason.NEW: 1, Reason.EARLY: 2}

    places = [(parts[item.reason], -item.gain / item.seconds) for item in (*queue.items, *queue.beyond)]

    assert places == sorted(places)


def test_cost_decides_between_equal_gains() -> None:
    """Of two new cards the one that takes less time comes first; dearer ones follow."""
    costs = Costs(factors={CardId("a"): 2.0, CardId("c"): 0.5})

    queue = build_queue(CARDS, learner_after(), TODAY, costs=costs)

    assert queue.cards == ("c", "b", "d", "e", "a")


def test_new_cards_alike_keep_the_order_of_their_deck() -> None:
    """New cards that gain alike come as they stand in the deck, whatever the seed."""
    assert {queue_after(seed=seed).cards for seed in range(5)} == {CARDS}


def test_order_of_equals_follows_the_seed() -> None:
    """Seen cards that gain alike keep an order within the day; another seed gives another order."""
    reviews = [(card, G, -2.0) for card in CARDS]

    orders = {queue_after(*reviews, seed=seed).cards for seed in range(8)}

    assert queue_after(*reviews) == queue_after(*reviews)
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(CARDS)}


def test_new_cards_are_rationed_over_the_whole_day() -> None:
    """Cards first seen earlier today are taken off today's allowance."""
    assert queue_after(("a", G, 0), ("b", G, 0), new=3).cards == ("c",)
    assert queue_after(new=0).cards == ()
    assert queue_after(new=0).unseen == 5
    assert queue_after(new=None).cards == CARDS


def test_a_card_failed_today_comes_back_today_and_first() -> None:
    """Stopping after a failed card does not spare its second try; a better rating does."""
    assert queue_after(("d", A, 0), ("a", G, -2)).cards[:2] == ("d", "a")
    assert queue_after(("a", A, -0.001), ("a", H, 0), new=0).cards == ()


def test_without_minutes_nothing_comes_ahead_of_its_day() -> None:
    """Only minutes end a day, so without them early cards are neither asked nor held ready."""
    queue = queue_after(("a", E, -1), ("b", G, -2), new=0)

    assert queue.cards == ("b",)
    assert queue.beyond == ()


@pytest.mark.parametrize(("seconds", "asked"), [(0, 0), (44, 0), (45, 1), (134, 1), (135, 2), (inf, 5)])
def test_minutes_end_the_queue(seconds: float, asked: int) -> None:
    """The last card is asked if at least half of it fits; the rest waits beyond the minutes, in order."""
    queue = build_queue(CARDS, learner_after(), TODAY, limits=Limits(seconds))

    assert queue.cards == CARDS[:asked]
    assert tuple(item.card for item in queue.beyond) == CARDS[asked:]
    assert queue.seconds == 90 * asked


def test_an_interview_of_the_past_counts_no_more() -> None:
    """With all interviews past the queue is the one for no interview: 30 days ahead."""
    learner = learner_after(("a", G, -2), ("b", G, -9))

    none, past, assumed = (
        build_queue(CARDS, learner, TODAY, targets=targets)
        for targets in ((), (Target(TODAY - timedelta(days=1)),), (Target(TODAY + timedelta(days=30)),))
    )

    assert none == past == assumed


def test_an_interview_today_still_counts() -> None:
    """On the day itself the queue is for that very day: a review makes up for all that was forgotten."""
    queue = build_queue(
        CARDS[:1], learner_after(("a", G, -2)), TODAY, targets=(Target(TODAY),), limits=Limits(inf)
    )

    assert queue.items[0].gain == pytest.approx(1 - queue_recall("a", -2))


def queue_recall(card: str, day: float) -> float:
    """Return today's chance to recall a card answered well on that day."""
    learner = learner_after((card, G, day))
    return learner.scheduler.recall(learner.standings[CardId(card)], TODAY)


def test_what_counts_more_in_an_interview_comes_first() -> None:
    """A card's weight multiplies its gain, and the gains of several interviews add up."""
    day = TODAY + timedelta(days=7)
    heavy = Target(day, {CardId("d"): 3.0, CardId("a"): 0.0})

    queue = build_queue(CARDS, learner_after(), TODAY, targets=(heavy,))
    twice = build_queue(CARDS, learner_after(), TODAY, targets=(heavy, Target(day)))

    assert queue.cards == ("d", "b", "c", "e", "a")
    assert queue.items[-1].gain == 0
    assert [item.gain for item in twice.items] == pytest.approx(
        [item.gain + queue.items[1].gain for item in queue.items]
    )


def test_a_card_is_due_on_its_day_or_after_failing_today() -> None:
    """Due from its day on; a card failed today also before it, one failed yesterday on its own day."""
    standings = learner_after(("a", G, 0), ("b", A, 0), ("c", G, -9)).standings

    assert [is_due(standings[card], TODAY) for card in CARDS[:3]] == [False, True, True]


def test_next_due_is_a_later_day() -> None:
    """Of all standings the earliest day after today counts, and none when there is none."""
    log = [a_review("a", E), a_review("b", G, days=-9, seq=2)]
    learner = replay(Leitner(), log)

    assert next_due(learner.standings.values(), TODAY) == TODAY + timedelta(days=4)
    assert next_due([], TODAY) is None


@pytest.mark.parametrize("name", sorted(SCHEDULERS))
def test_every_scheduler_fills_the_same_queue(name: str) -> None:
    """With any scheduler the queue holds each card once, and all that is due or new."""
    learner = learner_after(("a", G, -20), ("b", E, 0), ("c", A, 0), name=name)

    queue = build_queue(CARDS, learner, TODAY, limits=Limits(seconds=1e9))

    assert sorted(queue.cards) == sorted(set(queue.cards))
    assert {"a", "c", "d", "e"} <= set(queue.cards)
    assert queue.counted(Reason.NEW) == 2
