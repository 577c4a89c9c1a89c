"""`dlprep note`: one's own words on a card."""

import os
import sys
from pathlib import Path

import pytest

from tests.harness import CommandLine


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """Return an editor that adds a line to the file it is given."""
    script = tmp_path / "my editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a').write('It was on 40 GPUs.\\n')\n")
    return f'"{sys.executable}" "{script}"'


def test_a_note_begins_with_the_frame_and_is_shown(cli: CommandLine, editor: str) -> None:
    """The editor gets the card's answer to fill in; study shows the note below the answer."""
    cli.deck()

    outcome = cli("note", "alpha", EDITOR=editor)

    note = cli.home / "notes" / "alpha.md"
    assert (outcome.code, outcome.out) == (0, f"{note}\n")
    assert note.read_text() == "The first letter.\nIt was on 40 GPUs.\n"
    asked = cli("study", "basics", "--plain", text="\n").out
    assert asked.index("In your own words") < asked.index("It was on 40 GPUs.")
    if os.name != "nt":
        assert note.stat().st_mode & 0o777 == 0o600


def test_where_makes_nothing(cli: CommandLine) -> None:
    """--where prints the file, whether it is there or not."""
    cli.deck()

    assert cli("note", "alpha", "--where").out == f"{cli.home / 'notes' / 'alpha.md'}\n"
    assert not (cli.home / "notes").exists()


@pytest.mark.parametrize(
    ("card", "editor", "message"),
    [
        ("alpah", "true", "there is no card 'alpah'\n  hint: did you mean 'alpha'?"),
        ("../alpha", "true", "there is no card '../alpha'"),
        ("alpha", "", "no editor is set"),
        ("alpha", "no-such-editor; touch owned", "cannot be run"),
        ("alpha", f'"{sys.executable}" -c "raise SystemExit(3)"', "ended with code 3"),
    ],
)
def test_what_cannot_be_done(cli: CommandLine, card: str, editor: str, message: str) -> None:
    """An unknown card, and an editor that is not there or fails, are each one clear error."""
    cli.deck()

    outcome = cli("note", card, EDITOR=editor, VISUAL="")

    assert outcome.code == 1
    assert message in outcome.err
    assert not Path("owned").exists()


def test_check_names_notes_without_a_card(cli: CommandLine) -> None:
    """A note whose card is gone is reported, and kept."""
    cli.deck()
    (cli.home / "notes").mkdir()
    (cli.home / "notes" / "omega.md").write_text("mine")

    outcome = cli("check")

    assert outcome.code == 1
    assert "this is a note on the card 'omega', which is in no deck" in outcome.out


def test_an_unchanged_note_is_none(cli: CommandLine) -> None:
    """Leaving the editor without a change, or an editor that fails, leaves no copy of the answer."""
    cli.deck()

    for editor in ("true", "false"):
        cli("note", "alpha", EDITOR=editor, VISUAL="")
        assert not (cli.home / "notes" / "alpha.md").exists()
