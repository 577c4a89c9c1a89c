"""A line that a person wrote in the plain dialogue, as what it asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from dlprep.study.phases import Answering, Asking, Cleared, Phase, Probing
from dlprep.terminal.actions import Action, places
from dlprep.terminal.keymap import INTERRUPTS, Keymap
from dlprep.terminal.keys import Key

POINTS = "points:"
TICKS = {"y": True, "yes": True, "n": False, "no": False}


@dataclass(frozen=True, slots=True)
class Search:
    """Look for cards with some words."""

    words: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Judge the points from the first on."""

    said: tuple[bool, ...]


Wish: TypeAlias = Action | Search | Ticks


def wish(line: str, phase: Phase, keymap: Keymap) -> Wish | None:
    """Return what a line asks for in *phase*: a key, the name of an action, `/words`, `points: y n`.

    The end of the input, an empty string, stops; None is none of the choices.
    """
    if not line:
        return Action.STOP
    text = line.strip()
    if not text:
        return _entered(phase)
    if text.startswith("/"):
        return Search(text[1:].strip())
    if text.lower().startswith(POINTS):
        said = [TICKS.get(word) for word in text[len(POINTS) :].lower().replace(",", " ").split()]
        return Ticks(tuple(tick for tick in said if tick is not None)) if said and None not in said else None
    for word in (text, text.lower()):
        if word in INTERRUPTS:
            return Action.STOP
        if action := keymap.action(Key(word), phase):
            return action
    return _named(text.lower().replace(" ", "-"), phase, keymap)


def agreed(line: str) -> bool:
    """Say whether a line says yes."""
    return TICKS.get(line.strip().lower(), False)


def typed_lines(read_line: Callable[[], str]) -> Iterator[str]:
    """Yield the lines of a typed answer, up to one with a single full stop."""
    while (line := read_line()) and line.strip() != ".":
        yield line.rstrip("\n")


def _entered(phase: Phase) -> Action | None:
    match phase:
        case Asking():
            return Action.REVEAL
        case Answering(ticks=ticks) if ticks:
            return Action.ACCEPT
        case Probing(answered=False):
            return Action.SHOW
        case Cleared():
            return Action.FINISH
        case _:
            return None


def _named(name: str, phase: Phase, keymap: Keymap) -> Action | None:
    here = (item.action for item in keymap.bindings if item.where in places(phase))
    return next((action for action in here if action.value == name), None)
