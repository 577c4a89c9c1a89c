"""`dlprep due`."""

import json

from tests.harness import CommandLine, at


def test_count_is_what_study_would_ask(cli: CommandLine) -> None:
    """A bare number for prompts: cards due and the day's new ones together."""
    cli.deck()

    assert cli("due", "basics", "--count").out == "3\n"
    cli("study", "basics", "--plain", "--new", "1", text="\n3\n")
    assert cli("due", "basics", "--count").out == "2\n"
    assert cli("due", "basics", "--count", now=at(25)).out == "3\n"


def test_json(cli: CommandLine) -> None:
    """The envelope has stable keys; dates are in ISO form."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n4\n\n3\n\n2\n\n")

    data = json.loads(cli("due", "basics", "--json").out)

    assert set(data) == {"schema_version", "command", "data", "problems", "error"}
    assert data["data"] == {
        "today": "2026-11-23",
        "total": 0,
        "next_due": "2026-11-24",
        "decks": [{"id": "basics", "title": "Basics", "due": 0, "new": 0, "unseen": 0, "cards": 3}],
    }


def test_looking_writes_nothing(cli: CommandLine) -> None:
    """Asking what is due makes no log and no deck, nothing but a cache that can be deleted."""
    assert cli("due").code == 0
    assert [cli.home / "cache"] == list(cli.home.iterdir())


def test_an_unknown_deck_is_named_with_a_suggestion(cli: CommandLine) -> None:
    """A misspelt deck gives one error with a hint, and exit code 1."""
    cli.deck()

    outcome = cli("due", "basic")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "error: there is no deck 'basic'\n  hint: did you mean 'basics'?\n"


def test_errors_are_json_too(cli: CommandLine) -> None:
    """With --json an expected failure comes in the envelope, on standard output."""
    outcome = cli("due", "nonsense", "--json")

    data = json.loads(outcome.out)
    assert outcome.code == 1
    assert (data["command"], data["data"]) == ("due", None)
    assert data["error"]["message"] == "there is no deck 'nonsense'"


def test_text_says_what_to_do(cli: CommandLine) -> None:
    """The table ends with the command to run."""
    cli.deck()

    outcome = cli("due", "basics")

    assert "Basics" in outcome.out
    assert outcome.out.endswith("3 cards for today: run 'dlprep study'.\n")
