"""`dlprep help`: pages of the manual."""

import json
import re

import pytest
from rich.cells import cell_len
from typer.main import get_command

from dlprep.cli.app import app
from dlprep.cli.examples import COMMANDS
from dlprep.commands.config import known_keys
from dlprep.commands.help import topics
from dlprep.terminal.actions import Action
from dlprep.views.card_text import card_lines, undrawable
from tests.harness import CommandLine

NAMES = [topic.name for topic in topics()]


def test_topics_are_listed(cli: CommandLine) -> None:
    """Without a topic all are named with their titles, the one to begin with first."""
    outcome = cli("help")

    assert NAMES[0] == "start"
    assert {"study", "points", "plan", "decks", "import", "undo", "keys", "config"} < set(NAMES)
    assert {"exit-codes", "files", "scripting"} < set(NAMES)
    for topic in topics():
        assert re.search(rf"^  {topic.name} +{re.escape(topic.title)}", outcome.out, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [40, 60, 100])
def test_every_page_fits(name: str, columns: int) -> None:
    """A page has a title, is drawn within the columns, and has no formula that cannot be drawn."""
    (topic,) = [topic for topic in topics() if topic.name == name]

    lines = card_lines(topic.text, columns)

    assert topic.text.startswith("# ")
    assert lines[0].plain == topic.title
    assert max(cell_len(line.plain) for line in lines) <= columns
    assert list(undrawable(topic.text)) == []


def test_pages_name_only_what_there_is() -> None:
    """Commands and settings that the pages speak of exist, so that a page cannot go stale."""
    text = "\n".join(topic.text for topic in topics())

    commands = set(re.findall(r"`dlprep ([a-z-]+)", text)) - {"--install-completion"}
    settings = set(re.findall(r"\b(?:study|screen|plan)\.[a-z_]+", text))
    assert commands <= COMMANDS.keys()
    assert settings <= set(known_keys())
    assert [action for action in Action if f"*{action}*" not in text] == []


def test_pages_name_only_options_that_there_are() -> None:
    """Every option that a page speaks of is one of the program or of a command."""
    program = get_command(app)
    everywhere = (program, *program.commands.values())  # type: ignore[attr-defined]  # the program is a group
    options = {name for command in everywhere for option in command.params for name in option.opts}

    text = "\n".join(topic.text for topic in topics())
    named = set(re.findall(r"--[a-z][a-z-]*", text.replace("code --wait", "")))

    assert len(named) > 20
    assert named <= options


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("plon", "did you mean 'plan'?"),
        ("sipulate", "did you mean 'dlprep simulate --help'?"),
        ("zzz", "there are: start, "),
    ],
)
def test_no_such_topic(cli: CommandLine, word: str, hint: str) -> None:
    """A topic that there is not is an error of use that names the nearest, or a command."""
    outcome = cli("help", word)

    assert outcome.code == 2
    assert f"there is no topic '{word}'" in outcome.err
    assert hint in outcome.err


def test_a_page_as_text_and_as_json(cli: CommandLine) -> None:
    """A page that is a command as well ends with the way to its options; JSON holds the Markdown."""
    assert "Its options: 'dlprep study --help'." in cli("help", "study").out
    assert "Its options" not in cli("help", "points").out
    data = json.loads(cli("help", "points", "--json").out)["data"]
    assert (data["name"], data["text"].startswith("# Points")) == ("points", True)
    assert [page["name"] for page in json.loads(cli("help", "--json").out)["data"]["topics"]] == NAMES


def test_pages_in_ascii(cli: CommandLine) -> None:
    """Tables and code are drawn with ASCII signs when they have to be."""
    for name in NAMES:
        assert cli("help", name, "--ascii").out.isascii()
