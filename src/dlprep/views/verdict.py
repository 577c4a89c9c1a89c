"""Which rating the points propose, and why it is no better, in a few words."""

from collections.abc import Sequence
from datetime import timedelta

from dlprep.model.card import Point
from dlprep.model.review import Rating
from dlprep.study.judging import LONGEST, Ticks, highest_rating, propose
from dlprep.views.dates import counted


def verdict(
    points: Sequence[Point], ticks: Ticks, hints: int, spoken: timedelta | None, must: str
) -> tuple[Rating | None, str]:
    """Return the proposed rating, None while a point is open, and what to say; *must* is the sign."""
    judged = sum(tick is not None for tick in ticks)
    rating = propose(points, ticks, hints, spoken)
    if rating is None:
        return None, f"{judged} of {len(points)} judged"
    said = f"said {sum(map(bool, ticks))} of {len(points)}"
    missed = any(point.must and not tick for point, tick in zip(points, ticks, strict=True))
    unaided = propose(points, ticks, 0, spoken)
    if unaided is not None and unaided > rating:
        return rating, f"{said}, and hints allow no better"
    if missed and rating is Rating.HARD:
        return rating, f"{said}, but a {must} point is missing"
    if rating is Rating.GOOD and all(ticks) and spoken is not None and spoken > LONGEST:
        return rating, f"{said}, but it took longer than two minutes"
    return rating, said


def hint_cost(points: Sequence[Point], hints: int) -> str:
    """Return what was opened and what it costs."""
    best = highest_rating(points, hints)
    cost = "only again is left" if best is Rating.AGAIN else f"at most {best.label} now"
    return f"{counted(hints, 'hint')}, {cost}"
