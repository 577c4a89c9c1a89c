"""Which points of the model answers are said, and which are missed: most often and most recently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dlprep.model.card import Card, CardId, Point
from dlprep.model.review import Review
from dlprep.scheduling.calendar import study_day
from dlprep.statistics.shares import Share, TagShare, by_tag, share_of, tags_of

LATELY = 3
"""The last answers of a card whose points were ticked: what they say is how it is now."""

FADING = 0.5
"""How much a miss counts after each further answer of the card."""


@dataclass(frozen=True, slots=True)
class PointRecord:
    """A point of a card as it is now, and what the answers made of it, the last answer first."""

    card: Card
    point: Point
    said: tuple[bool, ...]
    last_missed: date | None

    @property
    def missed(self) -> int:
        """Return how many answers missed the point."""
        return self.said.count(False)

    @property
    def weakness(self) -> float:
        """Return the misses, each worth half as much after every further answer."""
        return sum(FADING**age for age, said in enumerate(self.said) if not said)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of points said lately, in all and by tag, and the points that were missed, weakest first.

    *judged* of *cards* with points had an answer whose points were ticked.
    """

    overall: Share
    tags: tuple[TagShare, ...]
    weakest: tuple[PointRecord, ...]
    judged: int
    cards: int


def measure_points(cards: Iterable[Card], reviews: Iterable[Review]) -> list[PointRecord]:
    """Return a record for each point that was ever judged, in the order of the cards.

    A point that was reworded begins anew.
    """
    ticked: dict[CardId, list[tuple[date, dict[str, bool]]]] = {}
    for review in sorted(reviews, key=lambda review: (review.at, review.id), reverse=True):
        if review.ticks:
            said = {tick.point: tick.said for tick in review.ticks}
            ticked.setdefault(review.card, []).append((study_day(review.at), said))
    records = []
    for card in cards:
        for point in card.points:
            answers = [(day, said[point.say]) for day, said in ticked.get(card.id, ()) if point.say in said]
            if answers:
                last_missed = next((day for day, said in answers if not said), None)
                records.append(PointRecord(card, point, tuple(said for _, said in answers), last_missed))
    return records


def weakest_points(records: Iterable[PointRecord]) -> tuple[PointRecord, ...]:
    """Return the points that were missed: musts first, then by how often and how recently."""
    missed = (record for record in records if record.missed)
    return tuple(sorted(missed, key=lambda record: (not record.point.must, -record.weakness)))


def measure_coverage(cards: Sequence[Card], reviews: Iterable[Review]) -> Coverage:
    """Measure what was said lately of the points of *cards*."""
    records = measure_points(cards, reviews)
    lately = [(record.card.id, said) for record in records for said in record.said[:LATELY]]
    return Coverage(
        overall=share_of(said for _, said in lately),
        tags=by_tag(lately, tags_of(cards)),
        weakest=weakest_points(records),
        judged=len({record.card.id for record in records}),
        cards=sum(bool(card.points) for card in cards),
    )
