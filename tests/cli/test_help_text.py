"""The help of the commands, the manual page, the first screen."""

import re
import runpy
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from dlprep.cli.app import app
from dlprep.cli.examples import COMMANDS, PROGRAM
from dlprep.cli.screen_options import moved_to_front
from tests.harness import CommandLine, at
from tests.snapshots import Snapshot

ROOT = Path(__file__).parent.parent.parent
NAMES = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # the program is a group
EXAMPLES = [line for examples in (PROGRAM, *COMMANDS.values()) for line, _ in examples]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_examples_first(cli: CommandLine, name: str) -> None:
    """Examples stand before arguments and options: most people read no further."""
    text = cli(name, "--help").out

    assert "Examples:\n  dlprep " in text
    assert text.index("Examples:") < text.index("Options:")


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_is_a_command_line(line: str) -> None:
    """No example names an option that there is not, or leaves out what is needed."""
    program = get_command(app)
    words = shlex.split(line.partition(" > ")[0])
    if not words:
        return

    command = program.get_command(program.make_context("dlprep", [], resilient_parsing=True), words[0])  # type: ignore[attr-defined]

    assert command.make_context(words[0], words[1:], resilient_parsing=False)


def test_no_example_is_left_over() -> None:
    """The table of examples has no command that is gone."""
    assert sorted(COMMANDS) == NAMES


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["studi"], "study"),
        (["stat"], "stats"),
        (["stats", "--calender"], "--calendar"),
        (["plan", "--minute", "3"], "--minutes"),
    ],
)
def test_did_you_mean(cli: CommandLine, arguments: list[str], meant: str) -> None:
    """A command or option that is misspelt is answered with the right one."""
    outcome = cli(*arguments)

    assert outcome.code == 2
    assert meant in outcome.err


def test_the_manual_page_is_current() -> None:
    """docs/dlprep.1 is what docs/man_page.py writes; run it after changing a command."""
    man_page = runpy.run_path(str(ROOT / "docs" / "man_page.py"))["man_page"]

    assert (ROOT / "docs" / "dlprep.1").read_text(encoding="utf-8") == man_page()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stats --ascii", "--ascii stats"),
        ("study --theme light --plain", "--theme light study --plain"),
        ("study --theme=light", "--theme=light study"),
        ("note x -- --ascii", "note x -- --ascii"),
        ("study --theme", "--theme study"),
        ("", ""),
    ],
)
def test_options_of_the_screen_may_stand_anywhere(typed: str, meant: str) -> None:
    """They are moved before the command, and nothing behind -- is."""
    assert moved_to_front(typed.split()) == meant.split()


def test_an_unknown_theme_is_an_error_of_use(cli: CommandLine) -> None:
    """The nearest theme is named."""
    outcome = cli("stats", "--theme", "contrst")

    assert (outcome.code, outcome.out) == (2, "")
    assert "did you mean 'contrast'?" in outcome.err


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_the_first_screens(cli: CommandLine, columns: int, snapshot: Snapshot) -> None:
    """Before anything was studied, after a day, on the evening before the interview, after a break."""
    width = str(columns)
    first = cli(COLUMNS=width).out
    cli("study", "image-classification", "--plain", text="\n3\nq\n")
    later = cli(COLUMNS=width).out
    cli("plan", "--interview", "2026-11-25", "--name", "Acme")
    eve = cli(COLUMNS=width, now=at(24)).out
    late = cli(COLUMNS=width, now=at(28)).out

    # The shipped decks may grow.
    screens = [
        re.sub(r"\d+(?= cards| decks| minutes\.| %| to \d| to N|\))", "N", text)
        for text in (first, later, eve, late)
    ]
    snapshot.check(f"welcome-{columns}", screens, columns)


def test_the_first_screen_repeats_problems(cli: CommandLine) -> None:
    """A deck with a mistake is told of beside the welcome, which still comes."""
    cli.deck("format: 1\nid: x\ntitle: X\ncards: 3\n")

    outcome = cli()

    assert outcome.code == 0
    assert "dlprep study" in outcome.out
    assert "basics.yaml" in outcome.err
