"""The Leitner box (Leitner, 1972): five boxes, the higher the longer until a card is asked again.

| scheduler  | first answer                    | again      | hard, good, easy | intervals        |
|------------|---------------------------------|------------|------------------|------------------|
| `classic`  | box 1, 1, 2, 3                  | box 1      | 0, 1, 2 up       | 1, 2, 4, 8, 16   |
| `adaptive` | box 1, 2, 3, 4                  | half-way   | 1, 1, 2 up       | until recall 0.8 |

Only the first rating of a study day may promote: later ones can only send a card back, so that
repeating a failed card until it goes well does not climb boxes. The adaptive rule promotes only
a card that has waited most of its box's interval: an early review says little.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import ceil
from typing import Self

from dlprep.model.review import Rating
from dlprep.scheduling.box_memory import AnswerFields, BoxMemory
from dlprep.scheduling.scheduler import Fields, Rule, Standing

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


AGAIN = Rating.AGAIN  # looked up a million times by a long log
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
    # The rule on the days that were asked for; no part of the value.
    _rules: dict[date, Rule] = field(default_factory=dict, init=False, compare=False, repr=False)

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen."""
        return Standing._make(self.on(day)(standing, rating))

    def on(self, day: date) -> Rule:
        """Return the rule as it is on a study day."""
        known = self._rules.get(day)
        if known is None:
            waits = [self.interval(box) for box in range(1, BOXES + 1)]
            known = self._rules[day] = _rule(self.moves, waits, day)
        return known

    def recall(self, standing: Standing, day: date) -> float:
        """Return the predicted chance to recall a card on *day*, with no review in between."""
        return self.box_memory.recall(standing.box, max(0, (day - standing.last_day).days))

    def after(self, answers: Iterable[AnswerFields]) -> Self:
        """Return the scheduler calibrated on more of the learner's spaced answers."""
        return replace(self, box_memory=self.box_memory.after(answers))

    @property
    def state(self) -> tuple[float, ...]:
        """Return what it was calibrated to, as numbers to keep; empty before the first answer."""
        return self.box_memory.logs or ()

    def restored(self, state: tuple[float, ...]) -> Self:
        """Return the scheduler calibrated to a `state`. Raises ValueError for numbers that are none."""
        return replace(self, box_memory=self.box_memory.restored(state))

    def interval(self, box: int) -> int:
        """Return the study days from a review to the next: calibrated, until recall is at target."""
        if self.intervals is not None:
            return self.intervals[box - 1]
        low, high = 1, LONGEST_INTERVAL
        while low < high:  # recall only falls with time
            middle = (low + high + 1) // 2
            if self.box_memory.recall(box, middle) >= self.target:
                low = middle
            else:
                high = middle - 1
        return low


def _rule(moves: Moves, waits: Sequence[int], day: date) -> Rule:
    """Return the rule on a study day, when the boxes are asked again after so many days.

    A day before the last review's (a journey west, a clock set back) counts as that day.
    """
    # By box, of which there is no 0: when a card is due that is reviewed on this day, and when it
    # must have been reviewed last to climb.
    due = [day, *(day + timedelta(wait) for wait in waits)]
    ripe = [day, *(day - timedelta(max(1, ceil(moves.patience * wait))) for wait in waits)]

    def rule(standing: Fields | None, rating: Rating) -> Fields:
        again = rating is AGAIN
        if standing is None:
            box = moves.first[rating]
            return box, due[box], day, day, 1, 0, again, ()
        box, _, first_day, last_day, reviews, lapses, failing, memory = standing
        if last_day > day:
            return _rule(moves, waits, last_day)(standing, rating)
        # A stretch of failures on one day is one: only the first of them sends the card down.
        if again and not (failing and last_day == day):
            box = (box - 1) // 2 + 1 if moves.halve else 1
            lapses += 1
        elif not again and last_day <= ripe[box]:
            box = min(BOXES, box + moves.steps[rating])
        return box, due[box], first_day, day, reviews + 1, lapses, again, memory

    return rule
