"""`dlprep edit`: a card's text changes, its history stays."""

import json
import os
import shlex
import sys
from pathlib import Path

import pytest

from dlprep.commands.editor import editor_command
from tests.cli.studied import studied
from tests.harness import CommandLine

__all__ = ["studied"]


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """Return an editor whose arguments are words to replace: `old=new FILE`."""
    script = tmp_path / "my editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "*changes, file = sys.argv[1:]\n"
        "path = pathlib.Path(file)\n"
        "text = path.read_text()\n"
        "for change in changes:\n"
        "    text = text.replace(*change.split('='))\n"
        "path.write_text(text)\n"
    )
    return shlex.join([sys.executable, str(script)])


def test_the_text_changes_and_the_history_stays(studied: CommandLine, editor: str) -> None:
    """The new question is shown with the old reviews; every other byte of the file is the person's."""
    before = json.loads(studied("show", "dropout", "--json").out)["data"]

    outcome = studied("edit", "dropout", VISUAL=f"{editor} 'at test=while testing'")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "The card 'dropout' was changed; its history stays.\n"
    after = json.loads(studied("show", "dropout", "--json").out)["data"]
    assert after["question"] == "What does dropout do while testing time?"
    assert (after["reviews"], after["box"]) == (before["reviews"], before["box"])


def test_an_unchanged_file_is_said_to_be_so(studied: CommandLine, editor: str) -> None:
    """Leaving the editor without a change says so; a change elsewhere in the file is told apart."""
    assert studied("edit", "dropout", EDITOR=editor, VISUAL="").out == "Nothing was changed.\n"
    elsewhere = studied("edit", "dropout", EDITOR=f"{editor} 'divide by=scale by'", VISUAL="")
    assert elsewhere.out == "The file was changed, the card 'dropout' was not.\n"


def test_a_mistake_is_shown_with_its_place(studied: CommandLine, editor: str) -> None:
    """A card that cannot be read any more is named, with the line; nothing that was written is lost."""
    file = studied.home / "decks" / "small.yaml"

    outcome = studied(
        "edit", "dropout", EDITOR=f"{editor} 'id: dropout, question=id: dropout, qestion'", VISUAL=""
    )

    assert outcome.code == 1
    assert outcome.out == "The card 'dropout' cannot be read now.\n"
    assert f"{file}:16:" in outcome.err
    assert "qestion" in outcome.err
    assert (
        "the card 'dropout' is not read until this is mended\n  hint: its history waits for it" in outcome.err
    )
    assert "qestion" in file.read_text()
    assert len(studied.reviews()) == 9


def test_a_mistake_in_another_card_is_shown_too(studied: CommandLine, editor: str) -> None:
    """What is wrong elsewhere in the file comes with its place, and the card itself is changed."""
    outcome = studied(
        "edit", "dropout", EDITOR=f"{editor} Nothing=All 'difficulty: 3=difficulty: 9'", VISUAL=""
    )

    assert (outcome.code, outcome.out) == (0, "The card 'dropout' was changed; its history stays.\n")
    assert "'difficulty' must be" in outcome.err


def test_a_changed_id_is_noticed(studied: CommandLine, editor: str) -> None:
    """The id is what the history hangs on: how to give it to the new id is said."""
    outcome = studied("edit", "dropout", EDITOR=f"{editor} 'id: dropout=id: drop-out'", VISUAL="")

    assert outcome.code == 1
    assert "the card 'dropout' is gone; its history waits for it" in outcome.err
    assert "'dlprep relink dropout drop-out'" in outcome.err


def test_shipped_decks_are_not_edited_in_place(cli: CommandLine, editor: str) -> None:
    """What to do instead is said, and the editor is not even opened."""
    outcome = cli("edit", "roc-auc", EDITOR=f"{editor} ROC=XXX", VISUAL="")

    assert (outcome.code, outcome.out) == (1, "")
    assert "the deck 'image-classification' comes with dlprep" in outcome.err
    assert "'dlprep note roc-auc'" in outcome.err
    assert "'dlprep edit roc-auc --copy'" in outcome.err
    assert not (cli.home / "decks").exists()


