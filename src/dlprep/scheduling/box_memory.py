"""How long each box holds, calibrated on the learner's own answers.

Recall of a card in box b (1 to 5), e study days after its last answer, is

    (1 + k·e / S_b) ^ -d      with S_b = s·r^(b-1) days, and k such that recall is 0.9 at e = S_b:

a power law of forgetting. Nothing is fitted: every combination of s, r and d on a small grid is
kept with a weight, and each spaced answer multiplies the weights by how likely it was. A
prediction is the weighted mean. That is Bayes' rule, exact on the grid, from the first answer on.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from math import exp, log, prod
from operator import mul
from typing import NamedTuple, TypeAlias

from dlprep.scheduling.packed_rows import packed, unpacked


@dataclass(frozen=True, slots=True)
class Prior:
    """Log-normal belief about one number: the values tried, their centre, the spread of the log."""

    grid: tuple[float, ...]
    centre: float
    spread: float

    def density(self, value: float) -> float:
        """Return the density at *value* on the log scale, up to a constant factor."""
        return exp(-0.5 * (log(value / self.centre) / self.spread) ** 2)


@dataclass(frozen=True, slots=True)
class MemoryParameters:
    """What is believed before the first answer; pessimistic, so that early answers come early.

    The values are those that served best, over four worlds of memory, in the simulations that
    the rule comes from. *slip* is the chance that a grade says the opposite of the memory.
    """

    stability: Prior = Prior((0.03, 0.08, 0.2, 0.5, 1.2), 0.25, 1.0)
    growth: Prior = Prior((1.5, 2.2, 3.2), 2.8, 0.4)
    decay: Prior = Prior((0.15, 0.35, 0.8, 1.5), 0.8, 0.9)
    slip: float = 0.03


class Answer(NamedTuple):
    """A spaced answer: the box the card was in, the study days it had waited, and the outcome."""

    box: int
    days: int
    recalled: bool


AnswerFields: TypeAlias = tuple[int, int, bool]
"""The same as a plain tuple: a long log makes a million of them, and those are made faster."""

ONE = 2**64
"""Logarithms are added as whole numbers of this unit, which loses no digit of theirs."""

LOWEST = -1e12
"""No answers of a life make a weight smaller than that, as a logarithm."""


@dataclass(frozen=True, slots=True)
class BoxMemory:
    """The weights over the grid after some answers.

    *logs* are their logarithms, kept beside them: a weight that is 0 to a float after thousands
    of one-sided answers must still be able to recover.
    """

    parameters: MemoryParameters = field(default_factory=MemoryParameters)
    weights: tuple[float, ...] | None = None
    logs: tuple[float, ...] | None = None
    # Predictions already made with these weights; no part of the value.
    _known: dict[tuple[int, int], float] = field(default_factory=dict, compare=False, repr=False)

    def after(self, answers: Iterable[AnswerFields]) -> "BoxMemory":
        """Return the memory that has learnt from *answers* as well; their order does not matter."""
        grid = _grid(self.parameters)
        before = self.logs or [log(weight) for weight in grid.prior]
        surprise = sum(grid.surprise(answer, count) for answer, count in Counter(answers).items())
        # Sums of whole numbers, so that the order leaves no trace in the last digits either.
        sums = [
            (int(weight * ONE) - less) / ONE
            for weight, less in zip(before, unpacked(surprise, len(before)), strict=True)
        ]
        highest = max(sums)
        return self.restored(tuple(weight - highest for weight in sums))

    def restored(self, logs: tuple[float, ...]) -> "BoxMemory":
        """Return the memory with those logarithms of weights; for none, as before the first answer.

        Raises ValueError when they are not as many as the grid has points, or no such logarithms.
        """
        if not logs:
            return BoxMemory(self.parameters)
        if len(logs) != len(_grid(self.parameters).prior):
            message = f"{len(logs)} weights for another grid"
            raise ValueError(message)
        if not all(LOWEST <= weight <= 0 for weight in logs):
            message = "logarithms of weights of which none is above 1"
            raise ValueError(message)
        weights = [exp(weight) for weight in logs]
        total = sum(weights)
        return BoxMemory(self.parameters, tuple(weight / total for weight in weights), logs)

    def recall(self, box: int, days: int) -> float:
        """Return the predicted chance to recall a card of *box* after *days*."""
        known = self._known.get((box, days))
        if known is None:
            known = sum(map(mul, self._weights, _grid(self.parameters).recalls(box, days)))
            self._known[box, days] = known
        return known

    def spread(self, days_by_box: Iterable[tuple[int, int, int]]) -> list[tuple[float, float]]:
        """Return, for each point of the grid, its weight and the sum of recalls it predicts.

        *days_by_box* holds a box, the days since the last answer, and how many cards stand so.
        """
        grid = _grid(self.parameters)
        sums = [0.0] * len(self._weights)
        for box, days, count in days_by_box:
            for index, recall in enumerate(grid.recalls(box, days)):
                sums[index] += count * recall
        return list(zip(self._weights, sums, strict=True))

    @property
    def _weights(self) -> tuple[float, ...]:
        return _grid(self.parameters).prior if self.weights is None else self.weights


class _Grid:
    """What every combination of s, r and d predicts, and the weight it begins with.

    Predictions are kept: the same boxes and days come again all the time.
    """

    def __init__(self, parameters: MemoryParameters) -> None:
        priors = (parameters.stability, parameters.growth, parameters.decay)
        self._points = tuple(product(*(prior.grid for prior in priors)))
        densities = [
            prod(prior.density(value) for prior, value in zip(priors, point, strict=True))
            for point in self._points
        ]
        self.prior = tuple(density / sum(densities) for density in densities)
        self._slip = parameters.slip
        self._recalls: dict[tuple[int, int], tuple[float, ...]] = {}
        self._surprises: dict[tuple[AnswerFields, int], int] = {}

    def recalls(self, box: int, days: int) -> tuple[float, ...]:
        """Return the recall that each point predicts."""
        known = self._recalls.get((box, days))
        if known is None:
            known = self._recalls[box, days] = tuple(
                (1 + (0.9 ** (-1 / d) - 1) * days / (s * r ** (box - 1))) ** -d for s, r, d in self._points
            )
        return known

    def surprise(self, answer: AnswerFields, count: int) -> int:
        """Return how unlikely the same answer so many times is at each point, as a packed row.

        That is minus the logarithm of its chance, in units of 1 / `ONE`.
        """
        known = self._surprises.get((answer, count))
        if known is None:
            box, days, recalled = answer
            chances = [self._slip + (1 - 2 * self._slip) * recall for recall in self.recalls(box, days)]
            likely = [log(chance) if recalled else log(1 - chance) for chance in chances]
            scale = -float(count * ONE)
            known = self._surprises[answer, count] = packed([int(scale * each) for each in likely])
        return known


@lru_cache(maxsize=8)
def _grid(parameters: MemoryParameters) -> _Grid:
    return _Grid(parameters)
