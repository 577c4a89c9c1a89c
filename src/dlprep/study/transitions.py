"""Every transition of a sitting, and nothing else.

| phase     | event                                   | leads to                                         |
|-----------|-----------------------------------------|--------------------------------------------------|
| Asking    | Started, Confided                       | Asking, the attempt knows it                     |
| Asking    | Hinted                                  | Asking; after the last hint Answering            |
| Asking    | Drafted                                 | Asking, the unfinished text is kept              |
| Asking    | Typed, Revealed                         | Answering                                        |
| Answering | Moved, Judged, Toggled, JudgedRest      | Answering, ticks and cursor changed              |
| Answering | Rated, Accepted                         | `Record`, then Probing, Asking or Cleared        |
| Probing   | Revealed                                | Probing, its answer shown                        |
| Probing   | Probed, once its answer is shown        | `AddProbe`, then the next follow-up or card      |
| Probing   | Skipped                                 | the next follow-up or card, for the rest the card |
| a card    | Marked (suspend, bury)                  | `PutMark`, then Asking or Cleared                |
| a card    | Marked (flag, unflag)                   | `PutMark`, the same phase                        |
| any       | Jumped                                  | Asking that card; the one on the screen is next  |
| a card    | Edited                                  | the same phase, ticks fitted to the new rubric   |
| a card    | Away                                    | the same phase, its clocks set forward           |
| any       | RatedElsewhere                          | the same phase, those cards wait no longer       |
| any       | Undone                                  | the session before the last step; see `undoing`  |
| any       | Stopped                                 | Closed                                           |

"A card" is Asking, Answering or Probing; "any" leaves Closed out. Every other pair leaves the
session as it is. A card rated AGAIN goes to the end of the queue. Judging a point, rating, judging or
skipping a follow-up, a mark and a jump are steps: undo takes back one after the other.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import EntryId, Rating, SessionId
from dlprep.study.attempts import advance, fitted, review_of
from dlprep.study.effects import Effect, PutMark, Record
from dlprep.study.events import (
    Accepted,
    Away,
    Edited,
    Event,
    Judged,
    JudgedRest,
    Jumped,
    Marked,
    Rated,
    RatedElsewhere,
    Stopped,
    Toggled,
    Undone,
)
from dlprep.study.follow_ups import at_follow_up
from dlprep.study.judging import FOUR, Scale, on_scale, propose
from dlprep.study.next_card import ask_next, reordered
from dlprep.study.phases import Answering, Asking, Cleared, Closed, Probing, later
from dlprep.study.session import CardOf, Did, Session, Step, bare_card
from dlprep.study.undoing import undo

Outcome: TypeAlias = tuple[Session, tuple[Effect, ...]]

LEAVING = (MarkKind.SUSPEND, MarkKind.BURY)
"""Marks that take a card off the screen."""


def begin(
    session_id: SessionId,
    cards: Iterable[CardId],
    at: datetime,
    budget: timedelta | None = None,
    *,
    card_of: CardOf = bare_card,
    practice: bool = False,
    flagged: frozenset[CardId] = frozenset(),
    scale: Scale = FOUR,
) -> Session:
    """Return a sitting that asks the first of *cards*, for about as long as *budget*."""
    planned = tuple(cards)
    session = Session(
        session_id,
        Cleared(),
        planned,
        planned,
        budget,
        practice,
        flagged=flagged,
        scale=scale,
        card_of=card_of,
    )
    return ask_next(session, at)


def update(session: Session, event: Event) -> Outcome:
    """Return the session after *event*, and the effects to perform before it is shown."""
    match session.phase, event:
        case Closed(), _:
            return session, ()
        case _, Stopped():
            return replace(session, phase=Closed()), ()
        case _, Undone():
            return undo(session, event)
        case _, Jumped() | RatedElsewhere():
            return reordered(session, event), ()
        case Asking() | Answering() | Probing(), Marked():
            return _mark(session, event)
        case Asking() | Answering() | Probing(), Away():
            return replace(session, phase=later(session.phase, event.duration)), ()
        case Answering() as phase, Rated():
            return _rate(session, phase, event)
        case Answering() as phase, Accepted():
            return _accept(session, phase, event)
        case Probing() as phase, _:
            return at_follow_up(session, phase, event)
        case (Asking() | Answering()) as phase, _:
            return _advance(session, phase, event), ()
        case _:
            return session, ()


def _advance(session: Session, phase: Asking | Answering, event: Event) -> Session:
    card = session.card_of(phase.card)
    after = fitted(phase, card) if isinstance(event, Edited) else advance(phase, event, card)
    judged = isinstance(event, Judged | Toggled | JudgedRest) and after != phase
    return replace(session, phase=after, last=Step(Did.JUDGED, session) if judged else session.last)


def _accept(session: Session, phase: Answering, event: Accepted) -> Outcome:
    points = session.card_of(phase.card).points
    rating = propose(points, phase.ticks, phase.attempt.hints, phase.spoken)
    if rating is None:
        return session, ()
    return _rate(session, phase, Rated(on_scale(rating, phase.attempt.scale), event.at))


def _rate(session: Session, phase: Answering, event: Rated) -> Outcome:
    card = session.card_of(phase.card)
    entry = EntryId(session.id, session.issued + 1)
    review = review_of(phase, card, event, entry, practice=session.practice)
    if review is None:
        return session, ()
    again = review.rating is Rating.AGAIN
    rated = replace(
        session,
        waiting=(*session.waiting, phase.card) if again else session.waiting,
        reviews=(*session.reviews, review),
        issued=entry.seq,
        last=Step(Did.RATED, session, event.at),
    )
    if review.rating >= Rating.GOOD and card.follow_ups:
        return replace(rated, phase=Probing(phase.card, entry, event.at)), (Record(review),)
    return ask_next(rated, event.at), (Record(review),)


def _mark(session: Session, event: Marked) -> Outcome:
    card = session.card
    if card is None:
        return session, ()
    entry = EntryId(session.id, session.issued + 1)
    mark = Mark(entry, card, event.kind, event.at, event.until)
    leaves = event.kind in LEAVING
    did = Did.SET_ASIDE if leaves else Did.FLAGGED
    marked = replace(session, issued=entry.seq, last=Step(did, session, event.at, entry))
    if leaves:
        waiting = tuple(other for other in session.waiting if other != card)
        marked = ask_next(replace(marked, waiting=waiting), event.at)
    elif event.kind in (MarkKind.FLAG, MarkKind.UNFLAG):
        flagged = session.flagged - {card}
        marked = replace(marked, flagged=flagged | {card} if event.kind is MarkKind.FLAG else flagged)
    return marked, (PutMark(mark),)
