"""kill -9 before any operation on a file or the log: what was acknowledged is there, the next start works."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.homes import (
    ARTICLE,
    DECK,
    given,
    live,
    make_home,
    make_old_home,
    require_sound,
    shown_as_done,
)
from tests.faults.tally import Tally

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
if os.name != "nt":
    from tests.faults import forked

OLD = 40


@dataclass(frozen=True)
class Case:
    """A command that writes: the home it finds, its words, and what must hold after it was killed."""

    make: Callable[[Path], object]
    arguments: tuple[str, ...]
    holds: Callable[[Path, str], int]
    text: str = ""


def study_holds(home: Path, said: str) -> int:
    """Every rating after which another card was shown is there, and no more than one beside."""
    done = shown_as_done(said)
    assert done <= len(given(home)) <= done + 1
    return done


def whole_import(home: Path, _: str) -> int:
    """The deck is there with both cards, or not at all."""
    files = [file for file in (home / "decks").glob("*.yaml") if file.stem not in ("many", "old")]
    assert [file.read_text().count("- id:") for file in files] in ([], [2])
    assert len(live(home)) == OLD
    return OLD


def whole_restore(home: Path, _: str) -> int:
    """The log is as before or as in the backup, never between, and the deck is whole."""
    assert len(live(home)) in (OLD, OLD + 1)
    assert (home / "decks" / "many.yaml").read_text() in (DECK, DECK + "# later\n")
    return OLD


def all_there(home: Path, _: str) -> int:
    """All reviews are there."""
    assert len(live(home)) == OLD
    return OLD


def one_less(home: Path, _: str) -> int:
    """All reviews are there, or one is taken back."""
    assert len(live(home)) in (OLD - 1, OLD)
    return OLD - 1


def mended(_: Path, __: str) -> int:
    """All reviews are to be there, which the tally sees."""
    return OLD


def home_to_restore(home: Path) -> None:
    """Make a home with a backup, and change it afterwards."""
    make_home(home, OLD)
    forked.run("backup", home=home)
    with (home / "decks" / "many.yaml").open("a") as deck:
        deck.write("# later\n")
    forked.run("study", "many", "--plain", home=home, text="\n3\nq\n")


def home_to_mend(home: Path) -> None:
    """Make a home with a backup, and damage its log."""
    make_home(home, OLD)
    forked.run("backup", home=home)
    log = home / "reviews.sqlite3"
    log.write_bytes(log.read_bytes()[:-3000])


CASES = {
    "study": Case(make_home, ("study", "many", "--plain", "--new", "9"), study_holds, "\n3\n" * 5 + "q\n"),
    "import": Case(
        lambda home: make_home(home, OLD), ("import", "-", "--deck", "primes"), whole_import, ARTICLE
    ),
    "migration": Case(lambda home: make_old_home(home, OLD), ("due",), all_there),
    "backup": Case(lambda home: make_home(home, OLD), ("backup",), all_there),
    "restore": Case(home_to_restore, ("restore", "--yes"), whole_restore),
    "undo": Case(lambda home: make_home(home, OLD), ("undo",), one_less),
    "edit": Case(lambda home: make_home(home, OLD), ("edit", "roc-auc", "--copy"), all_there),
    "mending": Case(home_to_mend, ("doctor", "--fix"), mended),
}


def kill_at(case: Case, tmp_path: Path, name: str, times: int) -> None:
    """Kill a command before so many of its operations, spread evenly, and hold each home to its promises."""
    tally = Tally(f"kill -9 in {name}")
    home = tmp_path / "whole"
    case.make(home)
    whole = forked.run(*case.arguments, home=home, text=case.text)
    if whole.code == 2:
        pytest.skip(f"there is no command for this: {name}")
    assert whole.code == 0, whole.said
    for number in range(times):
        home = tmp_path / f"home{number}"
        case.make(home)
        place = 1 + whole.operations * number // times
        killed = forked.run(*case.arguments, home=home, text=case.text, die_at=place)
        assert killed.code == -signal.SIGKILL
        again(case, home)
        tally.add(case.holds(home, killed.said), given(home) if name == "study" else live(home))
        require_sound(home)
    tally.settle()


def again(case: Case, home: Path) -> None:
    """Demand that the next start works, finds all sound, and clears away what the killed one left."""
    if case is CASES["mending"]:
        assert forked.run(*case.arguments, home=home).code == 0
    after = forked.run("doctor", "--fix", home=home, now="2026-11-25T09:00:00+00:00")
    assert after.code == 0, after.said
    assert not [file for file in home.rglob("*.part") if file.is_file()]


@pytest.mark.parametrize("name", CASES)
def test_killed_at_some_operations(tmp_path: Path, name: str) -> None:
    """A few operations of each command that writes."""
    kill_at(CASES[name], tmp_path, name, 2)


@pytest.mark.heavy
@pytest.mark.parametrize("name", CASES)
def test_killed_at_many_operations(tmp_path: Path, name: str) -> None:
    """Many operations of each command that writes, 200 in all and more."""
    kill_at(CASES[name], tmp_path, name, int(os.environ.get("DLPREP_KILLS", "60")) // 2)
