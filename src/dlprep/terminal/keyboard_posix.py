"""The keyboard of a POSIX terminal, read key by key without waiting for Enter."""

import codecs
import contextlib
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from dlprep.terminal.keys import PASTE_BEGIN, Key, finish_keys, split_keys

assert sys.platform != "win32"  # noqa: S101 - tells type checkers there to pass over the rest

import termios  # noqa: E402

ESCAPE_SECONDS = 0.05
PASTE_SECONDS = 2.0
READ_BYTES = 4096
LOCAL, INPUT = 3, 0


class Keyboard:
    """Keys of the terminal on a file descriptor, which is put back as it was on leaving."""

    def __init__(self, fd: int) -> None:
        """Prepare to read from *fd*, which must be a terminal."""
        self._fd = fd
        self._keys: deque[Key] = deque()
        self._rest = ""
        # A read can end in the middle of a letter of several bytes.
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._saved: list[Any] = []
        self._old_resize: Any = None
        self._wake_read = self._wake_write = -1

    def __enter__(self) -> Self:
        """Stop the terminal from echoing keys and gathering lines."""
        self._saved = termios.tcgetattr(self._fd)
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        self._old_resize = signal.signal(signal.SIGWINCH, self._wake)
        self._set_raw()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Put the terminal back as it was."""
        signal.signal(signal.SIGWINCH, self._old_resize)
        self._restore()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def read(self, timeout: float) -> Key | None:
        """Return the next key; None when *timeout* seconds passed or the window was resized.

        The end of the input (a closed terminal) is the key `end-of-input`.
        """
        if not self._keys:
            ready, _, _ = select.select([self._fd, self._wake_read], [], [], timeout)
            if self._wake_read in ready:
                os.read(self._wake_read, READ_BYTES)
            if self._fd in ready:
                self._fill()
        return self._keys.popleft() if self._keys else None

    def pending(self) -> int:
        """Return how many keys were typed already and not read."""
        if select.select([self._fd], [], [], 0)[0]:
            self._fill()
        return len(self._keys)

    def flush(self) -> None:
        """Forget the keys that were typed already and not read."""
        self._keys.clear()
        with contextlib.suppress(termios.error):
            termios.tcflush(self._fd, termios.TCIFLUSH)

    @contextlib.contextmanager
    def released(self) -> Iterator[None]:
        """Give the terminal back while the block runs."""
        self._restore()
        try:
            yield
        finally:
            self._set_raw()

    def _fill(self) -> None:
        if not self._receive():
            return
        while self._rest:
            patience = PASTE_SECONDS if self._rest.startswith(PASTE_BEGIN) else ESCAPE_SECONDS
            ready, _, _ = select.select([self._fd], [], [], patience)
            if not ready or not self._receive():
                self._keys.extend(finish_keys(self._rest))
                self._rest = ""

    def _receive(self) -> bool:
        try:
            data = os.read(self._fd, READ_BYTES)
        except OSError:  # EIO: the terminal is gone
            data = b""
        if not data:
            self._keys.append(Key("end-of-input"))
            return False
        keys, self._rest = split_keys(self._rest + self._decoder.decode(data))
        self._keys.extend(keys)
        return True

    def _set_raw(self) -> None:
        mode = termios.tcgetattr(self._fd)
        # Signals off too: Ctrl-C and Ctrl-Z come as keys. Output processing stays on.
        mode[LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
        mode[INPUT] &= ~(termios.IXON | termios.ICRNL | termios.INLCR)
        termios.tcsetattr(self._fd, termios.TCSADRAIN, mode)

    def _restore(self) -> None:
        # A terminal that is gone cannot be restored, and need not be.
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._saved)

    def _wake(self, *_: object) -> None:
        with contextlib.suppress(BlockingIOError):
            os.write(self._wake_write, b"\0")
