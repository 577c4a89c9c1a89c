"""Two sittings at once on the same cards: nothing is lost, and nothing is there that nobody gave."""

import os
from pathlib import Path

import pytest

from tests.faults.homes import given, make_home, require_sound, shown_as_done
from tests.faults.tally import Tally

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are made in another way there")
if os.name != "nt":
    from tests.faults import forked

RATINGS = 9


def study_at_once(tmp_path: Path, processes: int, rounds: int) -> None:
    """Let so many processes rate at the same time, and count what each was shown as done."""
    tally = Tally(f"{processes} processes rating at once")
    words = ("study", "many", "--plain", "--new", str(RATINGS))
    for number in range(rounds):
        home = make_home(tmp_path / str(number), 1)
        running = [forked.start(*words, home=home, text="\n3\n" * RATINGS + "q\n") for _ in range(processes)]
        ended = [process.wait() for process in running]
        assert [run.code for run in ended] == [0] * processes, ended
        there = given(home)
        assert len(there) >= sum(shown_as_done(run.said) for run in ended)
        assert len({review.id for review in there}) == len(there)
        require_sound(home)
        tally.add(sum(shown_as_done(run.said) for run in ended), there)
    tally.settle()


def test_two_processes_rate_at_once(tmp_path: Path) -> None:
    """Two."""
    study_at_once(tmp_path, 2, 2)


@pytest.mark.heavy
def test_many_processes_rate_at_once(tmp_path: Path) -> None:
    """Four, again and again."""
    study_at_once(tmp_path, 4, 20)
