"""Times, processor seconds and memory of whole processes, and the table they end up in."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

PYTHON = sys.executable
PATIENCE = 120.0


@dataclass(frozen=True)
class Row:
    """A line of the table: *ours* and its *yardstick* in the same unit, and what the ratio should be."""

    name: str
    yardstick_name: str
    ours: float
    yardstick: float
    unit: str
    must: float
    aim: float

    @property
    def ratio(self) -> float:
        """Return ours over the yardstick."""
        return self.ours / self.yardstick


@dataclass(frozen=True)
class Cost:
    """What a process cost: processor seconds and its greatest resident size in MiB."""

    cpu: float
    peak: float


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Return the median of each measure, taken in turns so that all share the same weather."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for values, measure in zip(taken, measures, strict=True):
            values.append(measure())
    return [median(values) for values in taken]


def cost_of(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a command to its end, its output thrown away, and return what it cost."""
    process = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def until_shown(
    command: Sequence[str], environment: Mapping[str, str], text: bytes, keys: Sequence[bytes] = (b"q",)
) -> tuple[float, Cost]:
    """Run a command on a pseudo-terminal; return the seconds until *text* is shown, and its whole cost.

    Afterwards each of *keys* is pressed when the screen has come to rest, the last of which ends it.
    """
    begun = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), dict(environment))
    seconds = _read_until(fd, text, begun)
    for key in keys:
        _drain(fd)
        os.write(fd, key)
    _, used = _ended(pid, fd)
    os.close(fd)
    return seconds, used


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


def _ended(pid: int, fd: int) -> tuple[int, Cost]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if select.select([fd], [], [], 0.02)[0]:
                os.read(fd, 65536)
        except OSError:
            pass
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            return status, Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    os.kill(pid, signal.SIGKILL)
    message = "the program did not end"
    raise TimeoutError(message)
