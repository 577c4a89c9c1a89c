"""Spreading what is overdue after a break."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.catch_up import days_needed, spread, usual_cards
from tests.builders import MONDAY

TODAY = study_day(MONDAY)
loads = st.lists(st.integers(0, 30), min_size=1, max_size=14)
counts = st.integers(0, 60)


def cards(number: int) -> list[CardId]:
    """Return that many cards, the riskiest first."""
    return [CardId(f"c{place:02}") for place in range(number)]


@pytest.mark.parametrize(
    ("overdue", "due", "then"),
    [
        (30, [0, 0, 0], [10, 10, 10]),
        (30, [0, 10, 0], [14, 14, 12]),
        (31, [0, 0, 0], [11, 11, 9]),
        (6, [0, 20, 20], [6, 20, 20]),
        (5, [9, 0], [9, 5]),
        (8, [3], [11]),
    ],
)
def test_the_days_become_even(overdue: int, due: list[int], then: list[int]) -> None:
    """Days with much to do get less; the highest day is as low as it can be."""
    plan = spread(cards(overdue), due, TODAY)

    assert [load.after for load in plan.loads] == then
    assert [load.before for load in plan.loads] == [due[0] + overdue, *due[1:]]


@given(counts, loads)
def test_no_card_is_lost(overdue: int, due: list[int]) -> None:
    """Each card is asked today or on one later day, the riskier the earlier."""
    plan = spread(cards(overdue), due, TODAY)
    later = [card for card, _ in plan.later]
    days = [day for _, day in plan.later]

    assert sum(load.after for load in plan.loads) == overdue + sum(due)
    assert later == cards(overdue)[overdue - len(later) :]
    assert days == sorted(days)
    assert all(TODAY < day < TODAY + timedelta(days=len(due)) for day in days)


@given(counts, loads)
def test_no_day_is_higher_than_it_must_be(overdue: int, due: list[int]) -> None:
    """With one card a day less than the fullest day gets, there would not be room for all."""
    plan = spread(cards(overdue), due, TODAY)
    top = max(
        (load.after for load, already in zip(plan.loads, due, strict=True) if load.after > already), default=0
    )

    assert not overdue or sum(max(0, top - 1 - already) for already in due) < overdue


@pytest.mark.parametrize(
    ("overdue", "due", "usual", "days"),
    [
        (10, [0] * 30, 10, 1),
        (11, [0] * 30, 10, 2),
        (40, [0] * 30, 10, 4),
        (40, [5] * 30, 10, 7),
        (40, [0], 10, 1),
    ],
)
def test_as_few_days_as_the_usual_number_allows(overdue: int, due: list[int], usual: int, days: int) -> None:
    """Enough days for no day to be more than usual, but a week at most, and no day beyond those there are."""
    assert days_needed(overdue, due, usual) == days


def test_the_usual_number() -> None:
    """The median of the days of study in the last month counts, today left out; ten at the least."""
    yesterday, long_ago = TODAY - timedelta(days=1), TODAY - timedelta(days=40)

    assert usual_cards({yesterday: 14, long_ago: 50, TODAY: 50}, TODAY) == 14
    assert usual_cards({yesterday: 3}, TODAY) == 10
    assert usual_cards({}, TODAY) == 10
