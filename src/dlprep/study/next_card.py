"""Which card is asked next, and with what is known of an earlier attempt at it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dlprep.model.card import CardId
from dlprep.study.events import Jumped, RatedElsewhere
from dlprep.study.phases import Answering, Asking, Attempt, Cleared, Probing
from dlprep.study.session import Did, Session, Step


def ask_next(session: Session, at: datetime) -> Session:
    """Return the session that asks the next card that waits, or is cleared if there is none.

    Once the budget is used, only failed cards are asked again.
    """
    card = next(iter(session.waiting), None)
    if card is not None and session.budget is not None and session.used >= session.budget:
        failed = session.failed()
        card = next((card for card in session.waiting if card in failed), None)
    if card is None:
        return replace(session, phase=Cleared())
    place = session.waiting.index(card)
    waiting = session.waiting[:place] + session.waiting[place + 1 :]
    return replace(_asking(session, card, at), waiting=waiting)


def reordered(session: Session, event: Jumped | RatedElsewhere) -> Session:
    """Return the session after an event that changes only what is asked when."""
    if isinstance(event, Jumped):
        return _jumped(session, event)
    # What failed here is asked here again.
    gone = event.cards - session.failed()
    if not gone or gone.isdisjoint(session.waiting):
        return session
    return replace(session, waiting=tuple(card for card in session.waiting if card not in gone))


def with_attempt_kept(session: Session) -> Mapping[CardId, Attempt]:
    """Return the attempts to be gone on with, the one at the card on the screen among them.

    What was typed, opened and said beforehand counts when the card is asked again; its clock does not.
    """
    match session.phase:
        case Asking(card=card, attempt=attempt) | Answering(card=card, attempt=attempt):
            left = replace(attempt, started=None)
            if left != Attempt(scale=session.scale):
                return {**session.attempts, card: left}
    return session.attempts


def without(attempts: Mapping[CardId, Attempt], card: CardId | None) -> Mapping[CardId, Attempt]:
    """Return the attempts at all cards but one."""
    return {other: attempt for other, attempt in attempts.items() if other != card}


def _asking(session: Session, card: CardId, at: datetime) -> Session:
    attempt = session.attempts.get(card, Attempt(scale=session.scale))
    return replace(session, phase=Asking(card, at, attempt), attempts=without(session.attempts, card))


def _jumped(session: Session, event: Jumped) -> Session:
    if event.card == session.card and not isinstance(session.phase, Probing):
        return session
    here = session.phase.card if isinstance(session.phase, Asking | Answering) else None
    others = tuple(card for card in session.waiting if card != event.card)
    return replace(
        _asking(replace(session, attempts=with_attempt_kept(session)), event.card, event.at),
        planned=session.planned if event.card in session.planned else (*session.planned, event.card),
        waiting=others if here is None else (here, *others),
        last=Step(Did.WENT_ON, session, event.at),
    )
