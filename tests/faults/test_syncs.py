"""Exactly one write that is waited for makes a rating durable."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.homes import given, make_home
from tests.harness import NOW

STRACE = shutil.which("strace")
SYNC = re.compile(r"\bf(?:data)?sync\(")


def syncs(home: Path, ratings: int) -> int:
    """Return how many syncs a sitting with so many ratings makes, from its start to its end."""
    trace = home.parent / f"{home.name}.trace"
    words = ["study", "many", "--plain", "--new", "500"]
    done = subprocess.run(
        [
            str(STRACE),
            "-f",
            "-o",
            trace,
            "-e",
            "trace=fsync,fdatasync",
            sys.executable,
            "-m",
            "dlprep",
            *words,
        ],
        input=b"\n3\n" * ratings + b"q\n",
        env={"PATH": os.environ["PATH"], "DLPREP_HOME": str(home), "DLPREP_NOW": NOW},
        capture_output=True,
        check=False,
    )
    if not trace.exists() or b"ptrace" in done.stderr:
        pytest.skip("processes may not be traced here")
    assert done.returncode == 0, done.stderr
    assert len(given(home)) == ratings
    return len(SYNC.findall(trace.read_text()))


@pytest.mark.skipif(STRACE is None, reason="there is no strace")
def test_a_rating_is_one_sync(tmp_path: Path) -> None:
    """Each further rating of a sitting is one fdatasync more, the first one too."""
    nothing, one, ten = (syncs(make_home(tmp_path / str(ratings), 1), ratings) for ratings in (0, 1, 10))

    assert ten - one == 9
    # Without any rating nothing has to be put into the log at the end, which takes syncs of its own.
    assert one - nothing == 1


@pytest.mark.heavy
@pytest.mark.skipif(STRACE is None, reason="there is no strace")
def test_a_long_sitting_has_no_rating_of_two_syncs(tmp_path: Path) -> None:
    """What is written is put into the log at its end, never while somebody waits, however long it gets."""
    cards = "".join(f"  - {{id: x{number}, question: Q, answer: A}}\n" for number in range(500))
    counts = []
    for ratings in (1, 450):
        home = make_home(tmp_path / str(ratings), 1)
        (home / "decks" / "many.yaml").write_text(f"format: 1\nid: many\ntitle: Many\ncards:\n{cards}")
        counts.append(syncs(home, ratings))

    assert counts[1] - counts[0] == 449
