"""What the study screen says can be pressed, from the keymap: at the foot, as a guide, as help."""

from collections.abc import Iterable, Sequence

from dlprep.model.review import Rating
from dlprep.study.phases import Answering, Asking, Probing
from dlprep.study.session import Session
from dlprep.terminal.actions import Action, Where
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.keys import name_of
from dlprep.terminal.showing import Help, LookingBack, Overlay, Searching, Typing
from dlprep.views.study_foot import Hint

OVER = {
    Typing: (("ctrl-d", "done: show the answer", "done"), ("escape", "leave, keep the text", "leave")),
    Searching: (("enter", "go to the card", "go"), ("escape", "close", "close")),
}


def foot(
    session: Session, overlay: Overlay | None, proposed: Rating | None, keymap: Keymap, *, more: bool
) -> Sequence[Hint]:
    """Return keys for the last line, the most needed first; *more* text is below the screen."""
    if overlay is not None:
        return _over(overlay, keymap)
    match session.phase:
        case Asking() as phase:
            own = _asking(phase, keymap, more)
        case Answering() as phase:
            own = _answering(phase, proposed, keymap, more)
        case Probing() as phase:
            own = _probing(phase, keymap, more)
        case _:
            stop, back = keymap.key(Action.STOP), keymap.key(Action.UNDO)
            return [(stop, "finish", "finish"), (back, "take the last rating back", "undo")]
    hints = list(own)
    if session.last is not None:
        hints.append((keymap.key(Action.UNDO), "undo", "undo"))
    return [hint for hint in hints if hint[0]]


def ways_out(session: Session, overlay: Overlay | None, keymap: Keymap) -> Sequence[Hint]:
    """Return what ends the last line at every width: the way to all other keys, and the way out."""
    if overlay is not None or session.card is None:
        return []
    hints = [(keymap.key(Action.HELP), "help", "help"), (keymap.key(Action.STOP), "stop", "stop")]
    return [hint for hint in hints if hint[0]]


def guide(session: Session, proposed: Rating | None, keymap: Keymap) -> str:
    """Return what a person who is new to this does now."""
    key = keymap.key
    match session.phase:
        case Asking(attempt=attempt) if attempt.started is None:
            return (
                f"Answer aloud, as in the interview. {key(Action.START).capitalize()} starts the clock; "
                f"{key(Action.REVEAL)} shows the model answer."
            )
        case Asking():
            return f"Speak: one to two minutes are right. Then {key(Action.REVEAL)} shows the model answer."
        case Answering(ticks=ticks) if not ticks:
            return "Compare, then rate yourself; the day beside a rating is when the card comes back."
        case Answering(card=card) if proposed is None:
            starred = any(point.must for point in session.card_of(card).points)
            return (
                f"For each point: {key(Action.SAID)} if you said it, {key(Action.MISSED)} if not. "
                f"The rating follows{'; a starred one is a must' if starred else ' from them'}."
            )
        case Answering():
            taken = f"{key(Action.ACCEPT).capitalize()} takes '{_label(proposed)}'"
            return f"{taken}; the digits give another rating."
        case Probing(answered=False):
            return (
                f"A good answer brings follow-ups. Say yours, then {key(Action.SHOW)}; "
                f"{key(Action.SKIP)} skips this one, {key(Action.SKIP_REST)} all that are left."
            )
        case Probing():
            return f"{key(Action.SAID)} if you had it, {key(Action.MISSED)} if not."
        case _:
            return ""


def help_groups(keymap: Keymap, here: Sequence[Where]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return all keys with what they do, those that act *here* first."""
    others = [where for where in Where if where not in here]
    return [(where.value, _rows(keymap, where)) for where in (*here, *others)]


def _rows(keymap: Keymap, where: Where) -> list[tuple[str, str]]:
    bound = ((item.keys, item.does) for item in keymap.bindings if item.where is where)
    return [(" ".join(map(name_of, keys)), does) for keys, does in bound if keys]


def _over(overlay: Overlay, keymap: Keymap) -> Sequence[Hint]:
    if isinstance(overlay, Help):
        return [("j k", "scroll", "scroll"), ("space", "read on", "more"), ("q", "close", "close")]
    if isinstance(overlay, LookingBack):
        back, forward = keymap.key(Action.BACK), keymap.key(Action.FORWARD)
        return [(back, "earlier", "earlier"), (forward, "later", "later"), ("escape", "close", "close")]
    return OVER[type(overlay)]


def _asking(phase: Asking, keymap: Keymap, more: bool) -> Iterable[Hint]:
    if phase.attempt.started is None:
        yield keymap.key(Action.START), "speak", "speak"
    yield keymap.key(Action.REVEAL), "show the answer", "show"
    yield keymap.key(Action.HINT), "hint", "hint"
    if more:
        yield keymap.key(Action.DOWN), "read on", "more"
    yield keymap.key(Action.TYPE), "type", "type"


def _answering(phase: Answering, proposed: Rating | None, keymap: Keymap, more: bool) -> Iterable[Hint]:
    if not phase.ticks:
        yield keymap.key(Action.READ_ON), "read on" if more else "good", "read on" if more else "good"
        return
    if proposed is None:
        yield keymap.key(Action.SAID), "said it", "yes"
        yield keymap.key(Action.MISSED), "missed it", "no"
    else:
        yield keymap.key(Action.ACCEPT), f"take {_label(proposed)}", _label(proposed)
    if more:
        yield keymap.key(Action.READ_ON, Where.ANSWERING), "read on", "more"
    if proposed is None:
        yield keymap.key(Action.REST_SAID), "said the rest", "rest"
    else:
        yield keymap.key(Action.TOGGLE), "change a tick", "tick"


def _probing(phase: Probing, keymap: Keymap, more: bool) -> Iterable[Hint]:
    if phase.answered:
        yield keymap.key(Action.SAID), "had it", "yes"
        yield keymap.key(Action.MISSED), "missed it", "no"
        if more:
            yield keymap.key(Action.READ_ON, Where.PROBED), "read on", "more"
    else:
        yield keymap.key(Action.SHOW), "show the answer", "show"
        yield keymap.key(Action.SKIP), "skip it", "skip"
    yield keymap.key(Action.SKIP_REST), "skip the rest", "rest"


def _label(rating: Rating | None) -> str:
    return "" if rating is None else rating.label
