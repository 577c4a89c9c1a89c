"""Which points of the model answers are said, and which are missed: most often and most recently."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dlprep.model.card import Card, CardId, Outline, Point
from dlprep.statistics.shares import Share, TagShare, by_tag, share_of, tags_of, total_of

LATELY = 3
"""The last answers of a card whose points were ticked: what they say is how it is now."""

FADING = 0.5
"""How much a miss counts after each further answer of the card."""

Judgement: TypeAlias = tuple[date, bool]
"""The study day of an answer, and whether it said the point."""

Judgements: TypeAlias = Mapping[CardId, Mapping[str, Sequence[Judgement]]]
"""By card and point, in its words, how the answers were judged, in the order of their instants."""


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


def measure_points(cards: Iterable[Card], judgements: Judgements) -> list[PointRecord]:
    """Return a record for each point that was ever judged, in the order of the cards.

    A point that was reworded begins anew.
    """
    records = []
    for card in cards:
        judged = judgements.get(card.id, {})
        for point in card.points:
            if answers := judged.get(point.say):
                last_missed = next((day for day, said in reversed(answers) if not said), None)
                said = tuple(said for _, said in reversed(answers))
                records.append(PointRecord(card, point, said, last_missed))
    return records


def weakest_points(records: Iterable[PointRecord]) -> tuple[PointRecord, ...]:
    """Return the points that were missed: musts first, then by how often and how recently."""
    missed = (record for record in records if record.missed)
    return tuple(sorted(missed, key=lambda record: (not record.point.must, -record.weakness)))


def measure_coverage(
    cards: Sequence[Outline], judgements: Judgements, card_of: Callable[[CardId], Card]
) -> Coverage:
    """Measure what was said lately of the points of *cards*; only those that were judged are looked up."""
    judged = (card_of(card.id) for card in cards if card.id in judgements)
    records = measure_points(judged, judgements)
    lately = [(record.card.id, share_of(record.said[:LATELY])) for record in records]
    return Coverage(
        overall=total_of(share for _, share in lately),
        tags=by_tag(lately, tags_of(cards)),
        weakest=weakest_points(records),
        judged=len({record.card.id for record in records}),
        cards=sum(card.points > 0 for card in cards),
    )
