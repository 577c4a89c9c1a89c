"""Memory as traces that fade (ACT-R; Pavlik and Anderson 2005): every answer leaves one.

A trace of age t days adds strength·(PACE·t)^-decay to the activation of the card. A trace laid
while the activation is high fades faster: that is the spacing effect. The card is recalled when
the logarithm of the activation, with logistic noise, is above a threshold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp, log
from typing import Self

from dlprep.model.review import Rating

PACE = 2160.0
"""Seconds that interfere as much as one does within a sitting, per day: 86,400 times 0.025."""
LEAST_DECAY = 0.177
DECAY_BY_ACTIVATION = 0.217
NOISE = 0.35
STRENGTHS: Mapping[Rating, float] = {
    Rating.AGAIN: 0.7,  # read again, not recalled
    Rating.HARD: 0.9,
    Rating.GOOD: 1.0,
    Rating.EASY: 1.2,
}


@dataclass(frozen=True, slots=True)
class Trace:
    """What one answer left: the day, its strength, and how fast it fades."""

    day: int
    strength: float
    decay: float

    def activation(self, day: int) -> float:
        """Return what the trace still adds on *day*; within a day, some minutes have passed."""
        age = PACE * max(day - self.day, 0.01)
        return self.strength * exp(-self.decay * log(age))


@dataclass(frozen=True, slots=True)
class TraceMemory:
    """The traces of one card, and the activation it takes to recall it."""

    traces: tuple[Trace, ...]
    threshold: float

    @classmethod
    def begin(cls, day: int, quality: Rating, threshold: float) -> Self:
        """Return the memory after a first view."""
        return cls((Trace(day, STRENGTHS[quality], LEAST_DECAY),), threshold)

    def recall(self, day: int) -> float:
        """Return the true chance to recall the card on *day*, with no review in between."""
        return 1 / (1 + exp((self.threshold - log(self._activation(day))) / NOISE))

    def after(self, day: int, quality: Rating) -> Self:
        """Return the memory with one more trace."""
        decay = LEAST_DECAY + DECAY_BY_ACTIVATION * self._activation(day)
        return replace(self, traces=(*self.traces, Trace(day, STRENGTHS[quality], decay)))

    def _activation(self, day: int) -> float:
        return sum(trace.activation(day) for trace in self.traces)
