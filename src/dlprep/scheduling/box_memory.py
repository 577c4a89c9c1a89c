"""How long each box holds, calibrated on the learner's own answers.

Recall of a card in box b (1 to 5), e study days after its last answer, is

    (1 + k·e / S_b) ^ -d      with S_b = s·r^(b-1) days, and k such that recall is 0.9 at e = S_b:

a power law of forgetting. Nothing is fitted: every combination of s, r and d on a small grid is
kept with a weight, and each spaced answer multiplies the weights by how likely it was. A
prediction is the weighted mean. That is Bayes' rule, exact on the grid, from the first answer on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product, repeat
from math import exp, fsum, log, prod
from operator import mul
from typing import NamedTuple


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

    def after(self, answers: Iterable[Answer]) -> "BoxMemory":
        """Return the memory that has learnt from *answers* as well; their order does not matter."""
        grid = _grid(self.parameters)
        rows: list[Sequence[float]] = [self.logs or [log(weight) for weight in grid.prior]]
        for answer, count in Counter(answers).items():
            learnt = grid.log_likelihoods(answer.box, answer.days)[answer.recalled]
            rows.append(learnt if count == 1 else tuple(map(mul, learnt, repeat(count))))
        # An exact sum, so that the order leaves no trace in the last digits either.
        sums = [fsum(column) for column in zip(*rows, strict=True)]
        highest = max(sums)
        return self.restored(tuple(weight - highest for weight in sums))

    def restored(self, logs: tuple[float, ...]) -> "BoxMemory":
        """Return the memory with those logarithms of weights; for none, as before the first answer.

        Raises ValueError when they are not as many as the grid has points.
        """
        if not logs:
            return BoxMemory(self.parameters)
        if len(logs) != len(_grid(self.parameters).prior):
            message = f"{len(logs)} weights for another grid"
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
        self._logs: dict[tuple[int, int], tuple[tuple[float, ...], tuple[float, ...]]] = {}

    def recalls(self, box: int, days: int) -> tuple[float, ...]:
        """Return the recall that each point predicts."""
        known = self._recalls.get((box, days))
        if known is None:
            known = self._recalls[box, days] = tuple(
                (1 + (0.9 ** (-1 / d) - 1) * days / (s * r ** (box - 1))) ** -d for s, r, d in self._points
            )
        return known

    def log_likelihoods(self, box: int, days: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return how likely a failure, and a recall, is at each point, as logarithms."""
        known = self._logs.get((box, days))
        if known is None:
            recalled = [self._slip + (1 - 2 * self._slip) * recall for recall in self.recalls(box, days)]
            known = self._logs[box, days] = (
                tuple(log(1 - chance) for chance in recalled),
                tuple(log(chance) for chance in recalled),
            )
        return known


@lru_cache(maxsize=8)
def _grid(parameters: MemoryParameters) -> _Grid:
    return _Grid(parameters)
