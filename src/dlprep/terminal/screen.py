"""A full screen of text, restored whatever happens."""

import contextlib
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import TextIO

from dlprep.terminal import curtain

ENTER = f"{curtain.RAISED}\x1b[?2004h"
"""Alternate screen, cursor hidden, no wrapping at the right edge, cleared; pastes marked."""

LEAVE = f"\x1b[?2004l{curtain.LOWERED}"
BEGIN_UPDATE, END_UPDATE = "\x1b[?2026h", "\x1b[?2026l"
CLEAR = "\x1b[0m\x1b[2J"


@dataclass(frozen=True, slots=True)
class Size:
    """Columns and rows of a screen."""

    columns: int
    rows: int


class Screen:
    """The terminal as a grid of lines; only lines that changed are sent."""

    def __init__(self, output: TextIO) -> None:
        """Draw on *output*, which must be a terminal."""
        self._output = output
        self._lines: list[str] = []
        self._size = Size(0, 0)
        self._clears = False
        self._before = ""

    @property
    def size(self) -> Size:
        """Return the size of the window as it is now."""
        try:
            columns, rows = os.get_terminal_size(self._output.fileno())
        except OSError:  # the window is gone
            columns, rows = self._size.columns, self._size.rows
        return Size(columns or 80, rows or 24)

    @contextlib.contextmanager
    def shown(self) -> Iterator[None]:
        """Show the full screen while the block runs, and the normal one after it.

        A request to terminate, or a closed window, ends the block as SystemExit: the terminal is
        put back in order first.
        """
        with _termination_raises():
            # Sent with the first lines, so that a curtain gives way to them without a flicker.
            curtain.hand_over()
            self._before = ENTER
            self._lines = []
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    self._write(LEAVE)

    @contextlib.contextmanager
    def released(self) -> Iterator[None]:
        """Show the normal screen while the block runs."""
        self._write(LEAVE)
        try:
            yield
        finally:
            self._write(ENTER)
            self._lines = []

    def draw(self, lines: Sequence[str], size: Size) -> None:
        """Show *lines*, already styled and no wider than *size*; the rest of the screen is empty."""
        if size != self._size:
            self._size, self._lines = size, []
        wanted = [*lines[: size.rows], *[""] * (size.rows - len(lines))]
        known: Sequence[str | None] = self._lines or [None] * size.rows
        changed = [
            f"\x1b[{row};1H\x1b[0m\x1b[2K{line}\x1b[0m"
            for row, (line, old) in enumerate(zip(wanted, known, strict=True), start=1)
            if line != old
        ]
        if changed or self._clears:
            clear = CLEAR if self._clears else ""
            self._write(BEGIN_UPDATE + clear + "".join(changed) + END_UPDATE)
        self._lines, self._clears = wanted, False

    def redraw(self) -> None:
        """Let the next `draw` clear the screen and send every line, whatever is on it now."""
        self._lines, self._clears = [], True

    def _write(self, text: str) -> None:
        self._output.write(self._before + text)
        self._output.flush()
        self._before = ""


@contextlib.contextmanager
def _termination_raises() -> Iterator[None]:
    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP.
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [(number, signal.signal(number, stop)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
