"""What was studied on which days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dlprep.scheduling.calendar import study_day
from dlprep.statistics.activity import Period, measure_activity
from tests.builders import MONDAY, a_review
from tests.statistics.by_hand import days_of

TODAY = study_day(MONDAY)


def reviews_on(*days: float) -> dict[date, tuple[int, timedelta]]:
    """Return what days with reviews of 30 seconds come to, so many days (negative) from today."""
    return days_of(a_review(days=day, seq=seq) for seq, day in enumerate(days, 1))


def test_periods_end_today() -> None:
    """The last 7 and 30 days hold today; reviews, seconds and days are counted, others are not."""
    activity = measure_activity(reviews_on(0, 0, -6, -7, -29, -30, 1), TODAY)

    assert activity.periods == (Period(7, 3, 90.0, 2), Period(30, 5, 150.0, 4))


@pytest.mark.parametrize(
    ("days", "streak", "today"),
    [
        ([], 0, False),
        ([0], 1, True),
        ([0, -0.1, -1, -2, -4], 3, True),
        ([-1, -2], 2, False),
        ([-2, -3], 0, False),
    ],
)
def test_streak(days: list[float], streak: int, today: bool) -> None:
    """Study days in a row up to today; one that reached yesterday still stands."""
    activity = measure_activity(reviews_on(*days), TODAY)

    assert (activity.streak, activity.today) == (streak, today)


def test_after_midnight_is_still_the_day_before() -> None:
    """A review at one in the morning belongs to the evening before it."""
    late = a_review(days=-1, minutes=16 * 60)

    assert measure_activity(days_of([late]), TODAY).streak == 1
    assert measure_activity(days_of([late]), TODAY).today is False


def test_an_interrupted_answer_counts_as_ten_minutes() -> None:
    """A card left open over lunch does not make an hour of study."""
    review = replace(a_review(), took=timedelta(hours=1))

    assert measure_activity(days_of([review]), TODAY).periods[0].seconds == 600


def test_days_off_are_passed_over() -> None:
    """A day off neither counts nor ends a streak; any other day without study ends it."""
    free = {TODAY - timedelta(days=number) for number in (1, 2, 4)}

    activity = measure_activity(reviews_on(0, -3, -5, -9), TODAY, free.__contains__)

    assert (activity.streak, activity.longest) == (3, 3)
    assert measure_activity(reviews_on(-3), TODAY, free.__contains__).streak == 1


def test_nothing_but_days_off_is_no_endless_streak() -> None:
    """A plan without any minutes does not make the search go on for ever."""
    activity = measure_activity(reviews_on(-800), TODAY, lambda _: True)

    assert (activity.streak, activity.longest) == (0, 1)


def test_the_longest_streak_is_kept() -> None:
    """The best row of days there ever was, and each day with its reviews and seconds."""
    activity = measure_activity(reviews_on(0, 0, -5, -6, -7, -8), TODAY)

    assert (activity.streak, activity.longest) == (1, 4)
    assert (activity.days[TODAY].reviews, activity.days[TODAY].seconds) == (2, 60.0)
