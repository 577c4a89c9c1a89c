"""What the page for the night before holds: points missed, flagged cards, formulas, questions to rehearse.

Chosen for a reading time, the most pressing first, and always the same from the same log.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from dlprep.model.card import Card, CardId
from dlprep.statistics.coverage import Judgements, PointRecord, measure_points, weakest_points

WORDS_A_MINUTE = 200
"""How fast such a page is read: slower than a novel, and with a pause to recall."""

WORDS_OF_A_FORMULA = 8
REHEARSED = 10
LINES_A_CARD = 4
"""Of one card no more points than these: who missed more has to read the card itself."""

LEAST_WEAKNESS = 0.25
"""A point that the last three answers said is known again, however often it was missed before."""


class Part(Enum):
    """The parts of the page in their order, each with the share of the words it may use at first."""

    MISSED = 0.5
    FLAGGED = 0.1
    FORMULAS = 0.15
    REHEARSE = 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """A point or a formula (LaTeX); *missed* of *answers* did not say the point."""

    text: str
    must: bool = False
    missed: int = 0
    answers: int = 0
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A card's question, and what of it is on the page."""

    card: Card
    lines: tuple[Line, ...] = ()

    @property
    def words(self) -> int:
        """Return how much there is to read."""
        lines = (WORDS_OF_A_FORMULA if line.is_formula else len(line.text.split()) for line in self.lines)
        return len(self.card.question.split()) + sum(lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: its parts, how many entries of each did not fit, and its length.

    *untested* says that no point was missed lately: what stands in that part are then the musts of
    the weakest cards.
    """

    parts: dict[Part, tuple[Entry, ...]]
    left_out: dict[Part, int]
    minutes: float
    words: int
    untested: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the cards: which are flagged, and the recall expected (None: never seen)."""

    flagged: Collection[CardId]
    recall: Callable[[Card], float | None]
    formulas: Callable[[Card], Sequence[str]]


def make_sheet(cards: Sequence[Card], judgements: Judgements, known: Known, minutes: float) -> Sheet:
    """Choose what of *cards* to read the night before, in so many minutes."""
    missed = weakest_points(measure_points(cards, judgements))
    records = [record for record in missed if record.weakness >= LEAST_WEAKNESS]
    weak = _weakest_first(cards, known)
    candidates = {
        Part.MISSED: list(_missed(records) if records else _musts(weak)),
        Part.FLAGGED: [_with_points(card) for card in cards if card.id in known.flagged],
        Part.FORMULAS: list(_formulas(weak, known)),
        Part.REHEARSE: [Entry(card) for card in _pressing(records, weak)[:REHEARSED]],
    }
    room = int(minutes * WORDS_A_MINUTE)
    chosen = _fitted(candidates, room)
    parts = {part: tuple(candidates[part][: chosen[part]]) for part in Part}
    return Sheet(
        parts=parts,
        left_out={part: len(candidates[part]) - chosen[part] for part in Part},
        minutes=minutes,
        words=sum(entry.words for entries in parts.values() for entry in entries),
        untested=not records,
    )


def _missed(records: Iterable[PointRecord]) -> Iterator[Entry]:
    """Group missed points by card: a card stands where its most pressing point does."""
    by_card: dict[CardId, list[PointRecord]] = {}
    for record in records:
        by_card.setdefault(record.card.id, []).append(record)
    for own in by_card.values():
        lines = (Line(record.point.say, record.point.must, record.missed, len(record.said)) for record in own)
        yield Entry(own[0].card, tuple(islice(lines, LINES_A_CARD)))


def _musts(weak: Iterable[Card]) -> Iterator[Entry]:
    for card in weak:
        if musts := tuple(Line(point.say, must=True) for point in card.points if point.must):
            yield Entry(card, musts)


def _with_points(card: Card) -> Entry:
    return Entry(card, tuple(Line(point.say, point.must) for point in card.points))


def _formulas(weak: Iterable[Card], known: Known) -> Iterator[Entry]:
    for card in weak:
        if formulas := tuple(Line(text, is_formula=True) for text in dict.fromkeys(known.formulas(card))):
            yield Entry(card, formulas)


def _weakest_first(cards: Sequence[Card], known: Known) -> list[Card]:
    """Return seen cards by their recall, then the unseen ones: there is no time left to learn those."""

    def order(card: Card) -> tuple[bool, float]:
        recall = known.recall(card)
        return recall is None, recall or 0.0

    return sorted(cards, key=order)


def _pressing(records: Iterable[PointRecord], weak: Iterable[Card]) -> list[Card]:
    """Return the cards whose musts were missed last time, then the weakest of the others."""
    failed = [record.card for record in records if record.point.must and not record.said[0]]
    return list({card.id: card for card in (*failed, *weak)}.values())


def _fitted(candidates: dict[Part, list[Entry]], room: int) -> dict[Part, int]:
    """Return how many entries of each part fit: first each within its share, then what is left goes round."""
    chosen = dict.fromkeys(Part, 0)
    used = 0
    for part in Part:
        used += _take(candidates, chosen, part, int(room * part.value))
    for part in Part:
        used += _take(candidates, chosen, part, room - used)
    return chosen


def _take(candidates: dict[Part, list[Entry]], chosen: dict[Part, int], part: Part, room: int) -> int:
    """Choose further entries of a part while they fit, and return the words they have."""
    used = 0
    for entry in candidates[part][chosen[part] :]:
        if used + entry.words > room:
            break
        used += entry.words
        chosen[part] += 1
    return used
