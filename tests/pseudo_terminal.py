"""dlprep on a real pseudo-terminal, seen through a terminal in memory."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

NOW = "2026-11-23T09:00:00+00:00"
PATIENCE = 20.0
"""Seconds until a text that was expected is given up; a passing test never waits for them."""

BEGIN_FRAME, END_FRAME = b"\x1b[?2026h", b"\x1b[?2026l"
LEAVE_SCREEN = b"\x1b[?1049l"
KEYS = {
    "space": " ", "enter": "\r", "escape": "\x1b", "backspace": "\x7f", "delete": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "page-up": "\x1b[5~", "page-down": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F",
    **{f"ctrl-{letter}": chr(ord(letter) - 96) for letter in "bcdflkuwz"},
}  # fmt: skip
CLEARED_FRAME = BEGIN_FRAME + b"\x1b[0m\x1b[2J"


class Terminal:
    """A dlprep process on a terminal of its own; leaving the block ends it."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 100,
        rows: int = 30,
        variables: Mapping[str, str | None] | None = None,
    ) -> None:
        """Start `dlprep ARGUMENTS` with its folders in *home* and a fixed clock.

        A variable that is None is not set.
        """
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._status: int | None = None
        self._redraws = 0
        wanted = {
            "DLPREP_HOME": str(home),
            "DLPREP_NOW": NOW,
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **(variables or {}),
        }
        environment = {name: value for name, value in wanted.items() if value is not None}
        # The size is there before the program starts: the child waits for a byte.
        ready_read, ready_write = os.pipe()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.read(ready_read, 1)
            os.execve(sys.executable, [sys.executable, "-m", "dlprep", *arguments], environment)  # noqa: S606
        self._set_size(columns, rows)
        os.write(ready_write, b"x")
        os.close(ready_read)
        os.close(ready_write)

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Kill the process if it still runs."""
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """Return what is on the screen, without spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def mode(self) -> int:
        """Return the terminal's local flags: echo, lines, signals."""
        return int(termios.tcgetattr(self._fd)[3])

    def expect(self, text: str) -> str:
        """Read until *text* is on the screen and the frame is complete, and return the whole screen."""
        end = time.monotonic() + PATIENCE
        while text not in self.text or self.raw.count(BEGIN_FRAME) > self.raw.count(END_FRAME):
            if time.monotonic() > end or not self._read(0.2):
                message = f"{text!r} is not on the screen:\n{self.text}"
                raise AssertionError(message)
        return self.text

    def press(self, *keys: str) -> None:
        """Type keys, by name or as characters."""
        for key in keys:
            self._redraws += key == "ctrl-l"
            os.write(self._fd, KEYS.get(key, key).encode())

    def settle(self) -> str:
        """Read until all keys pressed so far have been dealt with, and return the whole screen.

        A last key asks for a screen that is cleared and drawn anew; keys come in their order.
        """
        self.press("ctrl-l")
        end = time.monotonic() + PATIENCE
        # As often as it was asked for, and the last time to its end.
        while not (len(frames := self.raw.split(CLEARED_FRAME)) > self._redraws and END_FRAME in frames[-1]):
            if time.monotonic() > end or not self._read(0.2):
                message = f"the screen is not drawn anew:\n{self.text}"
                raise AssertionError(message)
        return self.text

    def drain(self, seconds: float) -> None:
        """Read whatever is drawn within that time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self._fd)
        os.close(nothing)

    def exit_code(self) -> int:
        """Read to the end of the process, and return its exit code (negative: a signal)."""
        end = time.monotonic() + PATIENCE
        while self._status is None and time.monotonic() < end:
            self._read(0.2)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        while self._read(0):
            pass
        assert self._status is not None, f"dlprep does not end:\n{self.text}"
        return self._status

    def _read(self, seconds: float) -> bool:
        """Read what is there within *seconds*; False when the process has closed the terminal."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return seconds > 0
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.raw += data
        # pyte has no alternate screen: what comes after it is drawn on a fresh one.
        on_screen, left, after = data.partition(LEAVE_SCREEN)
        self._stream.feed(on_screen)
        if left:
            self.screen.reset()
            self._stream.feed(after)
        return bool(data)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
