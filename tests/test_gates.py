"""What keeps the hot commands quick, without a clock: what they import, and when they may answer at once.

The answers kept for the next run are switched off by a clock of one's own, so these run by the real one.
"""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyte
import pytest

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.storage.review_log import ReviewLog
from dlprep.terminal.curtain import RAISED
from dlprep.terminal.screen import ENTER
from tests.harness import DECK, NOW
from tests.pseudo_terminal import END_FRAME, Terminal

QUESTION = "How sure are you?"
LONG_AGO = 1_700_000_000
SLOW = {
    "argparse", "asyncio", "contextlib", "dataclasses", "datetime", "enum", "functools", "importlib.metadata",
    "importlib.resources", "inspect", "json", "logging", "markdown_it", "pathlib", "platformdirs", "pydantic",
    "pygments", "re", "rich", "shutil", "signal", "sqlite3", "subprocess", "tempfile", "threading", "tomllib",
    "typer", "typing", "yaml", "zoneinfo",
}  # fmt: skip
BARE = {"dlprep", "dlprep.__main__", "dlprep.start", "dlprep.storage", "dlprep.storage.remembered"}
CURTAIN = {"dlprep.terminal", "dlprep.terminal.curtain"}
WEST, EAST = "WEST11", "EAST-13"
"""Two zones whose clocks are a day apart."""

REAL_CLOCK = {"DLPREP_NOW": None, "TZ": WEST}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with a deck that was written long ago."""
    deck = tmp_path / "decks" / "basics.yaml"
    deck.parent.mkdir()
    deck.write_text(DECK, encoding="utf-8")
    os.utime(deck, (LONG_AGO, LONG_AGO))
    return tmp_path


def run(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `dlprep` by the real clock."""
    return python(home, "-m", "dlprep", *arguments, **variables)


