"""How much of some cards will be recalled on a day: the mean, and a band that holds eight times in ten.

Two things are uncertain and both are in the band: how long the learner's boxes hold (every point
of the grid of the box memory gives a mean of its own), and which cards are the lucky ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from operator import mul
from statistics import NormalDist
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.queue import Target
from dlprep.scheduling.scheduler import Scheduler, Standing, Standings

LOW, HIGH = 0.1, 0.9
PARTS = tuple(NormalDist().inv_cdf((part + 0.5) / 5) for part in range(5))
"""A normal distribution in five equal parts; the outer ones stand exactly at LOW and HIGH."""

NEGLIGIBLE = 1e-5
"""Points of the grid with less weight do not move a band."""

Weighted: TypeAlias = Sequence[tuple[CardId, float]]
"""Cards that count, each with its weight."""

Alike: TypeAlias = tuple[int, date, tuple[float, ...]]
"""All that the recall of a seen card follows from: its box, its last day, its memory."""

Groups: TypeAlias = Mapping[tuple[Alike, float], int]
"""How many cards are alike and have the same weight: a large deck stands in few ways."""

Beliefs: TypeAlias = Sequence[tuple[float, float, float]]
"""Normal distributions of a sum of recalls: the weight of each, its mean and its variance."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A share of cards, from 0 to 1: its mean, and the ends of the band from 10 % to 90 %."""

    mean: float = 0.0
    low: float = 0.0
    high: float = 0.0


def counted_cards(target: Target, cards: Iterable[CardId]) -> Weighted:
    """Return those of *cards* that count on an interview, each with its weight."""
    weights = ((card, target.weights.get(card, target.default_weight)) for card in cards)
    return [(card, weight) for card, weight in weights if weight > 0]


class Outcome:
    """What a scheduler expects of cards on one *day*; it keeps what was worked out once."""

    def __init__(self, scheduler: Scheduler, day: date) -> None:
        """Look at *day* with the beliefs of *scheduler*."""
        self._scheduler, self._day = scheduler, day
        self._chances: dict[Alike, tuple[Sequence[float], Sequence[float]]] = {}
        # The weights of the points of the grid; a scheduler without a grid is one point.
        boxes = scheduler.box_memory.spread(()) if isinstance(scheduler, Leitner) else [(1.0, 0.0)]
        self._points = [weight for weight, _ in boxes]

    def recall(self, cards: Weighted, standings: Standings) -> Expected:
        """Return the share of *cards* recalled on the day; a card never seen counts as not recalled."""
        return self.share(grouped(cards, standings), sum(weight for _, weight in cards))

    def share(self, groups: Groups, total: float) -> Expected:
        """Return the share recalled of cards that weigh *total* in all, from the groups of the seen ones."""
        beliefs = self._beliefs(groups)
        if not total or not beliefs:
            return Expected()
        mean = sum(weight * mean for weight, mean, _ in beliefs) / total
        low, high = (end / total for end in _band(beliefs))
        return Expected(mean, max(0.0, min(mean, low)), min(1.0, max(mean, high)))

    def _beliefs(self, groups: Groups) -> Beliefs:
        sums: dict[Alike, tuple[float, float]] = {}
        for (alike, weight), count in groups.items():
            once, squared = sums.get(alike, (0.0, 0.0))
            sums[alike] = once + count * weight, squared + count * weight * weight
        if not sums:
            return ()
        weights, squares = zip(*sums.values(), strict=True)
        chances, variances = zip(*map(self._by_point, sums), strict=True)
        means = (sum(map(mul, weights, point)) for point in zip(*chances, strict=True))
        spreads = (sum(map(mul, squares, point)) for point in zip(*variances, strict=True))
        return list(zip(self._points, means, spreads, strict=True))

    def _by_point(self, alike: Alike) -> tuple[Sequence[float], Sequence[float]]:
        """Return the chance of recall at each point of the grid, and its variance."""
        known = self._chances.get(alike)
        if known is None:
            box, last_day, memory = alike
            if isinstance(self._scheduler, Leitner):
                days = max(0, (self._day - last_day).days)
                chances = [chance for _, chance in self._scheduler.box_memory.spread([(box, days, 1)])]
            else:
                standing = Standing(box, last_day, last_day, last_day, 1, 0, failing=False, memory=memory)
                chances = [self._scheduler.recall(standing, self._day)]
            known = self._chances[alike] = chances, [chance * (1 - chance) for chance in chances]
        return known


def grouped(cards: Weighted, standings: Standings) -> Groups:
    """Count the seen ones of *cards* that are alike and weigh the same."""
    seen = ((standings.get(card), weight) for card, weight in cards)
    return Counter((alike(standing), weight) for standing, weight in seen if standing is not None)


def alike(standing: Standing) -> Alike:
    """Return what is the same for all cards that are recalled alike."""
    return standing.box, standing.last_day, standing.memory


def _band(beliefs: Beliefs) -> Iterator[float]:
    """Return the ends of the band of the mixture: its quantiles at LOW and HIGH."""
    values = []
    for weight, mean, variance in beliefs:
        if weight > NEGLIGIBLE:
            deviation = sqrt(variance)
            values += [(mean + part * deviation, weight) for part in PARTS]
    values.sort()
    return (_quantile(values, level) for level in (LOW, HIGH))


def _quantile(values: Sequence[tuple[float, float]], level: float) -> float:
    """Return a quantile of sorted values with weights, each standing in the middle of its weight."""
    wanted = level * sum(weight for _, weight in values)
    before, last_middle, last = 0.0, 0.0, values[0][0]
    for value, weight in values:
        middle = before + weight / 2
        if middle >= wanted:
            return last + (value - last) * (wanted - last_middle) / (middle - last_middle)
        before, last_middle, last = before + weight, middle, value
    return last
