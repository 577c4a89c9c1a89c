"""How much was studied, and on how many days without a break."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dlprep.model.review import Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.costs import LONGEST_SECONDS

PERIODS = (7, 30)


@dataclass(frozen=True, slots=True)
class Period:
    """The last *days* study days, today among them: reviews, seconds, days with a review."""

    days: int
    reviews: int
    seconds: float
    studied: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Some periods, and the *streak*: study days in a row up to today.

    A streak that reached yesterday stands until today is over; *today* says whether today is in.
    """

    periods: tuple[Period, ...]
    streak: int
    today: bool


def measure_activity(reviews: Iterable[Review], today: date) -> Activity:
    """Count reviews and time by study day; an interrupted answer counts as ten minutes."""
    by_day: dict[date, list[float]] = {}
    for review in reviews:
        seconds = min(review.took.total_seconds(), LONGEST_SECONDS)
        by_day.setdefault(study_day(review.at), []).append(seconds)
    return Activity(
        tuple(_period(by_day, today, days) for days in PERIODS), _streak(by_day, today), today in by_day
    )


def _period(by_day: dict[date, list[float]], today: date, days: int) -> Period:
    within = [taken for day, taken in by_day.items() if 0 <= (today - day).days < days]
    return Period(days, sum(map(len, within)), sum(map(sum, within)), len(within))


def _streak(by_day: dict[date, list[float]], today: date) -> int:
    streak = 0
    day = today if today in by_day else today - timedelta(days=1)
    while day in by_day:
        streak, day = streak + 1, day - timedelta(days=1)
    return streak
