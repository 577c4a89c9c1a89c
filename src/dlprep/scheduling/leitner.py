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
from dlprep.scheduling.scheduler import Standing, lapses_after

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
    _waits: dict[int, tuple[timedelta, float]] = field(default_factory=dict, compare=False, repr=False)

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen.

        A day before the last review's (a journey west, a clock set back) counts as that day.
        """
        if standing is None:
            box = self.moves.first[rating]
            wait, _ = self._waits.get(box) or self._measured(box)
            return Standing(box, day + wait, day, day, 1, 0, rating is Rating.AGAIN)
        # Unpacked once: a long log comes through here a million times.
        before, _, first_day, last_day, reviews, lapses, failing, memory = standing
        if day > last_day:
            waited = (day - last_day).days
        else:
            day, waited = last_day, 0
        if rating is Rating.AGAIN:
            box = self._box_after_failure(before, failing=failing, waited=waited)
            lapses = lapses_after(standing, rating, day)
        else:
            _, patience = self._waits.get(before) or self._measured(before)
            box = min(BOXES, before + self.moves.steps[rating]) if waited >= patience else before
        wait, _ = self._waits.get(box) or self._measured(box)
        return Standing(box, day + wait, first_day, day, reviews + 1, lapses, rating is Rating.AGAIN, memory)

    def recall(self, standing: Standing, day: date) -> float:
        """Return the predicted chance to recall a card on *day*, with no review in between."""
        return self.box_memory.recall(standing.box, max(0, (day - standing.last_day).days))

    def after(self, answers: Iterable[Answer]) -> Self:
        """Return the scheduler calibrated on more of the learner's spaced answers."""
        return replace(self, box_memory=self.box_memory.after(answers), _waits={})

    @property
    def state(self) -> tuple[float, ...]:
        """Return what it was calibrated to, as numbers to keep; empty before the first answer."""
        return self.box_memory.logs or ()

    def restored(self, state: tuple[float, ...]) -> Self:
        """Return the scheduler calibrated to a `state`. Raises ValueError for numbers that are none."""
        return replace(self, box_memory=self.box_memory.restored(state), _waits={})

    def interval(self, box: int) -> int:
        """Return the study days from a review to the next: calibrated, until recall is at target."""
        return (self._waits.get(box) or self._measured(box))[0].days

    def _measured(self, box: int) -> tuple[timedelta, float]:
        """Return a box's interval, and the days, at least one, that a card has to wait to be promoted."""
        days = self._days_above_target(box) if self.intervals is None else self.intervals[box - 1]
        measured = self._waits[box] = (timedelta(days=days), max(1, self.moves.patience * days))
        return measured

    def _box_after_failure(self, box: int, *, failing: bool, waited: int) -> int:
        if not self.moves.halve:
            return 1
        # A stretch of failures is one: only the first of them sends the card down.
        return box if failing and not waited else (box - 1) // 2 + 1

    def _days_above_target(self, box: int) -> int:
        low, high = 1, LONGEST_INTERVAL
        while low < high:  # recall only falls with time
            middle = (low + high + 1) // 2
            if self.box_memory.recall(box, middle) >= self.target:
                low = middle
            else:
                high = middle - 1
        return low
