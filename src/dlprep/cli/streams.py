"""The three streams of the process: there, able to take every character, and written to the end."""

import io
import os
import sys
from typing import TextIO

LOST = 1
"""The exit code when the output did not arrive."""


def prepare_streams() -> str:
    """Make the standard streams usable, and return what is wrong with them, "" for nothing.

    A stream that was closed by whoever started the program is opened on nothing: otherwise the
    next file that is opened would take its place, and what is printed would end up in that file.
    """
    closed = [_open_on_nothing(number) for number in range(3)]
    if closed[0]:
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    for place, name in ((1, "stdout"), (2, "stderr")):
        if closed[place]:
            setattr(sys, name, _nothing())
        else:
            setattr(sys, name, _whole(getattr(sys, name)))
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # What a terminal cannot show, or an encoding cannot read, must not end the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return "standard output is closed" if closed[1] else ""


def finish_output(code: int) -> int:
    """Write out what is still held back, and return *code*, or another one if it did not arrive.

    A reader that went away is no news; a full disk is said on standard error.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = _nothing()
        if not isinstance(error, BrokenPipeError):
            _say(f"error: the output cannot be written: {error.strerror}")
        return code or LOST
    return code


def _say(message: str) -> None:
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:  # a closed terminal takes this stream along
        sys.stderr = _nothing()


def _open_on_nothing(number: int) -> bool:
    """Open a descriptor on the null device if it is closed, and say whether it was."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
        return True
    return False


def _whole(stream: TextIO) -> TextIO:
    """Return a stream that writes all or fails: without a buffer a write may end halfway, and not say so."""
    if not (isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase)):
        return stream
    encoding = stream.encoding
    return io.TextIOWrapper(io.BufferedWriter(stream.detach()), encoding, line_buffering=True)


def _nothing() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - lives as long as the process
