"""From the points that were said to a rating, and what hints leave to be offered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeAlias

from dlprep.model.card import Point
from dlprep.model.review import Rating

SHORTEST, LONGEST = timedelta(seconds=60), timedelta(seconds=120)
"""How long a spoken answer should take."""

MUST_WEIGHT = 2
"""A must point weighs as much as two others."""

GOOD_COVERAGE, HARD_COVERAGE = 0.7, 0.4

Ticks: TypeAlias = tuple[bool | None, ...]
"""For each point of the rubric whether it was said; None is not judged yet."""


Scale: TypeAlias = tuple[Rating, ...]
"""The ratings that are offered."""

FOUR: Scale = tuple(Rating)
TWO: Scale = (Rating.AGAIN, Rating.GOOD)
"""For those who want to decide only whether an answer would have passed."""


def on_scale(rating: Rating, scale: Scale) -> Rating:
    """Return the best rating of *scale* that is not better than *rating*."""
    return max(offered for offered in scale if offered <= rating)


def coverage(points: Sequence[Point], ticks: Ticks) -> float:
    """Return the weighted share of the points that were said, 0 to 1; 1 for no points."""
    weights = [MUST_WEIGHT if point.must else 1 for point in points]
    said = sum(weight for weight, tick in zip(weights, ticks, strict=True) if tick)
    return said / sum(weights) if weights else 1.0


def propose(
    points: Sequence[Point], ticks: Ticks, hints: int, spoken: timedelta | None = None
) -> Rating | None:
    """Return the rating that follows from the ticks, or None while a point is not judged.

    A missing must point caps it at HARD, hints at what they leave. EASY takes every point, within
    the time that an interviewer listens.
    """
    if not points or None in ticks:
        return None
    share = coverage(points, ticks)
    if share == 1:
        rating = Rating.GOOD if spoken is not None and spoken > LONGEST else Rating.EASY
    elif share >= GOOD_COVERAGE:
        rating = Rating.GOOD
    else:
        rating = Rating.HARD if share >= HARD_COVERAGE else Rating.AGAIN
    if any(point.must and not tick for point, tick in zip(points, ticks, strict=True)):
        rating = min(rating, Rating.HARD)
    return min(rating, highest_rating(points, hints))


def highest_rating(points: Sequence[Point], hints: int) -> Rating:
    """Return the highest rating offered after *hints*: key terms first, then point by point."""
    if hints == 0:
        return Rating.EASY
    opened = opened_points(points, hints)
    if opened == 0:
        return Rating.GOOD
    return Rating.HARD if opened <= len(points) / 2 else Rating.AGAIN


def opened_points(points: Sequence[Point], hints: int) -> int:
    """Return how many points *hints* have opened."""
    return min(max(0, hints - 1), len(points))
