"""Which points of a rubric a typed answer seems to say: a suggestion, never a verdict."""

from collections.abc import Sequence

from dlprep.model.card import Point


def points_said(points: Sequence[Point], text: str) -> tuple[int, ...]:
    """Return the places of the points whose key terms occur in *text*, from 0."""
    words = text.casefold()
    return tuple(place for place, point in enumerate(points) if point.say.casefold() in words)
