"""`dlprep check`."""

import json

from tests.harness import DECK, CommandLine


def test_a_sound_library(cli: CommandLine) -> None:
    """No finding: nothing on standard output, exit code 0; what was read is said beside it."""
    cli.deck()

    outcome = cli("check")

    assert (outcome.code, outcome.out) == (0, "")
    assert "no problems" in outcome.err


def test_all_problems_with_their_places(cli: CommandLine) -> None:
    """Each finding starts with file:line:column; the exit code is 1."""
    path = cli.deck(
        DECK + "  - {id: delta, question: What?}\n  - {id: Bad, question: What?, answer: That.}\n"
    )

    outcome = cli("check", str(path))

    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0] == f"{path}:8:5: error: 'answer' is missing"
    assert lines[1].strip().startswith("hint: ")
    assert lines[2].startswith(f"{path}:9:6: error: 'id' is not of the right form")


def test_ids_used_in_two_decks(cli: CommandLine) -> None:
    """A card id or a deck id that two files use is reported where it comes the second time."""
    first = cli.deck(DECK, "a.yaml")
    second = cli.deck(DECK.replace("id: basics", "id: other").replace("alpha", "new"), "b.yaml")
    third = cli.deck(DECK, "c.yaml")

    out = cli("check").out

    assert f"{second}:6:5: error: the card id 'beta' is already used at {first}:6:5" in out
    assert f"{third}:1: error: the deck id 'basics' is already used by {first}" in out


def test_reviews_whose_card_is_gone(cli: CommandLine) -> None:
    """A card that left its deck keeps its history, and check says so."""
    path = cli.deck()
    cli("study", "basics", "--plain", text="\n3\nq\n")
    path.write_text(DECK.replace("id: alpha", "id: omega"))

    outcome = cli("check")

    assert outcome.code == 1
    assert "warning: the card 'alpha' has 1 review but is in no deck" in outcome.out


def test_json(cli: CommandLine) -> None:
    """Problems come with severity, message, hint and place."""
    path = cli.deck(DECK + "  - {id: delta, question: What?}\n")

    outcome = cli("check", str(path), "--json")

    data = json.loads(outcome.out)
    assert outcome.code == 1
    assert data["data"] == {"decks": 1, "cards": 3}
    assert data["problems"] == [
        {
            "severity": "error",
            "message": "'answer' is missing",
            "hint": "add a line 'answer: …' here",
            "place": {"file": str(path), "line": 8, "column": 5},
        }
    ]


def test_hostile_text_is_shown_as_text(cli: CommandLine) -> None:
    """Markup and terminal escapes in a file reach the screen as visible characters."""
    path = cli.deck('format: 1\nid: a\ntitle: T\ncards: []\n"[bold]\\e[31m": x\n')

    out = cli("check", str(path)).out

    assert "\x1b" not in out
    assert "[bold]" in out


def test_a_missing_file(cli: CommandLine) -> None:
    """A path that is not there is a finding, not a traceback."""
    outcome = cli("check", "no-such-file.yaml")

    assert outcome.code == 1
    assert outcome.out.startswith("no-such-file.yaml: error: cannot read the file")


def test_what_is_wrong_in_the_config_is_said_everywhere(cli: CommandLine) -> None:
    """A value that does not count is reported by check, and beside the result of due and study."""
    cli.deck()
    (cli.home / "config").mkdir()
    (cli.home / "config" / "config.toml").write_text('[plan]\nminutes = "20"\n')

    assert cli("check").code == 1
    for arguments in (["check"], ["due"], ["study", "--plain"]):
        outcome = cli(*arguments)
        assert "config.toml:2:" in outcome.out + outcome.err