def test_a_copy_takes_the_place_of_the_shipped_deck(cli: CommandLine, editor: str) -> None:
    """--copy makes the deck the person's own: changed there, in no list twice, no problem anywhere."""
    count = len(json.loads(cli("list", "image-classification", "--json").out)["data"]["cards"])

    outcome = cli(
        "edit", "roc-auc", "--copy", EDITOR=f"{editor} 'Explain ROC-AUC=Tell of ROC-AUC'", VISUAL=""
    )

    copy = cli.home / "decks" / "image-classification.yaml"
    assert outcome.code == 0
    assert f"The deck is your own now, in {copy}" in outcome.out
    listed = json.loads(cli("list", "image-classification", "--json").out)
    assert len(listed["data"]["cards"]) == count
    assert listed["problems"] == []
    assert "Tell of ROC-AUC" in cli("show", "roc-auc").out
    again = cli("edit", "roc-auc", "--copy", EDITOR=editor, VISUAL="")
    assert (again.code, again.out) == (0, "Nothing was changed.\n")


@pytest.mark.parametrize("variable", ["true", "false", ""])
def test_a_copy_that_nobody_changed_is_not_kept(cli: CommandLine, variable: str) -> None:
    """Leaving the editor without a change, or not getting into it, leaves the shipped deck in its place."""
    outcome = cli("edit", "roc-auc", "--copy", EDITOR=variable, VISUAL="")

    assert list(cli.home.glob("decks/*")) == []
    assert "decks" not in outcome.err  # nobody is sent to a file that is gone


def test_a_copy_that_cannot_be_looked_at_hides_no_reason(cli: CommandLine, tmp_path: Path) -> None:
    """Whatever became of the copy in the editor, it is said what cannot be read."""
    script = tmp_path / "folder.py"
    script.write_text("import pathlib, sys; path = pathlib.Path(sys.argv[1]); path.unlink(); path.mkdir()")

    outcome = cli("edit", "roc-auc", "--copy", EDITOR=shlex.join([sys.executable, str(script)]), VISUAL="")

    assert outcome.code == 1
    assert "cannot read the file: " in outcome.err


def test_a_copy_does_not_take_the_place_of_another_file(cli: CommandLine) -> None:
    """A file of the same name with something else in it stays as it is, and the reason is said."""
    file = cli.deck(name="image-classification.yaml")
    before = file.read_bytes()

    outcome = cli("edit", "roc-auc", "--copy", EDITOR="true", VISUAL="")

    assert (outcome.code, file.read_bytes()) == (1, before)
    assert "your decks have a file 'image-classification.yaml' already, without this deck" in outcome.err


@pytest.mark.parametrize(
    ("deck", "answers", "file"),
    [("basics", "e\ne\n", "basics.yaml"), ("image-classification", "e\ny\ne\n", "image-classification.yaml")],
)
def test_a_mistake_made_while_studying_can_be_mended_there(
    cli: CommandLine, tmp_path: Path, deck: str, answers: str, file: str
) -> None:
    """A card that an edit made unreadable stays on the screen, and the same key opens its file again."""
    script = tmp_path / "clumsy.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text()\n"
        "broken = text.replace('cards:', 'cards: [')\n"
        "path.write_text(text.replace('cards: [', 'cards:') if 'cards: [' in text else broken)\n"
    )
    editor = shlex.join([sys.executable, str(script)])
    cli.deck()

    outcome = cli("study", deck, "--plain", text=f"{answers}\n3\nq\n", VISUAL=editor)

    assert outcome.code == 0
    said = [line for line in outcome.out.splitlines() if "cannot be read now" in line or "was not." in line]
    assert len(said) == 2
    assert said[1].startswith("The file was changed, the card")
    assert "cards: [" not in (cli.home / "decks" / file).read_text()
    assert len(cli.reviews()) == 1


def test_a_copy_with_a_mistake_is_mended_from_any_of_its_cards(cli: CommandLine, editor: str) -> None:
    """The copy is opened where the mistake is, also at another card, and in a sitting of another day."""
    breaking, text = f"{editor} 'cards:=cards: ['", "e\ny\n\n2\ne\nq\n"

    first = cli("study", "image-classification", "--plain", text=text, EDITOR=breaking, VISUAL="")
    mending = f"{editor} 'cards: [ [=cards:'"
    mended = cli("study", "image-classification", "--plain", text="e\nq\n", EDITOR=mending, VISUAL="")

    assert first.out.count("Copy it to your own decks") == 1
    assert first.out.count("cannot be read now") == 2
    assert "Copy it to your own decks" not in mended.out
    assert "The file was changed, the card" in mended.out
    assert cli("check", str(cli.home / "decks")).code == 0


def test_what_an_editor_changed_before_it_failed_is_told(studied: CommandLine, tmp_path: Path) -> None:
    """The change counts, and is not hidden behind the failure."""
    script = tmp_path / "failing.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text().replace('at test', 'while testing'))\n"
        "sys.exit(3)\n"
    )

    outcome = studied("edit", "dropout", EDITOR=shlex.join([sys.executable, str(script)]), VISUAL="")

    assert outcome.out.startswith("The card 'dropout' was changed; its history stays. But the editor")
    assert "while testing" in studied("show", "dropout").out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such folders")
