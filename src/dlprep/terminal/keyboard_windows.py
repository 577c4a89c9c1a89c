"""The keyboard of a Windows console, read key by key without waiting for Enter."""

import contextlib
import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from dlprep.terminal.keys import CONTROLS, Key

assert sys.platform == "win32"  # noqa: S101 - tells type checkers elsewhere to pass over the rest

import msvcrt  # noqa: E402

POLL_SECONDS = 0.02
# The second character after "\0" or "\xe0".
SPECIAL = {
    "H": "up", "P": "down", "K": "left", "M": "right", "G": "home", "O": "end",
    "I": "page-up", "Q": "page-down", "S": "delete", "R": "insert",
}  # fmt: skip


class Keyboard:
    """Keys of the console. The descriptor is taken for the same signature as on POSIX."""

    def __init__(self, fd: int) -> None:
        """Take *fd* for the standard input, the only one a console has."""
        self._fd = fd

    def __enter__(self) -> Self:
        """Return the keyboard: reading by `getwch` needs no preparation."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave the console as it is."""

    def read(self, timeout: float) -> Key | None:
        """Return the next key, or None when *timeout* seconds passed."""
        end = time.monotonic() + timeout
        while not msvcrt.kbhit():
            if time.monotonic() >= end:
                return None
            time.sleep(POLL_SECONDS)
        char = msvcrt.getwch()
        if char in "\0\xe0":
            name = SPECIAL.get(msvcrt.getwch(), "")
        else:
            name = "escape" if char == "\x1b" else CONTROLS.get(char, char)
        return Key(name) if name.isprintable() and name else None

    def pending(self) -> int:
        """Return 1 if a key was typed already and not read, else 0."""
        return int(msvcrt.kbhit())

    def flush(self) -> None:
        """Forget the keys that were typed already and not read."""
        while msvcrt.kbhit():
            msvcrt.getwch()

    @contextlib.contextmanager
    def released(self) -> Iterator[None]:
        """Do nothing: the console is never taken."""
        yield
