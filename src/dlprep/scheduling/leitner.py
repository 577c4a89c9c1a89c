"""The Leitner box (Leitner, 1972): five boxes, the higher the longer until a card is asked again.

| scheduler  | first answer                    | again      | hard, good, easy | intervals        |
|------------|---------------------------------|------------|------------------|------------------|
| `classic`  | box 1, 1, 2, 3                  | box 1      | 0, 1, 2 up       | 1, 2, 4, 8, 16   |
| `adaptive` | box 1, 2, 3, 4                  | half-way   | 1, 1, 2 up       | until recall 0.8 |

Only the first rating of a study day may promote: later ones can only send a card back, so that
repeating a failed card until it goes well does not climb boxes. The adaptive rule promotes only
a card that has waited most of its box's interval: an early review says little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from dlprep.model.review import Rating
from dlprep.scheduling.box_memory import Answer, BoxMemory
from dlprep.scheduling.scheduler import Standing

BOXES = 5
LONGEST_INTERVAL = 365


@dataclass(frozen=True, slots=True)
class Moves:
    """Where ratings send a card: the box after a first answer, and the steps after later ones."""

    first: Mapping[Rating, int]
    steps: Mapping[Rating, int]
    halve: bool
    """AGAIN sends a card half-way down, not to box 1."""
    patience: float
    """The share of a box's interval that a card must have waited to be promoted."""


CLASSIC = Moves(
    first={Rating.AGAIN: 1, Rating.HARD: 1, Rating.GOOD: 2, Rating.EASY: 3},
    steps={Rating.HARD: 0, Rating.GOOD: 1, Rating.EASY: 2},
    halve=False,
    patience=0.0,
)
ADAPTIVE = Moves(
    first={Rating.AGAIN: 1, Rating.HARD: 2, Rating.GOOD: 3, Rating.EASY: 4},
    steps={Rating.HARD: 1, Rating.GOOD: 1, Rating.EASY: 2},
    halve=True,
    patience=0.8,
)


@dataclass(frozen=True, slots=True)
class Leitner:
    """A Leitner box with fixed *intervals* (study days, one a box), or calibrated ones if None."""

    moves: Moves = CLASSIC
    intervals: tuple[int, ...] | None = (1, 2, 4, 8, 16)
    target: float = 0.8
    box_memory: BoxMemory = field(default_factory=BoxMemory)
    _calibrated: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen.

        A day before the last review's (a journey west, a clock set back) counts as that day.
        """
        failed = rating is Rating.AGAIN
        if standing is None:
            box = self.moves.first[rating]
            return Standing(box, self._due(box, day), day, day, 1, 0, failed)
        day = max(day, standing.last_day)
        box = self._box_after(standing, rating, (day - standing.last_day).days)
        return Standing(
            box=box,
            due=self._due(box, day),
            first_day=standing.first_day,
            last_day=day,
            reviews=standing.reviews + 1,
            lapses=standing.lapses + (failed and not standing.failing),
            failing=failed,
        )

    def recall(self, standing: Standing, day: date) -> float:
        """Return the predicted chance to recall a card on *day*, with no review in between."""
        return self.box_memory.recall(standing.box, max(0, (day - standing.last_day).days))

    def after(self, answers: Iterable[Answer]) -> Self:
        """Return the scheduler calibrated on more of the learner's spaced answers."""
        return replace(self, box_memory=self.box_memory.after(answers), _calibrated={})

    def interval(self, box: int) -> int:
        """Return the study days from a review to the next: calibrated, until recall is at target."""
        if self.intervals is not None:
            return self.intervals[box - 1]
        known = self._calibrated.get(box)
        if known is None:
            known = self._calibrated[box] = self._days_above_target(box)
        return known

    def _box_after(self, standing: Standing, rating: Rating, waited: int) -> int:
        if rating is Rating.AGAIN:
            if not self.moves.halve:
                return 1
            # A stretch of failures is one: only the first of them sends the card down.
            return standing.box if standing.failing and not waited else (standing.box - 1) // 2 + 1
        if not waited or waited < self.moves.patience * self.interval(standing.box):
            return standing.box
        return min(BOXES, standing.box + self.moves.steps[rating])

    def _due(self, box: int, day: date) -> date:
        return day + timedelta(days=self.interval(box))

    def _days_above_target(self, box: int) -> int:
        low, high = 1, LONGEST_INTERVAL
        while low < high:  # recall only falls with time
            middle = (low + high + 1) // 2
            if self.box_memory.recall(box, middle) >= self.target:
                low = middle
            else:
                high = middle - 1
        return low
