"""What the learner studies towards, and the minutes there are: the plan, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dlprep.scheduling.gain import UNSEEN_WORTH
from dlprep.scheduling.registry import DEFAULT

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Interview:
    """A day to be ready on, and how much decks and tags count there: 1 if not named, 0 left out."""

    day: date
    name: str = ""
    decks: Mapping[str, float] = field(default_factory=dict)
    tags: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """Minutes a day (None: no limit), by weekday (0 is Monday), days off, and the interviews.

    *interviews* are in the order of their days, one a day.
    """

    minutes: float | None = None
    weekdays: Mapping[int, float] = field(default_factory=dict)
    days_off: frozenset[date] = frozenset()
    interviews: tuple[Interview, ...] = ()
    unseen_worth: float = UNSEEN_WORTH
    scheduler: str = DEFAULT

    def minutes_on(self, day: date) -> float | None:
        """Return the minutes of a day: 0 on a day off, None for no limit."""
        return 0.0 if day in self.days_off else self.weekdays.get(day.weekday(), self.minutes)

    def ahead(self, today: date) -> tuple[Interview, ...]:
        """Return the interviews that are not past, the next one first."""
        return tuple(interview for interview in self.interviews if interview.day >= today)
