"""The loop of a sitting: draw, read a key, decide, do, draw again."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from dlprep.study.effects import Effect
from dlprep.study.phases import Closed
from dlprep.study.session import Session
from dlprep.study.transitions import update
from dlprep.terminal.keymap import INTERRUPTS, MOVES, Action, Move, meaning
from dlprep.terminal.keys import Key
from dlprep.terminal.screen import Screen, Size

TICK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """The first line shown of the text, and of the help while that covers it."""

    top: int = 0
    help_top: int | None = None

    @property
    def first(self) -> int:
        """Return the first line of what is shown now."""
        return self.top if self.help_top is None else self.help_top

    def at(self, first: int) -> "Viewport":
        """Return the viewport moved to another first line of what is shown now."""
        return replace(self, top=first) if self.help_top is None else replace(self, help_top=first)


class Drawn(Protocol):
    """A drawn screen: its lines, how many rows of text there are, and how many of them show."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the styled lines of the whole screen."""
        ...

    @property
    def text_rows(self) -> int:
        """Return how many rows the text has."""
        ...

    @property
    def shown_rows(self) -> int:
        """Return how many of them fit on the screen."""
        ...


class KeySource(Protocol):
    """Where keys come from (see `keyboard`)."""

    def read(self, timeout: float) -> Key | None:
        """Return the next key, or None after *timeout* seconds or a resize."""
        ...

    def released(self) -> AbstractContextManager[None]:
        """Give the terminal back for a while."""
        ...


Draw = Callable[[Session, Viewport, Size, datetime], Drawn]


def run(
    session: Session,
    *,
    keyboard: KeySource,
    screen: Screen,
    draw: Draw,
    now: Callable[[], datetime],
    perform: Callable[[Effect], None],
) -> Session:
    """Run a sitting until it is closed, and return it.

    Effects are performed before the session moves on: if the log cannot be written, the error
    leaves with the screen and the log in agreement.
    """
    viewport = Viewport()
    while not isinstance(session.phase, Closed):
        size = screen.size
        drawn = draw(session, viewport, size, now())
        if viewport.first > last_top(drawn):  # the window has grown
            viewport = viewport.at(last_top(drawn))
            continue
        screen.draw(drawn.lines, size)
        key = keyboard.read(TICK_SECONDS)
        if key is None:
            continue
        at_end = viewport.first >= last_top(drawn)
        if viewport.help_top is not None and key not in MOVES and key not in INTERRUPTS:
            viewport = replace(viewport, help_top=None)
            continue
        match meant := meaning(key, session.phase, now(), at_end=at_end):
            case None:
                pass
            case Move():
                viewport = viewport.at(scrolled(viewport.first, meant, drawn))
            case Action.HELP:
                viewport = replace(viewport, help_top=0)
            case Action.REDRAW:
                screen.redraw()
            case Action.SUSPEND:
                _suspend(keyboard, screen)
            case _:
                after, effects = update(session, meant)
                for effect in effects:
                    perform(effect)
                if after.phase != session.phase:
                    viewport = Viewport()
                session = after
    return session


def last_top(drawn: Drawn) -> int:
    """Return the greatest useful first line."""
    return max(0, drawn.text_rows - drawn.shown_rows)


def scrolled(first: int, move: Move, drawn: Drawn) -> int:
    """Return the first line to show after *move*; a page keeps one line in view."""
    page = max(1, drawn.shown_rows - 1)
    wanted = {
        Move.LINE_UP: first - 1,
        Move.LINE_DOWN: first + 1,
        Move.PAGE_UP: first - page,
        Move.PAGE_DOWN: first + page,
        Move.TOP: 0,
        Move.BOTTOM: last_top(drawn),
    }[move]
    return min(max(0, wanted), last_top(drawn))


def _suspend(keyboard: KeySource, screen: Screen) -> None:
    """Stop as Ctrl-Z does elsewhere; the shell's `fg` brings the sitting back."""
    if sys.platform != "win32":
        with keyboard.released(), screen.released():
            os.kill(0, signal.SIGTSTP)
