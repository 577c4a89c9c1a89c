"""What a person can do while studying, where, and with which keys if nothing else is set."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dlprep.study.phases import Answering, Asking, Cleared, Phase, Probing
from dlprep.terminal.keys import Key


class Action(StrEnum):
    """Everything a key can be bound to; the words are the names in the config and in plain mode."""

    START = "start"
    REVEAL = "reveal"
    HINT = "hint"
    NO_IDEA = "no-idea"
    UNSURE = "unsure"
    SURE = "sure"
    TYPE = "type"
    TYPE_IN_EDITOR = "type-in-editor"
    SAID = "said"
    MISSED = "missed"
    TOGGLE = "toggle"
    REST_SAID = "rest-said"
    REST_MISSED = "rest-missed"
    ACCEPT = "accept"
    READ_ON = "read-on"
    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"
    SHOW = "show"
    SKIP = "skip"
    SKIP_REST = "skip-rest"
    FINISH = "finish"
    UNDO = "undo"
    EDIT = "edit"
    SUSPEND = "suspend"
    BURY = "bury"
    FLAG = "flag"
    SEARCH = "search"
    BACK = "back"
    FORWARD = "forward"
    RAW = "raw"
    HELP = "help"
    STOP = "stop"
    REDRAW = "redraw"
    PAUSE = "pause"
    UP = "up"
    DOWN = "down"
    LINE_UP = "line-up"
    LINE_DOWN = "line-down"
    PAGE_UP = "page-up"
    PAGE_DOWN = "page-down"
    TOP = "top"
    BOTTOM = "bottom"


class Where(StrEnum):
    """Where keys act; the words are the headings of the help."""

    ASKING = "Before the answer"
    ANSWERING = "Judging your answer"
    PROBING = "A follow-up"
    PROBED = "Judging a follow-up"
    CLEARED = "When all is done"
    CARD = "On every card"
    ANYWHERE = "Anywhere"
    MOVING = "Moving"


@dataclass(frozen=True, slots=True)
class Binding:
    """An action somewhere, its keys, and what it does in words; the help lists these."""

    action: Action
    where: Where
    keys: tuple[Key, ...]
    does: str


def _keys(where: Where, *rows: tuple[Action, str, str]) -> tuple[Binding, ...]:
    bound = ((action, [Key(" " if key == "space" else key) for key in keys.split()], does)
             for action, keys, does in rows)  # fmt: skip
    return tuple(Binding(action, where, tuple(keys), does) for action, keys, does in bound)


DEFAULTS: tuple[Binding, ...] = (
    *_keys(
        Where.ASKING,
        (Action.START, "enter", "start the clock and speak; again: show the answer"),
        (Action.REVEAL, "space", "show the model answer"),
        (Action.HINT, "h", "a hint: key words, then point by point; each lowers the best rating"),
        (Action.NO_IDEA, "1", "say beforehand: no idea"),
        (Action.UNSURE, "2", "say beforehand: unsure"),
        (Action.SURE, "3", "say beforehand: sure"),
        (Action.TYPE, "t", "type the answer here"),
        (Action.TYPE_IN_EDITOR, "T", "type the answer in your editor"),
    ),
    *_keys(
        Where.ANSWERING,
        (Action.SAID, "y", "you said this point; on to the next"),
        (Action.MISSED, "n", "you missed this point; on to the next"),
        (Action.TOGGLE, "x", "change the tick of this point"),
        (Action.REST_SAID, "a", "you said all points that are left"),
        (Action.REST_MISSED, "N", "you missed all points that are left"),
        (Action.ACCEPT, "enter", "take the rating that the points propose"),
        (Action.READ_ON, "space", "read on; at the end take the proposed rating"),
        (Action.AGAIN, "1", "rate it again: it failed, and comes back in this sitting"),
        (Action.HARD, "2", "rate it hard: with gaps, or slowly"),
        (Action.GOOD, "3", "rate it good"),
        (Action.EASY, "4", "rate it easy: complete and fluent"),
    ),
    *_keys(
        Where.PROBING,
        (Action.SHOW, "space enter", "show the answer to the follow-up"),
        (Action.SKIP, "n", "no answer to this one; on to the next"),
        (Action.SKIP_REST, "N", "skip all follow-ups that are left"),
    ),
    *_keys(
        Where.PROBED,
        (Action.SAID, "y", "you answered it well; on to the next"),
        (Action.MISSED, "n", "you did not; on to the next"),
        (Action.SKIP_REST, "N", "skip all follow-ups that are left"),
        (Action.READ_ON, "space enter", "read on"),
    ),
    *_keys(Where.CLEARED, (Action.FINISH, "space enter", "finish")),
    *_keys(
        Where.CARD,
        (Action.UNDO, "u", "take back what you did last; again: what came before it"),
        (Action.EDIT, "e", "edit the card in your editor; a shipped deck is copied first, if you agree"),
        (Action.SUSPEND, "s", "suspend the card: it is not asked until 'dlprep resume'"),
        (Action.BURY, "b", "bury the card until tomorrow"),
        (Action.FLAG, "f *", "flag the card, or take the flag away"),
        (Action.SEARCH, "/", "search all cards and jump to one"),
        (Action.BACK, "left", "look back at the earlier cards of this sitting"),
        (Action.FORWARD, "right", "come forward again"),
        (Action.RAW, "r", "show the card as it is written, or drawn"),
    ),
    *_keys(
        Where.MOVING,
        (Action.UP, "up", "to the point above, or a line up"),
        (Action.DOWN, "down", "to the point below, or a line down"),
        (Action.LINE_UP, "k", "a line up"),
        (Action.LINE_DOWN, "j", "a line down"),
        (Action.PAGE_UP, "page-up ctrl-b", "a page up"),
        (Action.PAGE_DOWN, "page-down ctrl-f", "a page down"),
        (Action.TOP, "g home", "to the top"),
        (Action.BOTTOM, "G end", "to the bottom"),
    ),
    *_keys(
        Where.ANYWHERE,
        (Action.HELP, "?", "show or hide this help"),
        (Action.REDRAW, "ctrl-l", "draw the screen anew"),
        (Action.PAUSE, "ctrl-z", "go to the shell; 'fg' comes back, and no time passes"),
        (Action.STOP, "q ctrl-c", "stop; every rating is already saved"),
    ),
)  # fmt: skip


def places(phase: Phase) -> Sequence[Where]:
    """Return where a key may act in *phase*, the first that knows it counts."""
    match phase:
        case Asking():
            own = Where.ASKING
        case Answering():
            own = Where.ANSWERING
        case Probing(answered=answered):
            own = Where.PROBED if answered else Where.PROBING
        case Cleared():
            own = Where.CLEARED
        case _:
            return ()
    return (own, Where.CARD, Where.MOVING, Where.ANYWHERE)
