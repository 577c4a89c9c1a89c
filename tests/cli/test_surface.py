"""The command line as a whole: help, version, paths, errors of use, the clock."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from dlprep import __version__
from dlprep.cli.app import app
from dlprep.storage.settings import SETTINGS
from dlprep.terminal.actions import DEFAULTS
from tests.harness import CommandLine

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL_LINES = [
    line.partition(" #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    for line in block.splitlines()
    if line.startswith("dlprep")
]
PICTURES = sorted(set(re.findall(r"\(([^()\s]+\.svg)\)", README)))


def test_version(cli: CommandLine) -> None:
    """--version prints name and version."""
    assert cli("--version").out == f"dlprep {__version__}\n"


def test_help_lists_the_commands(cli: CommandLine) -> None:
    """Both -h and --help work."""
    for arguments in (["--help"], ["-h"], ["study", "-h"]):
        outcome = cli(*arguments)
        assert outcome.code == 0
        assert "Usage: dlprep" in outcome.out


def test_readme_names_every_command(cli: CommandLine) -> None:
    """The README has a row for each command that the help lists."""
    listed = cli("--help").out.partition("Commands:")[2]
    commands = re.findall(r"^  ([a-z-]+)  ", listed, flags=re.MULTILINE)

    assert len(commands) >= 6
    assert [name for name in commands if f"`dlprep {name}" not in README] == []


@pytest.mark.parametrize("line", SHELL_LINES)
def test_every_line_of_the_readme_is_a_command_line(line: str) -> None:
    """No line of its shell blocks names an option that there is not, or leaves out what is needed."""
    program = get_command(app)
    words = shlex.split(line)[1:]
    if not words:
        return

    command = program.get_command(program.make_context("dlprep", [], resilient_parsing=True), words[0])  # type: ignore[attr-defined]

    assert command.make_context(words[0], words[1:], resilient_parsing=False)


def test_readme_names_every_key() -> None:
    """The README's table of keys has each key that does something on the screen."""
    table = README.partition("## Keys")[2].partition("\n## ")[0]
    keys = {"space" if key == " " else str(key) for binding in DEFAULTS for key in binding.keys}

    assert sorted(key for key in keys if f"`{key}`" not in table) == []


def test_readme_names_every_setting() -> None:
    """The README's table of settings has each key of the config."""
    assert [setting.key for setting in SETTINGS if f"`{setting.key}`" not in README] == []


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_there_and_fetch_nothing(name: str) -> None:
    """A picture of the README is a file beside it, made of shapes and text alone."""
    picture = (ROOT / name).read_text(encoding="utf-8")

    addresses = re.findall(r"[a-z]+://[^\s\"']+", picture)
    assert addresses == ["http://www.w3.org/2000/svg"]
    assert "@import" not in picture


@pytest.mark.parametrize("arguments", [["study", "--new", "-1"], ["nonsense"], ["study", "--nonsense"]])
def test_wrong_use_is_code_2(cli: CommandLine, arguments: list[str]) -> None:
    """What the command line does not know is an error of use, on standard error."""
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_a_wrong_clock_is_code_2(cli: CommandLine) -> None:
    """A DLPREP_NOW that is no time is refused with an example."""
    outcome = cli("due", now="yesterday")

    assert outcome.code == 2
    assert "DLPREP_NOW is not a time: yesterday" in outcome.err
    assert "2026-11-22T09:00:00+01:00" in outcome.err


def test_paths(cli: CommandLine) -> None:
    """All paths are below DLPREP_HOME, but for the shipped decks."""
    data = json.loads(cli("paths", "--json").out)["data"]

    assert data["decks"] == str(cli.home / "decks")
    assert data["review log"] == str(cli.home / "reviews.sqlite3")
    assert Path(data["shipped decks"]).is_dir()
    assert str(cli.home / "decks") in cli("paths").out


def test_paths_without_home_are_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With no DLPREP_HOME, the standard folders of the system are used."""
    from dlprep.storage.paths import find_paths

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert find_paths({}).decks == tmp_path / "dlprep" / "decks"
    assert find_paths({"DLPREP_HOME": ""}) == find_paths({})


def test_the_schema_beside_the_decks_is_current(cli: CommandLine) -> None:
    """`dlprep schema` prints what stands in decks/deck.schema.json."""
    assert cli("schema").out == (ROOT / "decks" / "deck.schema.json").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe breaks in another way there")
def test_a_closed_pipe_is_silent() -> None:
    """When the reader of the output has gone away, the program ends without a word."""
    read_end, write_end = os.pipe()
    os.close(read_end)

    done = subprocess.run(
        [sys.executable, "-m", "dlprep", "schema"], stdout=write_end, stderr=subprocess.PIPE, check=False
    )

    os.close(write_end)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("minutes", ["nan", "inf", "1e308", "1441"])
def test_minutes_that_are_none(cli: CommandLine, minutes: str) -> None:
    """A day has 1440 minutes; anything else is a mistake of use, not a traceback."""
    cli.deck()

    outcome = cli("study", "--plain", "--minutes", minutes)

    assert outcome.code == 2
    assert "is no number of minutes" in outcome.err


def test_wrong_use_is_json_too(cli: CommandLine) -> None:
    """With --json there is an object on standard output even when the command line is wrong."""
    outcome = cli("due", "--json", "--nonsense")

    assert outcome.code == 2
    answer = json.loads(outcome.out)
    assert answer["command"] == "due"
    assert answer["error"]["message"].startswith("No such option: --nonsense")


def test_the_command_of_an_answer_is_a_command(cli: CommandLine) -> None:
    """What stands before the command is not taken for it."""
    answer = json.loads(cli("--theme", "nope", "list", "--json").out)

    assert (answer["command"], answer["error"]["message"]) == ("list", "there is no theme 'nope'")


def test_what_the_system_refuses_is_one_message(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be read ends in one message with its place, not in a traceback."""

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", "/secret")

    monkeypatch.setattr("dlprep.commands.paths.run", refuse)

    outcome = cli("paths")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "/secret: error: the system says: Permission denied\n"


def test_the_readmes_deck_is_a_good_one(cli: CommandLine) -> None:
    """The example in the README passes its own check."""
    example = README.split("```yaml\n")[1].split("```")[0]

    outcome = cli("check", str(cli.deck(example, "example.yaml")))

    assert (outcome.code, outcome.out) == (0, "")
