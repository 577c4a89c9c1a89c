"""Times, processor seconds and memory of whole processes, and the table they end up in."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PYTHON = sys.executable
PATIENCE = 120.0
WINDOW = (40, 100)


@dataclass(frozen=True)
class Row:
    """A line of the table: *ours* and its *yardstick* in the same unit, and what the ratio should be.

    One that is only told has no such numbers.
    """

    name: str
    yardstick_name: str
    ours: float
    yardstick: float
    unit: str
    must: float | None = None
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Return ours over the yardstick."""
        return self.ours / self.yardstick

    @property
    def is_missed(self) -> bool:
        """Say whether the ratio is not what it must be."""
        return self.must is not None and self.ratio > self.must


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Return the median of each measure, taken in turns so that all share the same weather."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for values, measure in zip(taken, measures, strict=True):
            values.append(measure())
    return [median(values) for values in taken]


def cpu_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Run a command to its end, its output thrown away, and return the processor seconds it took."""
    process = subprocess.Popen(  # noqa: S603 - the commands are ours
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime


def peak_of(pid: int | str) -> float:
    """Return the greatest resident size so far of a running process, in MiB.

    What the system tells when it has ended counts the process it was forked from as well.
    """
    with Path(f"/proc/{pid}/status").open(encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def until_shown(
    command: Sequence[str], environment: Mapping[str, str], text: bytes, keys: Sequence[bytes] = (b"q",)
) -> tuple[float, float]:
    """Run a command on a pseudo-terminal; return the seconds until *text* is shown, and its peak in MiB.

    Afterwards each of *keys* is pressed when the screen has come to rest, the last of which ends it;
    without any it is killed at once.
    """
    begun = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *WINDOW, 0, 0))
        os.execvpe(command[0], list(command), dict(environment))  # noqa: S606
    seconds = _read_until(fd, text, begun)
    peak = 0.0
    for key in keys:
        _drain(fd)
        peak = peak_of(pid)
        os.write(fd, key)
    if not keys:
        os.kill(pid, signal.SIGKILL)
    _await_end(pid, fd)
    os.close(fd)
    return seconds, peak


def _read_until(fd: int, text: bytes, begun: float) -> float:
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([fd], [], [], PATIENCE)
        if not ready:
            message = f"{text!r} was not shown, but {seen[-2000:]!r}"
            raise TimeoutError(message)
        try:
            seen += os.read(fd, 65536)
        except OSError as error:
            message = f"ended without {text!r}: {seen[-2000:]!r}"
            raise RuntimeError(message) from error
    return time.perf_counter() - begun


def _drain(fd: int) -> None:
    """Read until nothing has come for a while: the program waits for a key."""
    while select.select([fd], [], [], 0.3)[0]:
        os.read(fd, 65536)


def _await_end(pid: int, fd: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if select.select([fd], [], [], 0.02)[0]:
                os.read(fd, 65536)
        except OSError:
            pass
        if os.waitpid(pid, os.WNOHANG)[0]:
            return
    os.kill(pid, signal.SIGKILL)
    message = "the program did not end"
    raise TimeoutError(message)