def python(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a Python that sees nothing of the surroundings but a home."""
    environment = {"PATH": os.environ["PATH"], "DLPREP_HOME": str(home), "TZ": WEST, **variables}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True
    )


def imported(report: str) -> set[str]:
    """Return the modules that `-X importtime` reports."""
    lines = (line for line in report.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


def check(modules: set[str], home: Path, own: set[str]) -> None:
    """Check that of dlprep only *own* modules are there, and nothing slow that `python -m` does without."""
    (home / "nothing.py").write_text("")
    plain = python(home, "-X", "importtime", "-m", "nothing", PYTHONPATH=str(home))
    assert {name for name in modules if name.split(".")[0] == "dlprep"} <= own
    assert (modules - imported(plain.stderr)) & SLOW == set()


@pytest.mark.parametrize("arguments", [["--version"], ["due", "--count"], ["--help"]])
def test_what_is_known_is_printed_before_anything_is_imported(home: Path, arguments: list[str]) -> None:
    """The version, and a count or help kept from the run before, cost no import but that of the cache."""
    first = run(home, *arguments)
    again = run(home, *arguments, PYTHONPROFILEIMPORTTIME="1")

    assert again.stdout == first.stdout
    check(imported(again.stderr), home, BARE)


def test_the_first_question_is_there_before_anything_is_imported(home: Path) -> None:
    """Until a question kept from the last sitting is shown, nothing is imported but what shows it."""
    study_and_stop(home)
    with terminal(home, PYTHONPROFILEIMPORTTIME="1") as shown:
        shown.expect(QUESTION)
    report, found, _ = shown.raw.decode().partition(RAISED)

    assert found
    check(imported(report.replace("\r", "")), home, BARE | CURTAIN)


@pytest.mark.parametrize(("zone", "size"), [(WEST, (100, 30)), (EAST, (40, 12))])
def test_the_kept_screen_is_the_real_one(home: Path, zone: str, size: tuple[int, int]) -> None:
    """Today and on the next day, what is shown at once is what the loaded program then shows."""
    study_and_stop(home, size)
    kept, drawn = first_screens(home, size, TZ=zone)

    assert kept is not None
    assert kept == drawn


def edit_deck(home: Path) -> None:
    """Write another question into the deck."""
    deck = home / "decks" / "basics.yaml"
    deck.write_text(DECK.replace("What is", "What was"), encoding="utf-8")


def add_deck(home: Path) -> None:
    """Put another deck beside it."""
    (home / "decks" / "more.yaml").write_text(DECK.replace("basics", "more"), encoding="utf-8")


def configure(home: Path) -> None:
    """Write a config."""
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "config.toml").write_text("[study]\nnew_a_day = 1\n", encoding="utf-8")


def rate(home: Path) -> None:
    """Record a review."""
    with ReviewLog(home / "reviews.sqlite3") as log:
        log.record(
            Review(EntryId(SessionId("s"), 1), CardId("alpha"), Rating.GOOD, datetime.fromisoformat(NOW))
        )


def test_what_is_kept_is_used_only_while_it_holds(home: Path) -> None:
    """Whatever has changed in decks, config and log, no screen or count of before is shown for a moment."""
    for change in (edit_deck, add_deck, configure, rate):
        study_and_stop(home)
        assert not takes_the_program(home), change
        change(home)
        assert takes_the_program(home), change
        assert first_screens(home)[0] is None, change


def test_another_terminal_or_wish_has_another_screen(home: Path) -> None:
    """A screen is shown again only for the same window, the same looks and the same command line."""
    study_and_stop(home)
    assert first_screens(home, (90, 30))[0] is None
    study_and_stop(home)
    assert first_screens(home, (100, 30), "--new", "2")[0] is None
    study_and_stop(home)
    assert first_screens(home, NO_COLOR="1")[0] is None


def test_a_day_before_has_nothing_kept(home: Path) -> None:
    """What was kept for a day is not shown on an earlier one, wherever the clock was meanwhile."""
    study_and_stop(home, TZ=EAST)

    assert takes_the_program(home)
    assert first_screens(home, TZ=WEST)[0] is None


def takes_the_program(home: Path) -> bool:
    """Say whether the number of waiting cards is worked out, and not only remembered."""
    done = run(home, "due", "--count", PYTHONPROFILEIMPORTTIME="1")
    return "dlprep.commands.due" in imported(done.stderr)


def study_and_stop(home: Path, size: tuple[int, int] = (100, 30), **variables: str) -> None:
    """Begin a sitting, and stop it at its first question."""
    with terminal(home, size, **variables) as shown:
        shown.expect(QUESTION if size[0] >= 50 else "sure")
        shown.press("q")
        assert shown.exit_code() == 0


def first_screens(
    home: Path, size: tuple[int, int] = (100, 30), *arguments: str, **variables: str
) -> tuple[object, object]:
    """Return what a sitting shows at once (None: nothing), and what it shows when it is loaded."""
    with terminal(home, size, *arguments, **variables) as shown:
        while END_FRAME not in shown.raw:
            shown.drain(0.05)
    before, _, after = shown.raw.partition(ENTER.encode())
    frame = after.partition(END_FRAME)[0]
    return (cells(before, size) if RAISED.encode() in before else None), cells(frame, size)


def cells(drawn: bytes, size: tuple[int, int]) -> object:
    """Return every cell of a terminal on which that was drawn: the characters and their looks."""
    screen = pyte.Screen(*size)
    pyte.ByteStream(screen).feed(drawn)
    return [[screen.buffer[row][column] for column in range(size[0])] for row in range(size[1])]


def terminal(home: Path, size: tuple[int, int] = (100, 30), *arguments: str, **variables: str) -> Terminal:
    """Begin `dlprep study` by the real clock."""
    columns, rows = size
    return Terminal(
        "study", *arguments, home=home, columns=columns, rows=rows, variables={**REAL_CLOCK, **variables}
    )
