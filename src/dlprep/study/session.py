"""The sitting: every transition is here, and nothing else.

| phase     | Revealed  | Rated                        | Undone            | Stopped |
|-----------|-----------|------------------------------|-------------------|---------|
| Asking    | Answering | -                            | back, `Retract`   | Closed  |
| Answering | -         | Asking or Cleared, `Record`  | back, `Retract`   | Closed  |
| Cleared   | -         | -                            | back, `Retract`   | Closed  |
| Closed    | -         | -                            | -                 | -       |

"-" leaves the session as it is. A card rated AGAIN goes to the end of the queue. Undo puts back
the session as it stood when the card was rated, with the answer still shown; it is never an
inverse written by hand. Only the counter of reviews runs on, so no review id is used twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias, assert_never

from dlprep.model.review import Rating, Review, ReviewId, SessionId
from dlprep.study.effects import Effect, Record, Retract
from dlprep.study.events import Event, Rated, Revealed, Stopped, Undone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dlprep.model.card import CardId


@dataclass(frozen=True, slots=True)
class Asking:
    """The question of *card* is shown since an instant."""

    card: CardId
    since: datetime


@dataclass(frozen=True, slots=True)
class Answering:
    """The model answer is shown too; *since* is still when the question was first shown."""

    card: CardId
    since: datetime
    revealed: datetime


@dataclass(frozen=True, slots=True)
class Cleared:
    """Nothing is left to ask; the last rating can still be taken back."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The sitting is over."""


Phase: TypeAlias = Asking | Answering | Cleared | Closed


@dataclass(frozen=True, slots=True)
class Session:
    """A sitting at one moment.

    *planned* are the cards it began with, *waiting* those still to be asked after the one on the
    screen, *reviews* the live ones: given and not taken back. Once the answers have taken
    *budget*, only cards that failed are asked again; None is no limit.
    """

    id: SessionId
    phase: Phase
    planned: tuple[CardId, ...]
    waiting: tuple[CardId, ...]
    budget: timedelta | None = None
    reviews: tuple[Review, ...] = ()
    issued: int = 0
    # Left out of comparison and repr: a long sitting is a long chain, which would recurse.
    before: Session | None = field(default=None, compare=False, repr=False)

    @property
    def card(self) -> CardId | None:
        """Return the card on the screen, if one is."""
        match self.phase:
            case Asking(card=card) | Answering(card=card):
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
        return len(failed) - (self.card in failed)

    @property
    def used(self) -> timedelta:
        """Return how long the answers have taken."""
        return sum((review.took for review in self.reviews), timedelta())

    def failed(self) -> set[CardId]:
        """Return the cards last rated AGAIN."""
        return {card for card, rating in self._last_ratings().items() if rating is Rating.AGAIN}

    def _last_ratings(self) -> dict[CardId, Rating]:
        return {review.card: review.rating for review in self.reviews}


def begin(
    session_id: SessionId, cards: Iterable[CardId], at: datetime, budget: timedelta | None = None
) -> Session:
    """Return a sitting that asks the first of *cards*, for about as long as *budget*."""
    planned = tuple(cards)
    return _ask_next(Session(session_id, Cleared(), planned, planned, budget), at)


def update(session: Session, event: Event) -> tuple[Session, tuple[Effect, ...]]:
    """Return the session after *event*, and the effects to perform before it is shown."""
    match event:
        case Revealed():
            return _reveal(session, event), ()
        case Rated():
            return _rate(session, event)
        case Undone():
            return _undo(session, event)
        case Stopped():
            return replace(session, phase=Closed()), ()
        case _:
            assert_never(event)


def _reveal(session: Session, event: Revealed) -> Session:
    match session.phase:
        case Asking(card, since):
            return replace(session, phase=Answering(card, since, event.at))
        case _:
            return session


def _rate(session: Session, event: Rated) -> tuple[Session, tuple[Effect, ...]]:
    match session.phase:
        case Answering(card, since):
            review = Review(
                id=ReviewId(session.id, session.issued + 1),
                card=card,
                rating=event.rating,
                at=event.at,
                took=max(event.at - since, timedelta()),
            )
            waiting = (*session.waiting, card) if event.rating is Rating.AGAIN else session.waiting
            rated = replace(
                session,
                waiting=waiting,
                reviews=(*session.reviews, review),
                issued=session.issued + 1,
                before=session,
            )
            return _ask_next(rated, event.at), (Record(review),)
        case _:
            return session, ()


def _undo(session: Session, event: Undone) -> tuple[Session, tuple[Effect, ...]]:
    if session.before is None or isinstance(session.phase, Closed):
        return session, ()
    taken_back = session.reviews[-1]
    return replace(session.before, issued=session.issued), (Retract(taken_back.id, event.at),)


def _ask_next(session: Session, at: datetime) -> Session:
    card = next(iter(session.waiting), None)
    if card is not None and session.budget is not None and session.used >= session.budget:
        failed = session.failed()
        card = next((card for card in session.waiting if card in failed), None)
    if card is None:
        return replace(session, phase=Cleared())
    place = session.waiting.index(card)
    waiting = session.waiting[:place] + session.waiting[place + 1 :]
    return replace(session, phase=Asking(card, at), waiting=waiting)
