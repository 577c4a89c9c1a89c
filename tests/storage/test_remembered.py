"""Answers kept for the next run: only while nothing has changed that they rest on."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dlprep import __version__
from dlprep.scheduling.calendar import DAY_START, study_day
from dlprep.storage import remembered

LONG_AGO = 1_700_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file that was written long ago."""
    path = tmp_path / "basics.yaml"
    path.write_text("text")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def keep(folder: Path, *files: Path, text: str = "12", question: str = "how many?") -> None:
    """Keep an answer that rests on files."""
    stamps = remembered.stamps([str(path) for path in files])
    remembered.keep(str(folder), "count", question, text, stamps)


def recall(folder: Path, question: str = "how many?") -> str | None:
    """Ask for it again."""
    return remembered.recall(str(folder), "count", question)


@pytest.mark.parametrize("text", ["12", "", "two\nlines", "\n\na gap\n\n", "ünïcode \x1b[1m"])
def test_an_answer_is_kept(tmp_path: Path, file: Path, text: str) -> None:
    """An answer comes back as it was, whatever stands in it, while its files stay as they are."""
    keep(tmp_path, file, tmp_path / "not there", text=text)

    assert text == recall(tmp_path)


def test_another_question_has_no_answer(tmp_path: Path, file: Path) -> None:
    """An answer holds for its own question alone, and never before one was kept."""
    assert recall(tmp_path) is None

    keep(tmp_path, file, question="how many\ntoday?")

    assert (recall(tmp_path), recall(tmp_path, "how many\ntoday?")) == (None, "12")


def test_another_version_has_no_answer(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older or a newer program has kept holds for that program alone."""
    keep(tmp_path, file)
    kept = (tmp_path / "count").read_text()
    (tmp_path / "count").write_text(kept.replace(__version__, "0.0.0", 1))

    assert recall(tmp_path) is None
    monkeypatch.setattr(remembered, "PROGRAM", "dlprep 0.0.0")
    assert recall(tmp_path) == "12"


def test_a_change_takes_the_answer_away(tmp_path: Path, file: Path) -> None:
    """A file that is written, replaced, removed or made takes every answer away that rests on it."""
    for change in (file.touch, file.unlink, lambda: file.write_text("text")):
        keep(tmp_path, file)
        change()
        assert recall(tmp_path) is None


def test_a_file_only_just_written_is_not_relied_on(tmp_path: Path, file: Path) -> None:
    """While a file could change without its stamp showing it, nothing is kept."""
    os.utime(file, (time.time(), time.time()))  # noqa: TID251 - the file's own clock
    keep(tmp_path, file)

    assert recall(tmp_path) is None


def test_a_stamp_does_not_settle_while_an_answer_is_worked_out(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts is how old a file was when its stamp was taken: it may be another since."""
    monkeypatch.setattr("dlprep.storage.remembered.time.time", lambda: float(LONG_AGO))
    stamps = remembered.stamps([str(file)])
    monkeypatch.undo()
    remembered.keep(str(tmp_path), "count", "how many?", "12", stamps)

    assert recall(tmp_path) is None


def test_what_was_only_just_written_is_waited_for(tmp_path: Path, file: Path) -> None:
    """Stamps that have settled are relied on, however quick the program was after a write."""
    for ago in (0.0, 0.015, -3600.0):
        os.utime(file, (time.time() - ago,) * 2)  # noqa: TID251 - the file's own clock
        stamps = remembered.settled_stamps([str(file), str(tmp_path / "not there")])
        remembered.keep(str(tmp_path), "count", "how many?", f"{ago}", stamps)

        assert recall(tmp_path) == f"{ago}"


@pytest.mark.parametrize("damage", ["", "\udcff\udcfe", "{program}", "{program}\nhow many?\nno stamp\n\n12"])
def test_a_damaged_file_has_no_answer(tmp_path: Path, damage: str) -> None:
    """What is not an answer is none."""
    text = damage.format(program=remembered.PROGRAM)
    (tmp_path / "count").write_bytes(text.encode(errors="surrogateescape"))

    assert recall(tmp_path) is None


def test_a_folder_that_cannot_be_written_is_no_trouble(file: Path) -> None:
    """Nothing is kept below a file, and nothing is said."""
    keep(file, file)

    assert recall(file) is None


@pytest.mark.parametrize("name", ["NO_COLOR", "TERM", "LANG", "LC_CTYPE", "PYTHONUTF8"])
def test_a_screen_in_other_letters_is_another_question(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A first screen that was drawn in UTF-8 is not shown where the terminal has other letters or colours."""
    before = remembered.screen_question("2026-11-23", ["study"], 80, 24)
    monkeypatch.setenv(name, "something else")

    assert before != remembered.screen_question("2026-11-23", ["study"], 80, 24)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("hour", [0, 3.99, 4, 12, 23.99])
def test_the_day_is_the_study_day(monkeypatch: pytest.MonkeyPatch, zone: str, hour: float) -> None:
    """The day of an answer turns at the hour of the study day, also when the clock is changed."""
    assert DAY_START.total_seconds() == remembered.DAY_BEGINS * 3600
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for day in ("2026-03-29", "2026-03-08", "2026-10-25", "2026-11-01", "2026-10-04", "2027-01-01"):
            at = datetime.fromisoformat(day).astimezone().timestamp() + hour * 3600
            moment = datetime.fromtimestamp(at, UTC).astimezone()
            assert study_day(moment).isoformat() == remembered.today(at)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"DLPREP_HOME": "/home/ada/study"}, "/home/ada/study/cache"),
        ({"DLPREP_HOME": "~/study"}, None),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": ""}, "/home/ada/.cache/dlprep"),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": "relative"}, "/home/ada/.cache/dlprep"),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": "/scratch"}, "/scratch/dlprep"),
    ],
)
@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="folders of XDG")
def test_the_cache_folder_is_that_of_the_program(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], folder: str | None
) -> None:
    """The quick look finds the folder that the program itself uses, or none."""
    from dlprep.storage.paths import find_paths

    for name in ("DLPREP_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert folder == remembered.cache_folder()
    if folder is not None:
        assert folder == str(find_paths(os.environ).cache)
