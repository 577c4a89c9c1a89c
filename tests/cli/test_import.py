"""`dlprep import` as a command: what it writes, says and refuses. The formats have tests of their own."""

import json
import os
from pathlib import Path

import pytest

from dlprep.storage.sources import limits
from tests.harness import CommandLine

ARTICLE = """\
Ten questions on optimizers
Q 1. What does momentum add to plain gradient descent?
It keeps a running mean of the gradients. Steps along a valley then add up.
Q 2. Why does Adam correct its bias?
Both running means start at zero, so the first values are too small.
- First mean: divided by one minus beta one to the power t.
- Second mean: the same with beta two.
Q 3. When would you prefer plain descent?
When the flattest minimum matters more than speed.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with three questions."""
    path = tmp_path / "optimizers.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_becomes_a_deck_that_is_studied(cli: CommandLine, article: Path) -> None:
    """The deck lies in the person's folder, is clean, and is what study asks first."""
    outcome = cli("import", str(article))

    [deck] = (cli.home / "decks").iterdir()
    assert outcome.code == 0
    assert f"3 cards added to {deck}" in outcome.out
    assert cli("check").code == 0
    asked = cli("study", "--plain", text="\n3\n").out
    assert "What does momentum add to plain gradient descent?" in asked
    assert "It keeps a running mean" in asked


def test_a_second_run_changes_nothing_and_says_so(cli: CommandLine, article: Path) -> None:
    """Importing the same article again leaves the file as it is, byte for byte."""
    cli("import", str(article))
    [deck] = (cli.home / "decks").iterdir()
    before = (deck.read_bytes(), deck.stat().st_mtime_ns)

    outcome = cli("import", str(article))

    assert outcome.code == 0
    assert "Nothing to add: every question is in the deck already." in outcome.out
    assert (deck.read_bytes(), deck.stat().st_mtime_ns) == before


def test_dry_run_writes_nothing(cli: CommandLine, article: Path) -> None:
    """A dry run shows the cards and makes no file or folder."""
    outcome = cli("import", str(article), "--dry-run")

    assert "3 cards" in outcome.out
    assert "added" not in outcome.out
    assert not cli.home.exists()


def test_output_and_deck_id(cli: CommandLine, article: Path, tmp_path: Path) -> None:
    """-o names the file and --deck the id; a second run into the same file finds it all there."""
    target = tmp_path / "mine" / "deck.yaml"

    first = cli("import", str(article), "-o", str(target), "--deck", "my-optimizers")
    second = cli("import", str(article), "-o", str(target))

    assert (first.code, second.code) == (0, 0)
    assert "id: my-optimizers\n" in target.read_text(encoding="utf-8")
    assert "Nothing to add" in second.out


def test_output_may_be_a_folder(cli: CommandLine, article: Path, tmp_path: Path) -> None:
    """In a folder the file is named by the id of the deck, and found there again."""
    cli("import", str(article), "-o", str(tmp_path))
    again = cli("import", str(article), "-o", str(tmp_path))

    assert (tmp_path / "ten-questions-on-optimizers.yaml").exists()
    assert "Nothing to add" in again.out
    assert not (cli.home / "decks").exists()


def test_json(cli: CommandLine, article: Path) -> None:
    """The envelope lists each card with its number, line, question and answer."""
    data = json.loads(cli("import", str(article), "--json").out)["data"]

    assert [(card["number"], card["line"]) for card in data["added"]] == [(1, 2), (2, 4), (3, 8)]
    assert data["added"][2]["question"] == "When would you prefer plain descent?"
    assert data["added"][1]["answer"].splitlines()[-1] == "- **Second mean:** the same with beta two."
    assert data["format"] == "labelled"
    assert [point["drafted"] for point in data["added"][1]["points"]] == [True] * 3
    assert (data["dry_run"], data["held_back"], data["unanswered"]) == (False, 0, 0)
    assert data["coverage"]["share"] > 0.9


@pytest.mark.skipif(os.name == "nt", reason="links are made by everybody elsewhere")
def test_a_link_that_leads_in_a_circle(cli: CommandLine, article: Path, tmp_path: Path) -> None:
    """A deck file that cannot be found is one clear error, and nothing is written."""
    link = tmp_path / "link.yaml"
    link.symlink_to(link)

    outcome = cli("import", str(article), "-o", str(link))

    assert outcome.code == 1
    assert "the links lead in a circle" in outcome.err
    assert not (cli.home / "imports.sqlite3").exists()


def test_standard_input(cli: CommandLine) -> None:
    """`-` reads the article from standard input."""
    outcome = cli("import", "-", "--deck", "piped", text=ARTICLE)

    assert outcome.code == 0
    assert (cli.home / "decks" / "piped.yaml").exists()


