"""A sitting that is ended from outside: by a signal, a closed terminal or a closed pipe."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.homes import given, make_home, require_sound
from tests.faults.tally import Tally
from tests.harness import NOW

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
if os.name != "nt":
    from tests.pseudo_terminal import Terminal

WORDS = ("study", "many", "--new", "9")


@pytest.fixture(autouse=True)
def _signals_are_heard() -> Iterator[None]:
    """Let programs hear signals that whoever runs the tests ignores, as `nohup` does."""
    numbers = [signal.SIGHUP, signal.SIGINT]
    before = [signal.getsignal(number) for number in numbers]
    for number, handler in zip(numbers, before, strict=True):
        if handler is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "closed terminal"])
def test_a_sitting_on_the_screen_is_ended(tmp_path: Path, name: str) -> None:
    """What was rated is there, the log is closed in order, and the next sitting goes on."""
    tally = Tally(name)
    home = make_home(tmp_path / "home")
    with Terminal(*WORDS, home=home) as terminal:
        terminal.expect("show the answer")
        for place in (2, 3):
            terminal.press("space")
            terminal.expect("A number.")
            terminal.settle()  # a key that comes before its screen is not meant for it
            terminal.press("3")
            terminal.expect(f"{place} of 9")
        if name == "closed terminal":
            terminal.hang_up()
        else:
            terminal.signal(signal.Signals[name])
        assert terminal.exit_code() in (0, 128 + signal.SIGTERM, 128 + signal.SIGHUP)
    tally.add(2, given(home))
    tally.settle()
    require_sound(home)
    assert not list(home.glob("*-wal")), "the log was not closed"
    with Terminal(*WORDS, home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("q")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGPIPE"])
def test_a_dialogue_is_ended(tmp_path: Path, name: str) -> None:
    """Line by line too: by a signal, or by a reader that has gone away."""
    tally = Tally(f"{name} in a dialogue")
    home = make_home(tmp_path / "home")
    environment = {"PATH": os.environ["PATH"], "DLPREP_HOME": str(home), "DLPREP_NOW": NOW}
    with subprocess.Popen(
        [sys.executable, "-m", "dlprep", *WORDS, "--plain"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n3\n\n3\n")
        process.stdin.flush()
        cards = 0
        while cards < 3:
            cards += process.stdout.readline().startswith("Card ")
        if name == "SIGPIPE":
            process.stdout.close()
            process.stdin.write("\n3\n\n3\n")
            process.stdin.close()
            process.stdin = None
        else:
            process.send_signal(signal.Signals[name])
        error = process.stderr.read() if process.stderr else ""
        assert process.wait() != 0
    assert "Traceback" not in error
    tally.add(2, given(home))
    tally.settle()
    require_sound(home)


def test_a_log_that_is_locked_does_not_end_a_dialogue_silently(tmp_path: Path) -> None:
    """A rating that could not be recorded is never shown as done."""
    home = make_home(tmp_path / "home", 1)
    environment = {"PATH": os.environ["PATH"], "DLPREP_HOME": str(home), "DLPREP_NOW": NOW}
    with subprocess.Popen(
        [sys.executable, "-c", BRIEFLY_BUSY, *WORDS, "--plain"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        while not process.stdout.readline().startswith("Card 1 "):
            pass
        with closing(sqlite3.connect(home / "reviews.sqlite3", isolation_level=None)) as other:
            other.execute("begin immediate")
            process.stdin.write("\n3\n")
            process.stdin.close()
            process.stdin = None
            said = process.stdout.read()
    assert "Card 2" not in said
    assert "not saved, press again" in said
    assert given(home) == []


# Waiting seconds for the lock is for people, not for tests.
BRIEFLY_BUSY = """
import sys
from dlprep.storage import log_opening
log_opening.BUSY_SECONDS = 0.1
from dlprep.cli import run
run()
"""
