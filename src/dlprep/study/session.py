"""The sitting as a value: what is on the screen, what waits, what was rated. `transitions` moves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from dlprep.model.card import Card, CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.study.judging import FOUR, Scale
from dlprep.study.phases import Answering, Asking, Attempt, Phase, Probing

if TYPE_CHECKING:
    from datetime import datetime

CardOf: TypeAlias = Callable[[CardId], Card]


def bare_card(card: CardId) -> Card:
    """Return a card without rubric and follow-ups."""
    return Card(card, "", "")


class Did(Enum):
    """What a step did that can be taken back."""

    JUDGED = auto()
    RATED = auto()
    PROBED = auto()
    WENT_ON = auto()
    SET_ASIDE = auto()
    FLAGGED = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """What undo takes back: what was done, the session before it, and when it was where that counts.

    *mark* is the entry of a mark in the log.
    """

    did: Did
    before: Session
    at: datetime | None = None
    mark: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A sitting at one moment.

    *planned* are the cards it began with or jumped to, *waiting* those still to be asked after the
    one on the screen, *reviews* the live ones: given and not taken back. Once the answers have
    taken *budget*, only cards that failed are asked again; None is no limit. *probed* is the time
    that follow-ups took, *issued* counts the entries made in the log, *practice* leaves the boxes
    alone. *scale* are the ratings that are offered. *attempts* are those at cards that were left before
    they were rated. *card_of* returns the text of a card as it is now.
    """

    id: SessionId
    phase: Phase
    planned: tuple[CardId, ...]
    waiting: tuple[CardId, ...]
    budget: timedelta | None = None
    practice: bool = False
    reviews: tuple[Review, ...] = ()
    probed: timedelta = timedelta()
    flagged: frozenset[CardId] = frozenset()
    scale: Scale = FOUR
    issued: int = 0
    attempts: Mapping[CardId, Attempt] = field(default_factory=dict)
    card_of: CardOf = field(default=bare_card, compare=False, repr=False)
    # Left out of comparison and repr: a long sitting is a long chain, which would recurse.
    last: Step | None = field(default=None, compare=False, repr=False)

    @property
    def card(self) -> CardId | None:
        """Return the card on the screen, if one is."""
        match self.phase:
            case Asking(card=card) | Answering(card=card) | Probing(card=card):
                return card
            case _:
                return None

    @property
    def answered(self) -> int:
        """Return how many of the planned cards were last rated better than AGAIN."""
        return sum(rating is not Rating.AGAIN for rating in self._last_ratings().values())

    @property
    def repeating(self) -> int:
        """Return how many failed cards wait to be asked once more, the one on the screen left out."""
        failed = self.failed()
        return len(failed.intersection(self.waiting)) if failed else 0

    @property
    def used(self) -> timedelta:
        """Return how long the answers have taken."""
        return sum((review.took for review in self.reviews), self.probed)

    def failed(self) -> set[CardId]:
        """Return the cards last rated AGAIN."""
        return {card for card, rating in self._last_ratings().items() if rating is Rating.AGAIN}

    def _last_ratings(self) -> dict[CardId, Rating]:
        return {review.card: review.rating for review in self.reviews}
