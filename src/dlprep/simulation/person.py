"""A simulated person: how well and how fast they learn, answer, and judge their own answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp
from random import Random

from dlprep.model.review import Rating
from dlprep.simulation.fsrs_memory import FsrsMemory
from dlprep.simulation.memory import Memory
from dlprep.simulation.trace_memory import TraceMemory

FIRST_CUTS = (-0.6, 0.2, 2.3)
"""Where AGAIN, HARD, GOOD and EASY part, on a logistic scale: for the average 7:4:7:2."""

UP = 0.5
"""Of the ratings that are one grade off, the share that is too kind."""

Begin = Callable[[int, Rating, float], Memory]
"""Makes the memory of a card on its first view, from the day, the true quality, the card's ease."""


@dataclass(frozen=True, slots=True)
class Person:
    """Traits of one person: *prepared* shifts first answers, *pace* multiplies seconds.

    *slip* is the chance to judge an answer as its opposite, *coarse* that to be one grade off
    among HARD, GOOD and EASY, *misses* that to skip a day.
    """

    begin: Begin
    prepared: float
    pace: float
    slip: float
    coarse: float
    misses: float

    def first_qualities(self, ease: float) -> tuple[float, ...]:
        """Return how likely a first answer is AGAIN, HARD, GOOD, EASY."""
        below = [1 / (1 + exp(ease + self.prepared - cut)) for cut in FIRST_CUTS]
        return tuple(upper - lower for lower, upper in zip((0.0, *below), (*below, 1.0), strict=True))

    def rate(self, quality: Rating, random: Random) -> Rating:
        """Return the rating the person gives an answer of that true quality."""
        slips, off, up = random.random() < self.slip, random.random() < self.coarse, random.random() < UP
        if slips:
            return Rating.GOOD if quality is Rating.AGAIN else Rating.AGAIN
        if quality is Rating.AGAIN or not off:
            return quality
        return Rating(min(Rating.EASY, quality + 1) if up else max(Rating.HARD, quality - 1))


def later_qualities(recall: float) -> tuple[float, ...]:
    """Return how likely an answer is AGAIN, HARD, GOOD, EASY: weak memories come back with effort."""
    hard, easy = 0.1 + 0.4 * (1 - recall), 0.25 * recall**3
    return (1 - recall, recall * hard, recall * (1 - hard - easy), recall * easy)


def draw_quality(chances: Sequence[float], random: Random) -> Rating:
    """Return a quality with those chances."""
    drawn = random.random()
    return next((Rating(n) for n, limit in enumerate(accumulate(chances), 1) if drawn < limit), Rating.EASY)


def _draw_person(begin: Begin, random: Random) -> Person:
    return Person(
        begin=begin,
        prepared=random.gauss(0, 0.6),
        pace=exp(random.gauss(0, 0.2)),
        slip=random.uniform(0.01, 0.08),
        coarse=random.uniform(0.1, 0.3),
        misses=random.uniform(0, 0.25),
    )


def _fsrs_person(random: Random) -> Person:
    """Draw a person whose memory is FSRS-6, from a fifth to twice the average person's speed."""
    speed, decay = exp(random.uniform(-1.6, 0.7)), exp(random.uniform(-2.1, -0.7))
    return _draw_person(lambda day, quality, ease: FsrsMemory.begin(day, quality, ease, speed, decay), random)


def _trace_person(random: Random) -> Person:
    """Draw a person who recalls half to nine tenths of what they saw once, a day later."""
    threshold = random.uniform(-2.2, -1.35)
    return _draw_person(
        lambda day, quality, ease: TraceMemory.begin(day, quality, threshold - 0.15 * ease), random
    )


LEARNERS: Mapping[str, Callable[[Random], Person]] = {"fsrs": _fsrs_person, "traces": _trace_person}
"""The kinds of simulated people by the model of their memory. A new one is a line here."""
