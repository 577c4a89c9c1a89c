"""Files that somebody breaks or takes away while a sitting is open."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.cli import main
from dlprep.commands.environment import system_environment
from tests.faults.homes import given, make_home
from tests.harness import NOW


class Lines:
    """A person's answers, between two of which something happens."""

    def __init__(self, lines: list[str], happens: Callable[[], object]) -> None:
        """Give *lines* one by one; *happens* before the last."""
        self._lines, self._happens = lines, happens

    def readline(self) -> str:
        """Return the next line."""
        if len(self._lines) == 1:
            self._happens()
        return f"{self._lines.pop(0)}\n" if self._lines else ""

    def isatty(self) -> bool:
        """Say that nobody sits there."""
        return False


def spoil(path: Path) -> None:
    """Put there what is neither a config nor a deck."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("[[[")


@pytest.mark.parametrize("name", ["config/config.toml", "decks/many.yaml"])
def test_a_sitting_is_summed_up_whatever_was_broken_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """A config or a deck that breaks while a sitting runs is named beside the summary, not instead of it."""
    home = make_home(tmp_path / "home")
    monkeypatch.setenv("DLPREP_HOME", str(home))
    monkeypatch.setenv("DLPREP_NOW", NOW)
    lines = Lines(["", "3", "", "3", "q"], lambda: spoil(home / name))
    env = replace(system_environment(os.environ), standard_input=lines)  # type: ignore[arg-type]

    code = main(["study", "--plain"], env)

    said = capsys.readouterr()
    assert code == 0
    assert len(given(home)) == 2
    assert "2" in said.out.rpartition("stop)")[2], "there is no summary"
    assert name in said.err


def test_a_sitting_is_summed_up_when_the_decks_are_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that cannot be read at the end of a sitting is named beside its summary."""
    home = make_home(tmp_path / "home")
    monkeypatch.setenv("DLPREP_HOME", str(home))
    monkeypatch.setenv("DLPREP_NOW", NOW)

    def refused(folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    # Whoever runs the tests may be root, to whom nothing is refused.
    lines = Lines(
        ["", "3", "", "3", "q"], lambda: monkeypatch.setattr("dlprep.commands.ahead.deck_files", refused)
    )
    env = replace(system_environment(os.environ), standard_input=lines)  # type: ignore[arg-type]

    code = main(["study", "--plain"], env)

    said = capsys.readouterr()
    assert (code, len(given(home))) == (0, 2)
    assert "2" in said.out.rpartition("stop)")[2], "there is no summary"
    assert "Permission denied" in said.err


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
def test_a_sitting_whose_log_is_taken_away_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rating after that is not shown as done; what was recorded before it is kept beside the log."""
    home = make_home(tmp_path / "home")
    monkeypatch.setenv("DLPREP_HOME", str(home))
    monkeypatch.setenv("DLPREP_NOW", NOW)

    def take_away() -> None:
        for file in home.glob("reviews.sqlite3*"):
            file.unlink()

    lines = Lines(["", "3", "", "3"], take_away)
    env = replace(system_environment(os.environ), standard_input=lines)  # type: ignore[arg-type]

    main(["study", "many", "--plain"], env)

    said = capsys.readouterr()
    assert "moved away or replaced" in said.out + said.err
    assert "Card 3" not in said.out
    (home / "reviews.kept-1.sqlite3").rename(home / "reviews.sqlite3")
    assert [review.card for review in given(home)] == ["c0"]
