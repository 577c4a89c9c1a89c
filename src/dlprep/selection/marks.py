"""Where the marks put on cards leave them: a fold over the marks, in the order they were made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import Review


@dataclass(frozen=True, slots=True)
class Marked:
    """What holds now: suspended and flagged cards, until when others are buried, and fresh starts.

    Reviews of a card up to its instant in *reset* no longer count.
    """

    suspended: frozenset[CardId] = frozenset()
    flagged: frozenset[CardId] = frozenset()
    buried: dict[CardId, date] = field(default_factory=dict)
    reset: dict[CardId, datetime] = field(default_factory=dict)

    def awake(self, cards: Iterable[CardId], today: date) -> list[CardId]:
        """Return the cards that may be asked on *today*: neither suspended, nor buried for longer."""
        asleep = self.suspended.union(card for card in self.buried if self.is_buried(card, today))
        return [card for card in cards if card not in asleep]

    def is_buried(self, card: CardId, today: date) -> bool:
        """Say whether a card is put off to a later day than *today*."""
        return self.buried.get(card, today) > today


def fold_marks(marks: Iterable[Mark]) -> Marked:
    """Return what live marks, in the order they were made, come to."""
    suspended: set[CardId] = set()
    flagged: set[CardId] = set()
    buried: dict[CardId, date] = {}
    reset: dict[CardId, datetime] = {}
    for mark in marks:
        match mark.kind:
            case MarkKind.SUSPEND:
                suspended.add(mark.card)
            case MarkKind.RESUME:
                suspended.discard(mark.card)
            case MarkKind.BURY if mark.until is not None:
                buried[mark.card] = mark.until
            case MarkKind.UNBURY:
                buried.pop(mark.card, None)
            case MarkKind.FLAG:
                flagged.add(mark.card)
            case MarkKind.UNFLAG:
                flagged.discard(mark.card)
            case MarkKind.RESET:
                reset[mark.card] = mark.at
            case MarkKind.BURY:
                pass
    return Marked(frozenset(suspended), frozenset(flagged), buried, reset)


def since_reset(reviews: Sequence[Review], marked: Marked) -> list[Review]:
    """Return the reviews that came after a card's fresh start, if it had one."""
    return [
        review
        for review in reviews
        if review.card not in marked.reset or review.at > marked.reset[review.card]
    ]


def counted_reviews(reviews: Sequence[Review], marked: Marked) -> list[Review]:
    """Return the reviews that move boxes: no practice, nothing before a fresh start."""
    return [review for review in since_reset(reviews, marked) if not review.practice]
