"""Taking back what was done last: the session as it stood before, and what that means for the log.

It is never an inverse written by hand. What is not undone with a step: texts of cards that were changed
since, attempts at other cards, what was typed, and the counter of entries, so that no id is used twice.
"""

from dataclasses import replace
from datetime import timedelta

from dlprep.model.review import EntryId
from dlprep.study.attempts import fitted
from dlprep.study.effects import Effect, Exchange, Retract
from dlprep.study.events import Undone
from dlprep.study.next_card import ask_next, with_attempt_kept, without
from dlprep.study.phases import Answering, Asking, Phase, Probing, later
from dlprep.study.session import Did, Session, Step


def undo(session: Session, event: Undone) -> tuple[Session, tuple[Effect, ...]]:
    """Return the session before the last step, and the effect that takes its entry out of the log."""
    step = session.last
    if step is None:
        return session, ()
    match step.did:
        case Did.JUDGED:
            return replace(session, phase=_judged_before(session, step), last=step.before.last), ()
        case Did.FLAGGED:
            flagless = replace(session, flagged=step.before.flagged, last=step.before.last)
            return flagless, _retracted(step.mark, event)
        case Did.SET_ASIDE:
            return _restored(session, step, event), _retracted(step.mark, event)
        case Did.RATED:
            rated = session.reviews[-1].id
            unrated = replace(session, reviews=session.reviews[:-1])
            return _restored(unrated, step, event), (Retract(rated, event.at),)
        case Did.PROBED:
            return _unprobed(session, step, event)
        case _:
            return _restored(session, step, event), ()


def _unprobed(session: Session, step: Step, event: Undone) -> tuple[Session, tuple[Effect, ...]]:
    """Take back how the last follow-up was answered: in the log the review stands anew, without it."""
    rated = session.reviews[-1]
    entry = EntryId(session.id, session.issued + 1)
    review = replace(rated, id=entry, probes=rated.probes[:-1])
    renewed = replace(session, reviews=(*session.reviews[:-1], review), issued=entry.seq)
    return _restored(renewed, step, event), (Exchange(rated.id, review, event.at),)


def _restored(session: Session, step: Step, event: Undone) -> Session:
    """Return the session before a step, with its clock as it was, and what goes on in spite of the undo."""
    before = step.before
    since = max(event.at - step.at, timedelta()) if step.at else timedelta()
    restored = replace(
        before,
        phase=later(before.phase, since),
        reviews=session.reviews,
        issued=session.issued,
        attempts=with_attempt_kept(session),
        card_of=session.card_of,
    )
    return _fitting(_with_newest_text(restored), event)


def _with_newest_text(session: Session) -> Session:
    """Return a session whose card has what was typed for it since: it may have been asked again meanwhile."""
    phase = session.phase
    if not isinstance(phase, Asking | Answering):
        return session
    newest = session.attempts.get(phase.card)
    typed = newest.typed if newest and newest.typed else phase.attempt.typed
    with_text = replace(phase, attempt=replace(phase.attempt, typed=typed))
    return replace(session, phase=with_text, attempts=without(session.attempts, phase.card))


def _fitting(session: Session, event: Undone) -> Session:
    """Return a session made true to cards that were edited since, and to the review as the log has it now."""
    match session.phase:
        case Answering(card=card) as phase:
            return replace(session, phase=fitted(phase, session.card_of(card)))
        case Probing(card=card, number=number) as phase:
            if number >= len(session.card_of(card).follow_ups):
                return ask_next(session, event.at)
            return replace(session, phase=replace(phase, review=session.reviews[-1].id))
        case _:
            return session


def _judged_before(session: Session, step: Step) -> Phase:
    """Return the points as they were judged before a step; the clock runs on."""
    now, before = session.phase, step.before.phase
    if not (isinstance(now, Answering) and isinstance(before, Answering)):
        return now
    judged = replace(now, ticks=before.ticks, cursor=before.cursor, suggested=before.suggested)
    return fitted(judged, session.card_of(now.card))


def _retracted(mark: EntryId | None, event: Undone) -> tuple[Effect, ...]:
    return () if mark is None else (Retract(mark, event.at),)
