"""The entry for other programs: histories in, queue and due days out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.scheduling.box_memory import Answer, BoxMemory
from dlprep.scheduling.costs import Costs, Kind
from dlprep.scheduling.entry import CardHistory, DayPlan, plan_day
from dlprep.scheduling.registry import SCHEDULERS

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


def days_ago(days: int) -> date:
    """Return the day so long before today."""
    return TODAY - timedelta(days=days)


def test_nothing_in_nothing_out() -> None:
    """Without cards there is no queue."""
    assert plan_day([], TODAY) == DayPlan((), {}, 0)


def test_unseen_cards_come_in_their_order_within_the_minutes() -> None:
    """Two minutes and a half hold two first views of 90 s, as the last may overrun by half; more follow."""
    cards = [CardHistory(name) for name in "cab"]

    plan = plan_day(cards, TODAY, minutes=2.5)

    assert plan == DayPlan(("c", "a"), {}, 180, ("b",))


def test_due_days_follow_the_boxes() -> None:
    """First answers again, hard, good, easy are due after 1, 1, 2 and 6 days, untrained."""
    cards = [CardHistory(str(rating), [(TODAY, rating)]) for rating in (1, 2, 3, 4)]

    due = plan_day(cards, TODAY).due

    assert {name: (day - TODAY).days for name, day in due.items()} == {"1": 1, "2": 1, "3": 2, "4": 6}


def test_ratings_of_one_day_are_taken_in_order() -> None:
    """A card failed and then recalled on one day is no longer wanted on that day; the reverse is."""
    mended = CardHistory("mended", [(TODAY, 1), (TODAY, 3)])
    broken = CardHistory("broken", [(TODAY, 3), (TODAY, 1)])

    assert plan_day([mended, broken], TODAY).queue == ("broken",)


def test_yesterdays_answers_have_calibrated() -> None:
    """All days before today are over: what they taught counts in what is expected today."""
    forgotten = CardHistory("a", [(days_ago(3), 3), (YESTERDAY, 1)])

    recall = BoxMemory().after([Answer(3, 2, recalled=False)]).recall(2, 1)

    assert plan_day([forgotten], TODAY).seconds == pytest.approx(45 * recall + 75 * (1 - recall))


def test_the_interview_decides_the_order() -> None:
    """On the eve what can be saved for tomorrow comes first, far ahead what lasts."""
    low = CardHistory("low", [(days_ago(1), 1)])
    high = CardHistory("high", [(days_ago(30), 4)])

    orders = {plan_day([low, high], TODAY, TODAY + timedelta(days=days)).queue for days in (1, 90)}

    assert {frozenset(order) for order in orders} == {frozenset({"low", "high"})}
    assert len(orders) == 2


def test_costs_and_scheduler_are_the_callers() -> None:
    """Own seconds a kind and another scheduler can be given."""
    costs = Costs({Kind.FIRST: 30.0, Kind.RECALLED: 10.0, Kind.FORGOTTEN: 20.0})

    assert plan_day([CardHistory("a")], TODAY, costs=costs).seconds == 30
    assert plan_day([CardHistory("a", [(TODAY, 4)])], TODAY, scheduler="classic").due == {
        "a": TODAY + timedelta(days=4)
    }


def test_what_makes_no_sense_is_refused() -> None:
    """An unknown scheduler is a KeyError, a rating that is none a ValueError."""
    with pytest.raises(KeyError):
        plan_day([], TODAY, scheduler="cram")
    with pytest.raises(ValueError, match="5"):
        plan_day([CardHistory("a", [(TODAY, 5)])], TODAY)


histories = st.lists(st.tuples(st.integers(0, 20).map(days_ago), st.integers(1, 4)), max_size=6).map(sorted)


@given(
    st.lists(histories, max_size=5),
    st.integers(0, 40),
    st.floats(0, 60) | st.none(),
    st.sampled_from(sorted(SCHEDULERS)),
)
def test_the_plan_holds_what_it_promises(
    given_histories: list[list[tuple[date, int]]], ahead: int, minutes: float | None, name: str
) -> None:
    """Each card at most once, all seen ones with a due day, and no more time than half a card over."""
    cards = [CardHistory(f"c{number}", history) for number, history in enumerate(given_histories)]

    plan = plan_day(cards, TODAY, TODAY + timedelta(days=ahead), minutes, scheduler=name)

    assert len(plan.queue) == len(set(plan.queue))
    assert set(plan.queue) <= {card.id for card in cards}
    assert set(plan.due) == {card.id for card in cards if card.ratings}
    assert minutes is None or plan.seconds <= minutes * 60 + 45
