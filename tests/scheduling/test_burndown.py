"""Ahead of the plan or behind it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.burndown import Burndown, measure_burndown
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.grades import grades_of
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.play import Outset
from dlprep.scheduling.queue import Target
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay
from tests.builders import MONDAY, a_review

TODAY = study_day(MONDAY)
CARDS = tuple(CardId(f"c{number:02}") for number in range(20))
TARGETS = (Target(TODAY + timedelta(days=14)),)


def first_views(days: range, a_day: int) -> list[Review]:
    """Return a log of so many new cards a day, by turns failed and good, on days before today."""
    order = [(day, place) for day in days for place in range(a_day)]
    return [
        a_review(card, Rating.GOOD if seq % 2 else Rating.AGAIN, days=-day, minutes=place, seq=seq)
        for seq, (card, (day, place)) in enumerate(zip(CARDS, order, strict=False), 1)
    ]


def burndown_of(
    log: list[Review], minutes: float = 6, targets: tuple[Target, ...] = TARGETS
) -> Burndown | None:
    """Return the burndown of a log under a plan of so many minutes a day."""
    learner = replay(SCHEDULERS[DEFAULT](), [review for review in log if not review.practice], TODAY)
    return measure_burndown(
        SCHEDULERS[DEFAULT](), grades_of(log), Outset(CARDS, learner, TODAY, Plan(minutes=minutes), targets)
    )


def test_missed_days_are_behind_the_plan() -> None:
    """Who stopped after the first of five days is behind, and the plan is played from that day."""
    burndown = burndown_of(first_views(range(5, 4, -1), 4))

    assert burndown is not None
    assert burndown.since == TODAY - timedelta(days=5)
    assert burndown.actual < burndown.planned - 0.1


def test_more_than_planned_is_ahead() -> None:
    """Who saw all cards in one day, with minutes for four a day, is ahead."""
    burndown = burndown_of(first_views(range(1, 0, -1), 20))

    assert burndown is not None
    assert burndown.actual > burndown.planned + 0.1


def test_only_a_week_is_looked_back_on() -> None:
    """What was missed longer ago is no longer held against anybody."""
    burndown = burndown_of(first_views(range(30, 25, -1), 4), minutes=0)

    assert burndown is not None
    assert burndown.since == TODAY - timedelta(days=7)
    assert burndown.actual == pytest.approx(burndown.planned)


def test_practice_begins_no_plan() -> None:
    """The days are looked back on from the first answer that moved a box."""
    practice = replace(a_review(CARDS[19], days=-6), practice=True)

    burndown = burndown_of([practice, *first_views(range(3, 2, -1), 4)])

    assert burndown is not None
    assert burndown.since == TODAY - timedelta(days=3)


@pytest.mark.parametrize("targets", [(), (Target(TODAY - timedelta(days=1)),)])
def test_nothing_to_compare(targets: tuple[Target, ...]) -> None:
    """Without an interview ahead, or before the second day, there is no burndown."""
    assert burndown_of(first_views(range(5, 0, -1), 2), targets=targets) is None
    assert burndown_of(first_views(range(1), 5)) is None
    assert burndown_of([]) is None
