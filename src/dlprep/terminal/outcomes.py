"""An event is made to happen: its effects first; and what is said of it, or why it did nothing."""

from dlprep.errors import ReviewLogError
from dlprep.model.mark import MarkKind
from dlprep.study.events import (
    Accepted,
    Event,
    Jumped,
    Marked,
    Probed,
    Rated,
    RatedElsewhere,
    Skipped,
    Stopped,
    Undone,
)
from dlprep.study.next_card import with_attempt_kept
from dlprep.study.phases import Answering
from dlprep.study.session import Did, Session
from dlprep.study.transitions import update
from dlprep.terminal.actions import Action
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.keys import Key, name_of, pasted
from dlprep.terminal.outside import Outside

MARKED = {
    MarkKind.SUSPEND: "suspended: {undo} takes it back",
    MarkKind.BURY: "buried until tomorrow: {undo} takes it back",
    MarkKind.FLAG: "flagged",
    MarkKind.UNFLAG: "no longer flagged",
}
AT_ONCE = ("ctrl-c", "end-of-input")
"""These stop whatever is left behind."""

LEADING_ON = (Accepted, Rated, Probed, Skipped, Marked)
"""Events after which another card may be asked."""

TOO_EARLY = "that key came before this was shown: press it again if you mean it"


def doubt(key: Key, meant: Event | Action | None, session: Session, outside: Outside) -> str:
    """Return what is said before something that only the same key again does; mostly nothing."""
    match meant:
        case Action.EDIT if session.card is not None and outside.shipped(session.card):
            again = f"{name_of(key)} again"
            return f"this deck comes with dlprep: {again} copies it to your decks and edits it there"
        case Stopped() if key not in AT_ONCE and is_text_left(session):
            return f"what you typed is not rated yet, and would be lost: {name_of(key)} again stops"
        case _:
            return ""


def is_text_left(session: Session) -> bool:
    """Say whether a typed answer waits that is not rated yet."""
    return any(attempt.typed for attempt in with_attempt_kept(session).values())


def undecided(keymap: Keymap) -> str:
    """Return what is said when a follow-up is read to its end, and not judged yet."""
    return f"say whether you had it: {keymap.key(Action.SAID)} or {keymap.key(Action.MISSED)}"


def unbound(key: Key, keymap: Keymap) -> str:
    """Return what is said of a key that has no meaning at the moment."""
    name = "what was pasted" if pasted(key) is not None else name_of(key)
    return f"{name} does nothing here; {keymap.key(Action.HELP)} helps"


def happened(session: Session, event: Event, outside: Outside, keymap: Keymap) -> tuple[Session, str]:
    """Return the session after *event*, once its effects are durable, and what is to be said.

    While the log cannot be written, the session stays as it is. No event has more than one effect,
    so that pressing the key again repeats nothing.
    """
    try:
        if isinstance(event, LEADING_ON):
            session, _ = update(session, RatedElsewhere(outside.elsewhere()))
        after, effects = update(session, event)
        for effect in effects:
            outside.perform(effect)
    except ReviewLogError as error:
        told = "; ".join(part for part in (error.message, error.hint) if part)
        return session, f"not saved, press again: {told}"
    return after, outcome(session, event, after, keymap)


def outcome(before: Session, event: Event, after: Session, keymap: Keymap) -> str:
    """Return what is to be said when *event* led from one session to the other; mostly nothing."""
    match event:
        case Undone():
            return _undone(before)
        case Marked(kind) if after is not before:
            return MARKED.get(kind, "").format(undo=keymap.key(Action.UNDO))
        case Jumped() if before.card is not None and after.phase != before.phase:
            return "the card you left comes next"
        case Rated(rating) if isinstance(before.phase, Answering) and rating not in before.scale:
            return f"'{rating.label}' is not offered: you chose two ratings"
        case Rated(rating) if after is before and isinstance(before.phase, Answering):
            return f"after these hints {rating.label} cannot be given"
        case Accepted() if after is before:
            said, missed = keymap.key(Action.SAID), keymap.key(Action.MISSED)
            lowest, highest = keymap.key(Action.AGAIN), keymap.key(Action.EASY)
            return f"judge each point first ({said} or {missed}), or rate it yourself ({lowest} to {highest})"
        case _:
            return ""


def _undone(before: Session) -> str:
    if before.last is None:
        return "nothing to take back in this sitting; 'dlprep undo' goes further"
    match before.last.did:
        case Did.RATED:
            return f"taken back: {before.reviews[-1].rating.label}"
        case Did.WENT_ON:
            return "back where you were"
        case _:
            return "taken back"
