"""Commands in a process of their own that can be killed before any operation on a file or a database."""

import io
import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from dlprep.cli import main
from tests.harness import NOW

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
OPERATIONS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "sqlite3.connect")


@dataclass(frozen=True)
class Run:
    """How a process ended (negative: a signal), what it said, and how many operations it took."""

    code: int
    said: str
    operations: int


@dataclass
class Process:
    """A command that runs in a process of its own."""

    pid: int
    output: Path

    def wait(self) -> Run:
        """Wait for the end."""
        _, status = os.waitpid(self.pid, 0)
        said = self.output.read_text(encoding="utf-8", errors="replace")
        text, ended, count = said.rpartition("\0")
        return Run(os.waitstatus_to_exitcode(status), text if ended else said, int(count) if ended else 0)


def start(
    *arguments: str,
    home: Path,
    text: str = "",
    now: str = NOW,
    die_at: int = 0,
    prepare: Callable[[], object] = lambda: None,
) -> Process:
    """Start one command; it kills itself with SIGKILL before the operation of the number *die_at*.

    *prepare* is called in its process first.
    """
    handle, name = tempfile.mkstemp(dir=home.parent, prefix="said-")
    source, feed = os.pipe()
    os.write(feed, text.encode())
    os.close(feed)
    pid = os.fork()
    if pid == 0:
        prepare()
        _run(arguments, home, now, die_at, source, handle)
    os.close(source)
    os.close(handle)
    return Process(pid, Path(name))


def run(*arguments: str, home: Path, **options: Any) -> Run:
    """Run one command to its end, with the options of `start`."""
    return start(*arguments, home=home, **options).wait()


def _run(arguments: tuple[str, ...], home: Path, now: str, die_at: int, source: int, output: int) -> NoReturn:
    """Be the command: the process that the tests run in is left here."""
    code = 99
    try:
        os.dup2(source, 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        sys.stdin = io.TextIOWrapper(io.FileIO(0, "r", closefd=False), encoding="utf-8")
        sys.stdout = sys.stderr = io.TextIOWrapper(
            io.FileIO(1, "w", closefd=False), encoding="utf-8", write_through=True
        )
        os.environ.update(DLPREP_HOME=str(home), DLPREP_NOW=now, EDITOR="true")
        killer = _Killer(die_at)
        killer.begin()
        code = main(arguments)
        sys.stdout.write(f"\0{killer.count}")
    except BaseException as error:  # noqa: BLE001 - nothing may come back into the tests
        os.write(1, f"Traceback: {error!r}".encode())
    finally:
        os._exit(code)


class _Killer:
    """Counts the operations on files and databases, and kills the process before one of them."""

    def __init__(self, die_at: int) -> None:
        self.count = 0
        self._die_at = die_at

    def begin(self) -> None:
        """Count from here on. There is no way back: the process is to end."""
        sync, connect = os.fsync, sqlite3.connect
        killer = self

        class Connection(sqlite3.Connection):
            def execute(self, *arguments: Any) -> sqlite3.Cursor:
                killer.step()
                return super().execute(*arguments)

            def backup(self, *arguments: Any, **options: Any) -> None:
                killer.step()
                super().backup(*arguments, **options)

            def close(self) -> None:
                killer.step()
                super().close()

        def counted_sync(handle: int) -> None:
            killer.step()
            sync(handle)

        os.fsync = counted_sync  # type: ignore[assignment]
        sqlite3.connect = lambda *args, **options: connect(  # type: ignore[assignment]
            *args, factory=Connection, **options
        )
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if opens or event in OPERATIONS:
            self.step()

    def step(self) -> None:
        """Count an operation, and die if it is the one."""
        self.count += 1
        if self.count == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)
