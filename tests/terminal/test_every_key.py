"""Every key in every phase on a real pseudo-terminal, at three sizes, with what it changes on the screen.

A snapshot holds for each key the rows that differ from the screen before it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dlprep.terminal.actions import DEFAULTS, Action
from dlprep.terminal.keys import name_of
from tests.snapshots import Snapshot
from tests.terminal.study_decks import home_with, recorded

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
if os.name != "nt":
    from tests.pseudo_terminal import Terminal

ENDING = {"q", "ctrl-c", "ctrl-z"}
"""These end or stop the program; test_study_screen presses them."""

KEYS = {name_of(key) for item in DEFAULTS for key in item.keys} - ENDING
MOVES = [name_of(key) for item in DEFAULTS if item.action in (
    Action.UP, Action.DOWN, Action.LINE_UP, Action.LINE_DOWN, Action.PAGE_UP, Action.PAGE_DOWN,
    Action.TOP, Action.BOTTOM,
) for key in item.keys]  # fmt: skip

# For each phase its keys in order, with those that lead back: `key` or `key(back,back)`.
COMMON = "ctrl-l ?(q) /+step_60(ctrl-d) r(r) f(u) *(u) e"
JOURNEY = {
    "asking": f"u left right {COMMON} s(u) b(u) y n x a N 4 T t+typed(ctrl-u,ctrl-c) 1 2 3 h h enter space",
    "answering": f"u(/,momentum,enter,space) left right {COMMON} h t T s(u) b(u) y n x(u) N(u) a "
    "1(u) 2(u) 3(u) 4(u) space(g) enter",
    "probing": f"left(q) right {COMMON} y x a 1 2 3 4 h t T s(u) b(u) "
    "u(enter) N(u) n(u) enter(u,enter) space",
    "probed": f"left(q) right {COMMON} h t T x a 1 2 3 4 space enter s(u) b(u) u(enter,space) N(u) y(u) n",
    "cleared": "left(q) right ctrl-l ?(q) /+step_60(ctrl-d) r(r) f * e s b y n x a N 1 2 3 4 h t T u",
}
BETWEEN = {
    # The hints stay with the attempt: it is rated, and the card asked anew.
    "answering": ["1", "/", "momentum", "enter", "space"],
    "cleared": ["space", "n", "space", "2", "space"],
}
"""What leads to a phase from the end of the one before it."""

SIGNS = {
    "asking": "2 unsure",
    "answering": "2 hard",
    "probing": "n skip",
    "probed": "Did you have it?",
    "cleared": "q finish",
}
"""What the screen shows in a phase and in no other."""


def steps(phase: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each key of a phase with the keys to press for it and the keys that lead back."""
    for word in JOURNEY[phase].split():
        pressed, _, back = word.rstrip(")").partition("(")
        key, *text = pressed.split("+")
        yield key, [key, *text], [name for name in back.split(",") if name]
    if phase != "cleared":
        yield from ((key, [key], ["g"]) for key in MOVES)


def changed_rows(before: str, after: str) -> str:
    """Return the rows of a screen that are not those of the one before it, with their numbers."""
    rows = zip(before.splitlines(), after.splitlines(), strict=True)
    return "".join(f"{number:2} {new}\n" for number, (old, new) in enumerate(rows, 1) if old != new)


def test_the_journey_presses_every_key_in_every_phase() -> None:
    """The table of this test leaves out no key that does anything anywhere."""
    for phase in JOURNEY:
        pressed = {key for key, _, _ in steps(phase)}
        missing = KEYS - pressed - ({*MOVES, "space", "enter"} if phase == "cleared" else set())
        assert not missing, (phase, missing)


@pytest.mark.parametrize(("columns", "rows"), [(100, 30), (60, 20), (40, 10)])
def test_every_key_in_every_phase(tmp_path: Path, snapshot: Snapshot, columns: int, rows: int) -> None:
    """Each key does on the screen what was kept, and what was rated on the way is in the log."""
    home = home_with(tmp_path)
    told = []
    with Terminal(
        "study", "optimisation", home=home, columns=columns, rows=rows, variables={"EDITOR": "true"}
    ) as terminal:
        shown = terminal.expect("answer")
        for phase in JOURNEY:
            for key in BETWEEN.get(phase, []):
                terminal.press(key)
                shown = terminal.settle()
            if phase == "cleared":  # what is typed ahead of it is forgotten, the asking to draw anew too
                terminal.press("3")
                shown = terminal.expect("q finish")
            assert any(sign in shown for sign in SIGNS[phase].split("|")), shown
            # At any size the way to all the other keys is on the screen, and the way out.
            assert phase == "cleared" or ("? help" in shown and "q stop" in shown)
            told.append(f"{phase}\n{shown}")
            for key, press, back in ordered(phase):
                terminal.press(*press)
                after = terminal.settle()
                told.append(f"{phase}: {key}\n{changed_rows(shown, after)}")
                shown = after
                for way in back:
                    terminal.press(way)
                    # A scroll or a source is left on the way to the next key; other ways are waited for.
                    shown = shown if way in "gr" else terminal.settle()
        terminal.press("q")
        assert terminal.exit_code() == 0

    snapshot.check(f"keys-{columns}x{rows}", told, columns)
    assert [card for card, _ in recorded(home)] == [
        "momentum",
        "momentum",
        "unrolled",
    ]  # the last was taken back


def ordered(phase: str) -> list[tuple[str, list[str], list[str]]]:
    """Return the steps of a phase: what only moves before what leads on."""
    listed = list(steps(phase))
    return [step for step in listed if step[0] in MOVES] + [step for step in listed if step[0] not in MOVES]