def test_two_texts_from_standard_input_are_two_decks(cli: CommandLine) -> None:
    """What is piped in is named by its title; without a title, a name is asked for."""
    untitled = ARTICLE.split("\n", 1)[1]

    titled = cli("import", "-", text=ARTICLE)
    nameless = cli("import", "-", text=untitled)
    named = cli(
        "import", "-", "-o", str(cli.home / "decks" / "by-file.yaml"), text=untitled.replace("Q", "Q")
    )

    assert [deck.name for deck in sorted((cli.home / "decks").iterdir())] == [
        "by-file.yaml",
        "ten-questions-on-optimizers.yaml",
    ]
    assert (titled.code, nameless.code, named.code) == (0, 2, 0)
    assert "give the deck an id with --deck" in nameless.err


def test_points_are_drafted_or_not(cli: CommandLine, article: Path) -> None:
    """A new answer gets points that are marked as drafted; --no-points leaves it without any."""
    cli("import", str(article))
    cli("import", str(article), "--no-points", "--deck", "bare", "-o", str(cli.home / "bare.yaml"))

    [deck] = (cli.home / "decks").iterdir()
    assert deck.read_text(encoding="utf-8").count("drafted: true") == 5
    assert "points" not in (cli.home / "bare.yaml").read_text(encoding="utf-8")
    assert cli("check").code == 0
    assert "drafted" in cli("study", "--plain", text="\n\n").out


def test_questions_without_an_answer(cli: CommandLine, article: Path) -> None:
    """They are told on standard error, and become cards only if that is wanted."""
    article.write_text(ARTICLE + "Q 4. And what is weight decay?\n", encoding="utf-8")

    left_out = cli("import", str(article))
    kept = cli("import", str(article), "--keep-unanswered")

    [deck] = (cli.home / "decks").iterdir()
    assert "1 question without an answer left out" in left_out.err
    assert f"{article.name}:10:3: error: question 4 has no answer" in left_out.err
    assert "1 card added" in kept.out
    assert "still to be written" in deck.read_text(encoding="utf-8")


BAD = {
    "empty": (b"", "the article is empty"),
    "only blanks": (b" \n\t\n", "the article is empty"),
    "binary": (bytes(range(256)) * 20, "binary data"),
    "binary that decodes": (b"Q 1. What?\x00\x00 yes\n", "binary data"),
    "wrong encoding": ("Q 1. Was heißt das?\nEs heißt Größe.\n".encode("latin-1"), "not UTF-8 text"),
    "no questions": (b"A text without any question in it.\nAnd another line.\n", "no questions found"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input(cli: CommandLine, tmp_path: Path, name: str) -> None:
    """What is no article gives one message with its place, exit code 1, and no file."""
    data, message = BAD[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(data)

    outcome = cli("import", str(path))

    assert (outcome.code, outcome.out) == (1, "")
    assert message in outcome.err
    assert "bad.txt" in outcome.err
    assert outcome.err.count("error:") == 1
    assert not cli.home.exists()


def test_a_folder_and_a_missing_file(cli: CommandLine, tmp_path: Path) -> None:
    """A folder and a name that is not there are each refused in one message."""
    for source in (str(tmp_path), str(tmp_path / "none.txt"), "nul\0name"):
        outcome = cli("import", source)
        assert (outcome.code, outcome.out) == (1, "")
        assert "cannot read the article" in outcome.err


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may read everything")
def test_an_unreadable_file(cli: CommandLine, article: Path) -> None:
    """A file that may not be read is refused in one message."""
    article.chmod(0)

    assert "Permission denied" in cli("import", str(article)).err


def test_too_large(cli: CommandLine, tmp_path: Path) -> None:
    """A hundred megabytes are refused without being read to the end."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)

    outcome = cli("import", str(path))

    assert outcome.code == 1
    assert f"larger than {limits.MAX_BYTES // 2**20} MB" in outcome.err


def test_utf_16_with_its_mark(cli: CommandLine, tmp_path: Path) -> None:
    """Text saved by other systems as UTF-16 is read."""
    path = tmp_path / "wide.txt"
    path.write_text(ARTICLE, encoding="utf-16")

    assert "3 cards added" in cli("import", str(path)).out


def test_a_deck_id_that_is_taken(cli: CommandLine, article: Path) -> None:
    """A new deck cannot take the id of a shipped one; nothing is written."""
    outcome = cli("import", str(article), "--deck", "image-classification")

    assert outcome.code == 1
    assert "there is a deck 'image-classification' already" in outcome.err
    assert not cli.home.exists()


def test_a_deck_with_problems_is_not_added_to(cli: CommandLine, article: Path) -> None:
    """Adding to a deck that cannot be read whole is refused with the place of its first problem."""
    path = cli.deck("format: 1\nid: basics\ntitle: Basics\ncards:\n  - {id: a, question: Q}\n")

    outcome = cli("import", str(article), "--deck", "basics")

    assert outcome.code == 1
    assert outcome.err.startswith(f"{path}:5:5: error: the deck to add to has problems")
    assert path.read_text().endswith("question: Q}\n")


def test_an_id_that_is_none(cli: CommandLine, article: Path) -> None:
    """A --deck that cannot be an id is a mistake of use, with one that can."""
    outcome = cli("import", str(article), "--deck", "../My Deck")

    assert outcome.code == 2
    assert "use lower-case words: 'my-deck'" in outcome.err
