"""Memory as FSRS-6 has it: a stability and a difficulty, and a power law of forgetting.

The formulas and the 21 published weights are those of the Free Spaced Repetition Scheduler
(open-spaced-repetition). Simulated people differ from its average person in two ways: *speed*,
how many days of the average person one of their days is short of, and their own *decay*.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Self

from dlprep.model.review import Rating

WEIGHTS: Sequence[float] = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # 0-3: first stability by rating
    *(6.4133, 0.8334, 3.0194, 0.001),  # 4-7: difficulty
    *(1.8722, 0.1666, 0.796),  # 8-10: stability after a recall
    *(1.4835, 0.0614, 0.2629, 1.6483),  # 11-14: stability after a lapse
    *(0.6014, 1.8729),  # 15-16: HARD and EASY
    *(0.5425, 0.0912, 0.0658),  # 17-19: answers within a day
    0.1542,  # 20: decay
)
LEAST_STABILITY = 0.001


@dataclass(frozen=True, slots=True)
class FsrsMemory:
    """A card's memory: recall is 0.9 after *stability* days of the average person."""

    stability: float
    difficulty: float
    day: int
    speed: float = 1.0
    decay: float = WEIGHTS[20]

    @classmethod
    def begin(
        cls, day: int, quality: Rating, ease: float = 0.0, speed: float = 1.0, decay: float = WEIGHTS[20]
    ) -> Self:
        """Return the memory after a first view; an *ease* above 0 makes a card easier than most."""
        difficulty = _clamp(_first_difficulty(quality) - 1.5 * ease)
        return cls(WEIGHTS[quality - 1] * exp(0.3 * ease), difficulty, day, speed, decay)

    def recall(self, day: int) -> float:
        """Return the true chance to recall the card on *day*, with no review in between."""
        factor: float = 0.9 ** (-1 / self.decay) - 1
        lived = (day - self.day) / self.speed
        chance: float = (1 + factor * lived / self.stability) ** -self.decay
        return chance

    def after(self, day: int, quality: Rating) -> Self:
        """Return the memory after an answer of that true quality."""
        return replace(
            self,
            stability=self._next_stability(day, quality),
            difficulty=self._next_difficulty(quality),
            day=day,
        )

    def _next_stability(self, day: int, quality: Rating) -> float:
        s, d, w, recall = self.stability, self.difficulty, WEIGHTS, self.recall(day)
        if quality is Rating.AGAIN:
            lapsed: float = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp((1 - recall) * w[14])
            return max(LEAST_STABILITY, min(lapsed, s / exp(w[17] * w[18])))
        bonus = {Rating.HARD: w[15], Rating.EASY: w[16]}.get(quality, 1.0)
        growth: float = exp(w[8]) * (11 - d) * s ** -w[9] * (exp((1 - recall) * w[10]) - 1) * bonus
        return s * (1 + growth)

    def _next_difficulty(self, quality: Rating) -> float:
        change = -WEIGHTS[6] * (quality - Rating.GOOD) * (10 - self.difficulty) / 9
        drawn_to = _first_difficulty(Rating.EASY)
        return _clamp(WEIGHTS[7] * drawn_to + (1 - WEIGHTS[7]) * (self.difficulty + change))


def _first_difficulty(quality: Rating) -> float:
    return WEIGHTS[4] - exp(WEIGHTS[5] * (quality - 1)) + 1


def _clamp(difficulty: float) -> float:
    return min(10.0, max(1.0, difficulty))
