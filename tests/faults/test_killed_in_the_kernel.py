"""kill -9 at a system call, between two writes of one transaction as well as between two files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.homes import ARTICLE, given, live, make_home, require_sound, shown_as_done
from tests.faults.tally import Tally
from tests.harness import NOW

STRACE = shutil.which("strace")
CALLS = "pwrite64,fsync,fdatasync,ftruncate,rename,unlink"
OLD = 5
MOST = 10

pytestmark = [pytest.mark.heavy, pytest.mark.skipif(STRACE is None, reason="there is no strace")]


def traced(home: Path, words: tuple[str, ...], text: str, *options: str) -> tuple[int, str]:
    """Run a command under strace, and return its exit code (negative: a signal) and what it printed."""
    done = subprocess.run(
        [str(STRACE), "-f", "-o", home.parent / "trace", *options, sys.executable, "-m", "dlprep", *words],
        input=text, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "DLPREP_HOME": str(home), "DLPREP_NOW": NOW,
             "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout


def restored(home: Path) -> Path:
    """Make a home with a backup and a review more."""
    make_home(home, OLD)
    traced(home, ("backup",), "")
    traced(home, ("study", "many", "--plain"), "\n3\nq\n")
    return home


CASES: dict[str, tuple[Callable[[Path], object], tuple[str, ...], str]] = {
    "study": (lambda home: make_home(home, OLD), ("study", "many", "--plain"), "\n3\n" * 3 + "q\n"),
    "first study": (make_home, ("study", "many", "--plain"), "\n3\n" * 3 + "q\n"),
    "import": (lambda home: make_home(home, OLD), ("import", "-", "--deck", "primes"), ARTICLE),
    "restore": (restored, ("restore", "--yes"), ""),
}


@pytest.mark.parametrize("name", CASES)
def test_killed_at_a_system_call(tmp_path: Path, name: str) -> None:
    """At each of some system calls that touch the home: acknowledged is there, and the next start works."""
    make, words, text = CASES[name]
    tally = Tally(f"kill -9 at a system call of {name}")
    made, home = tmp_path / "made", tmp_path / "whole"
    make(made)
    shutil.copytree(made, home)
    code, _ = traced(home, words, text, "-e", f"trace={CALLS}")
    if not (tmp_path / "trace").exists():
        pytest.skip("processes may not be traced here")
    assert code == 0
    calls = sum("(" in line for line in (tmp_path / "trace").read_text().splitlines())
    for number in range(1, 1 + calls, max(1, calls // MOST)):
        home = tmp_path / str(number)
        shutil.copytree(made, home)
        code, said = traced(
            home, words, text,
            "-e", f"trace={CALLS}", "-e", f"inject={CALLS}:signal=SIGKILL:when={number}",
        )  # fmt: skip
        if code == 0:
            break
        there = given(home) if "study" in name else live(home)
        acknowledged = shown_as_done(said) if "study" in name else OLD
        assert acknowledged <= len(there) <= acknowledged + 1
        require_sound(home)
        tally.add(acknowledged, there)
        again = traced(home, ("due",), "")
        assert again[0] == 0
    tally.settle()
