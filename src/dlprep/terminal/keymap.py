"""What a key means while studying."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from dlprep.model.review import Rating
from dlprep.study.events import Event, Rated, Revealed, Stopped, Undone
from dlprep.study.phases import Answering, Asking, Cleared, Phase
from dlprep.terminal.keys import Key


class Move(Enum):
    """A way to move through text longer than the screen."""

    LINE_UP = auto()
    LINE_DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    TOP = auto()
    BOTTOM = auto()


class Action(Enum):
    """Something the screen does that the session knows nothing of."""

    HELP = auto()
    REDRAW = auto()
    SUSPEND = auto()


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys and what they do, in words; the help screen lists these."""

    keys: str
    does: str


BINDINGS = (
    Binding("space, enter", "show the model answer"),
    Binding("1 2 3 4", "rate your answer: again, hard, good, easy"),
    Binding("space, enter", "on the answer: page down, then good"),
    Binding("u", "take the last rating back, as often as you like"),
    Binding("up down, k j", "scroll by a line"),
    Binding("page up/down, b f", "scroll by a page"),
    Binding("home end, g G", "go to the top, the bottom"),
    Binding("?", "show or hide this help"),
    Binding("q, ctrl-c", "stop; every rating is already saved"),
)

MOVES = {
    "up": Move.LINE_UP, "k": Move.LINE_UP, "down": Move.LINE_DOWN, "j": Move.LINE_DOWN,
    "page-up": Move.PAGE_UP, "b": Move.PAGE_UP, "ctrl-b": Move.PAGE_UP,
    "page-down": Move.PAGE_DOWN, "f": Move.PAGE_DOWN, "ctrl-f": Move.PAGE_DOWN,
    "home": Move.TOP, "g": Move.TOP, "end": Move.BOTTOM, "G": Move.BOTTOM,
}  # fmt: skip
ACTIONS = {"?": Action.HELP, "ctrl-l": Action.REDRAW, "ctrl-z": Action.SUSPEND}
INTERRUPTS = ("ctrl-c", "ctrl-d", "end-of-input")
CONFIRMS = (" ", "enter")


def meaning(key: Key, phase: Phase, at: datetime, *, at_end: bool) -> Event | Move | Action | None:
    """Return what *key* means in *phase*, or None.

    *at_end* says that the end of the text is on the screen: only then can a confirming key rate
    the answer, so that nobody rates what was not read.
    """
    if key in MOVES:
        return MOVES[key]
    if key in ACTIONS:
        return ACTIONS[key]
    if key == "q" or key in INTERRUPTS:
        return Stopped(at)
    if key == "u":
        return Undone(at)
    match phase:
        case Asking() if key in CONFIRMS:
            return Revealed(at)
        case Answering() if key in CONFIRMS:
            return Rated(Rating.GOOD, at) if at_end else Move.PAGE_DOWN
        case Answering() if key in tuple("1234"):
            return Rated(Rating(int(key)), at)
        case Cleared() if key in CONFIRMS:
            return Stopped(at)
        case _:
            return None