def test_decks_that_cannot_be_read_any_more_end_no_sitting(cli: CommandLine, tmp_path: Path) -> None:
    """With the folder out of reach the copy stays, the reason is said, and the card is asked as it was."""
    script = tmp_path / "vanish.py"
    script.write_text(
        "import pathlib, sys\n"
        "folder = pathlib.Path(sys.argv[1]).parent\n"
        "folder.rename(folder.with_name('elsewhere'))\n"
        "folder.symlink_to(folder.name * 100)\n"  # nothing can be looked up there
    )

    outcome = cli(
        "study", "image-classification", "--plain", text="e\ny\ne\n\n2\nq\n",
        EDITOR=shlex.join([sys.executable, str(script)]), VISUAL="",
    )  # fmt: skip

    assert "your decks cannot be read: " in outcome.out
    assert len(cli.reviews()) == 1


def test_a_shipped_card_is_copied_line_by_line(cli: CommandLine, editor: str) -> None:
    """The dialogue asks before it copies; agreed, the editor opens, and the sitting goes on with the card."""
    outcome = cli(
        "study", "image-classification", "--plain",
        text="e\nn\ne\ny\nq\n", EDITOR=f"{editor} 'question: =question:  '", VISUAL="",
    )  # fmt: skip

    assert outcome.code == 0
    assert outcome.out.count("Copy it to your own decks and edit it there? y or n:") == 2
    assert "Nothing was copied, nothing changed." in outcome.out
    assert "The deck is your own now, in" in outcome.out
    assert (cli.home / "decks" / "image-classification.yaml").exists()


@pytest.mark.parametrize(
    ("card", "variable", "message"),
    [
        ("dropuot", "true", "did you mean 'dropout'?"),
        ("dropout", "", "no editor is set"),
        ("dropout", "no-such-editor; touch owned", "cannot be run"),
        ("dropout", "'unclosed", "cannot be run"),
        ("dropout", " ", "cannot be run"),
        ("dropout", "false", "ended with code 1"),
    ],
)
def test_what_cannot_be_done(studied: CommandLine, card: str, variable: str, message: str) -> None:
    """An unknown card, and an editor that is not there or fails, are each one clear error."""
    before = (studied.home / "decks" / "small.yaml").read_bytes()

    outcome = studied("edit", card, EDITOR=variable, VISUAL="")

    assert (outcome.code, outcome.out) == (1, "")
    assert message in outcome.err
    assert (studied.home / "decks" / "small.yaml").read_bytes() == before
    assert not Path("owned").exists()


def test_edit_as_json(studied: CommandLine, editor: str) -> None:
    """The envelope says whether the card was changed, and lists what is wrong with the file."""
    outcome = studied(
        "edit", "dropout", "--json", EDITOR=f"{editor} 'answer: Nothing=anwer: Nothing'", VISUAL=""
    )

    told = json.loads(outcome.out)
    assert outcome.code == 1
    assert (told["data"]["card"], told["data"]["changed"], told["data"]["lost"]) == ("dropout", True, True)
    assert any("anwer" in problem["message"] for problem in told["problems"])


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+12", "a deck.yaml"]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+12", "a deck.yaml"]),
        ("nano", ["nano", "+12", "a deck.yaml"]),
        ("emacs -nw", ["emacs", "-nw", "+12", "a deck.yaml"]),
        ("micro", ["micro", "+12", "a deck.yaml"]),
        ("hx", ["hx", "a deck.yaml:12"]),
        ("code", ["code", "--wait", "--goto", "a deck.yaml:12"]),
        ("code -w", ["code", "-w", "--goto", "a deck.yaml:12"]),
        ("Code.exe", ["Code.exe", "--wait", "--goto", "a deck.yaml:12"]),
        ("subl", ["subl", "--wait", "a deck.yaml:12"]),
        ("'my editor' --x", ["my editor", "--x", "a deck.yaml"]),
        ("ed; rm -rf $HOME", ["ed;", "rm", "-rf", "$HOME", "a deck.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, words: list[str]) -> None:
    """Known editors open at the line and are waited for; nothing is ever given to a shell."""
    assert editor_command(editor, "a deck.yaml", 12) == words


def test_without_a_line_only_the_file_is_given() -> None:
    """A note has no line to go to."""
    assert editor_command("vim", "note.md") == ["vim", "note.md"]
    assert editor_command("hx", "note.md") == ["hx", "note.md"]
