"""What all reviews so far come to: the fold over a log, in a form that later reviews go on from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from dlprep.scheduling.costs import LONGEST_SECONDS, Times
from dlprep.scheduling.grades import Grade
from dlprep.scheduling.scheduler import Learner, fold


@dataclass(slots=True)
class Past:
    """The learner, how long answers took, the grades of today, and the last study day before it.

    It only grows; `add` changes it in place, as it can hold a hundred thousand cards.
    """

    learner: Learner
    times: Times = field(default_factory=Times)
    today: tuple[Grade, ...] = ()
    last_day: date | None = None

    @property
    def seconds_today(self) -> float:
        """Return how long was studied today, practice too; an interrupted answer counts as ten minutes."""
        return sum(min(took / 1000, LONGEST_SECONDS) for _, _, _, took, _ in self.today)

    def copy(self) -> "Past":
        """Return a past that can grow without changing this one."""
        return replace(self, times=self.times.copy())

    def add(self, grades: Sequence[Grade], today: date) -> None:
        """Add the grades of later days, in the order of their instants; days before *today* are over."""
        self.learner = fold(self.learner, grades, today)
        self.times.add(grades)
        self.today += tuple([grade for grade in grades if grade[2] == today])
        days = {self.last_day, *(day for _, _, day, _, _ in grades)}
        self.last_day = max((day for day in days if day and day < today), default=None)

    def is_followed_by(self, grades: Sequence[Grade]) -> bool:
        """Say whether the grades belong to days after the last one, each day after the other."""
        days = [day for _, _, day, _, _ in grades]
        in_order = all(one <= other for one, other in pairwise(days))
        return in_order and (self.last_day is None or not days or days[0] > self.last_day)
