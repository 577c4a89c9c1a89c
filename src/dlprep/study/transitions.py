"""Every transition of a sitting, and nothing else.

| phase     | event                                   | leads to                                         |
|-----------|-----------------------------------------|--------------------------------------------------|
| Asking    | Started, Confided                       | Asking, the attempt knows it                     |
| Asking    | Hinted                                  | Asking; after the last hint Answering            |
| Asking    | Typed, Revealed                         | Answering                                        |
| Answering | Moved, Judged, Toggled, JudgedRest      | Answering, ticks and cursor changed              |
| Answering | Rated, Accepted                         | `Record`, then Probing, Asking or Cleared        |
| Probing   | Revealed                                | Probing, its answer shown                        |
| Probing   | Probed, once its answer is shown        | `AddProbe`, then the next follow-up or card      |
| Probing   | Skipped                                 | Asking or Cleared                                |
| a card    | Marked (suspend, bury)                  | `PutMark`, then Asking or Cleared                |
| a card    | Marked (flag, unflag)                   | `PutMark`, the same phase                        |
| any       | Jumped                                  | Asking that card; the one on the screen is next  |
| a card    | Edited                                  | the same phase, ticks fitted to the new rubric   |
| a card    | Away                                    | the same phase, its clocks set forward           |
| any       | RatedElsewhere                          | the same phase, those cards wait no longer       |
| any       | Undone                                  | `Retract`, the session before the last entry     |
| any       | Stopped                                 | Closed                                           |

"A card" is Asking, Answering or Probing; "any" leaves Closed out. Every other pair leaves the
session as it is. A card rated AGAIN goes to the end of the queue. Undo puts back the session as it
stood before the entry, with the answer still shown and its clock as it was; it is never an inverse
written by hand. A flag taken back leaves alone what was done since on its card. Only the counter of
entries runs on, so no id is used twice.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import EntryId, Probe, Rating, SessionId
from dlprep.study.attempts import advance, fitted, review_of
from dlprep.study.effects import AddProbe, Effect, PutMark, Record, Retract
from dlprep.study.events import (
    Accepted,
    Away,
    Edited,
    Event,
    Jumped,
    Marked,
    Probed,
    Rated,
    RatedElsewhere,
    Revealed,
    Skipped,
    Stopped,
    Undone,
)
from dlprep.study.judging import FOUR, Scale, on_scale, propose
from dlprep.study.next_card import ask_next, reordered
from dlprep.study.phases import Answering, Asking, Cleared, Closed, Probing, later
from dlprep.study.session import CardOf, Session, Step, bare_card

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
            return _undo(session, event)
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
            return _probe(session, phase, event)
        case (Asking() | Answering()) as phase, Edited():
            return replace(session, phase=fitted(phase, session.card_of(phase.card))), ()
        case (Asking() | Answering()) as phase, _:
            return replace(session, phase=advance(phase, event, session.card_of(phase.card))), ()
        case _:
            return session, ()


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
        last=Step(session, entry, event.at),
    )
    if review.rating >= Rating.GOOD and card.follow_ups:
        return replace(rated, phase=Probing(phase.card, entry, event.at)), (Record(review),)
    return ask_next(rated, event.at), (Record(review),)


def _probe(session: Session, phase: Probing, event: Event) -> Outcome:
    match event:
        case Revealed() if not phase.answered:
            return replace(session, phase=replace(phase, answered=True)), ()
        case Skipped(at):
            return ask_next(session, at), ()
        case Edited(at) if phase.number >= len(session.card_of(phase.card).follow_ups):
            return ask_next(session, at), ()
        case Probed(said, at) if phase.answered:
            probe = Probe(phase.number + 1, said, max(at - phase.since, timedelta()))
            probed = replace(session, probed=session.probed + probe.took)
            effects = (AddProbe(phase.review, probe),)
            if probe.number < len(session.card_of(phase.card).follow_ups):
                following = Probing(phase.card, phase.review, at, number=probe.number)
                return replace(probed, phase=following), effects
            return ask_next(probed, at), effects
        case _:
            return session, ()


def _mark(session: Session, event: Marked) -> Outcome:
    card = session.card
    if card is None:
        return session, ()
    entry = EntryId(session.id, session.issued + 1)
    mark = Mark(entry, card, event.kind, event.at, event.until)
    leaves = event.kind in LEAVING
    marked = replace(session, issued=entry.seq, last=Step(session, entry, event.at, stays=not leaves))
    if leaves:
        waiting = tuple(other for other in session.waiting if other != card)
        marked = ask_next(replace(marked, waiting=waiting), event.at)
    elif event.kind in (MarkKind.FLAG, MarkKind.UNFLAG):
        flagged = session.flagged - {card}
        marked = replace(marked, flagged=flagged | {card} if event.kind is MarkKind.FLAG else flagged)
    return marked, (PutMark(mark),)


def _undo(session: Session, event: Undone) -> Outcome:
    if session.last is None:
        return session, ()
    before, entry, at = session.last.before, session.last.entry, session.last.at
    if session.last.stays:
        restored = replace(session, flagged=before.flagged, last=before.last)
        return restored, (Retract(entry, event.at),)
    since = max(event.at - at, timedelta())
    restored = replace(before, phase=later(before.phase, since), issued=session.issued)
    # The texts of cards may have been changed since.
    return replace(restored, card_of=session.card_of), (Retract(entry, event.at),)
