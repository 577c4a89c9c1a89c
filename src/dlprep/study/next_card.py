"""Which card is asked next."""

from dataclasses import replace
from datetime import datetime

from dlprep.study.events import Jumped, RatedElsewhere
from dlprep.study.phases import Answering, Asking, Attempt, Cleared, Probing
from dlprep.study.session import Session


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
    return replace(session, phase=Asking(card, at, Attempt(scale=session.scale)), waiting=waiting)


def reordered(session: Session, event: Jumped | RatedElsewhere) -> Session:
    """Return the session after an event that changes only what is asked when."""
    if isinstance(event, Jumped):
        return _jumped(session, event)
    # What failed here is asked here again.
    gone = event.cards - session.failed()
    if not gone or gone.isdisjoint(session.waiting):
        return session
    return replace(session, waiting=tuple(card for card in session.waiting if card not in gone))


def _jumped(session: Session, event: Jumped) -> Session:
    if event.card == session.card and not isinstance(session.phase, Probing):
        return session
    here = session.phase.card if isinstance(session.phase, Asking | Answering) else None
    others = tuple(card for card in session.waiting if card != event.card)
    return replace(
        session,
        phase=Asking(event.card, event.at, Attempt(scale=session.scale)),
        planned=session.planned if event.card in session.planned else (*session.planned, event.card),
        waiting=others if here is None else (here, *others),
    )
