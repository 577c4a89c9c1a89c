"""How much was studied on each day, and on how many days without a break."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

PERIODS = (7, 30)
ONE_DAY = timedelta(days=1)
LONGEST_BREAK = 366
"""No streak reaches over more days off than this."""


@dataclass(frozen=True, slots=True)
class Studied:
    """The reviews of one day, and the seconds they took."""

    reviews: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Period:
    """The last *days* study days, today among them: reviews, seconds, days with a review."""

    days: int
    reviews: int
    seconds: float
    studied: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Some periods, every day with a review, and the *streak*: study days in a row up to today.

    A streak that reached yesterday stands until today is over; *today* says whether today is in.
    Days off are passed over: they neither count nor break it. *longest* is the best there was.
    """

    periods: tuple[Period, ...]
    streak: int
    today: bool
    longest: int = 0
    days: Mapping[date, Studied] = field(default_factory=dict)


def measure_activity(
    taken: Mapping[date, tuple[int, timedelta]], today: date, is_off: Callable[[date], bool] = lambda _: False
) -> Activity:
    """Return what days come to, from the reviews of each and the time they took."""
    studied = {day: Studied(reviews, took.total_seconds()) for day, (reviews, took) in taken.items()}
    days = dict(sorted(studied.items()))
    return Activity(
        periods=tuple(_period(days, today, length) for length in PERIODS),
        streak=_streak(days, today, is_off),
        today=today in days,
        longest=max((_run(days, day, is_off) for day in days if day + ONE_DAY not in days), default=0),
        days=days,
    )


def _period(days: Mapping[date, Studied], today: date, length: int) -> Period:
    within = [studied for day, studied in days.items() if 0 <= (today - day).days < length]
    reviews = sum(studied.reviews for studied in within)
    return Period(length, reviews, sum(studied.seconds for studied in within), len(within))


def _streak(days: Mapping[date, Studied], today: date, is_off: Callable[[date], bool]) -> int:
    return _run(days, today if today in days else today - ONE_DAY, is_off)


def _run(days: Mapping[date, Studied], last: date, is_off: Callable[[date], bool]) -> int:
    """Count the days of study in a row that end on *last*."""
    streak = passed = 0
    day = last
    while passed <= LONGEST_BREAK:
        if day in days:
            streak, passed = streak + 1, 0
        elif is_off(day):
            passed += 1
        else:
            break
        day -= ONE_DAY
    return streak
