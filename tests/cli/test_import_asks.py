"""`dlprep import` on a terminal: the preview comes first, and nothing is written without a yes."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dlprep.storage.deck_files import read_deck_file
from dlprep.storage.imports import Imports

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
if os.name != "nt":
    from tests.pseudo_terminal import Terminal

ARTICLE = """\
Two questions on trees
Q 1. What is a leaf?
The end of a branch.
Q 2. What is a root?
The one without a parent.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with two questions."""
    path = tmp_path / "trees.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("answer", ["n", "", "nonsense"])
def test_no_is_the_default(tmp_path: Path, article: Path, answer: str) -> None:
    """Whatever is not a yes writes nothing, says so, and ends with code 1."""
    home = tmp_path / "home"
    with Terminal("import", str(article), home=home) as terminal:
        shown = terminal.expect("Import these? [y/N]")
        assert "what-is-a-leaf" in shown
        terminal.press(answer, "enter")
        terminal.expect("Nothing was written.")
        assert terminal.exit_code() == 1

    assert not (home / "decks").exists()


def test_yes(tmp_path: Path, article: Path) -> None:
    """After a yes it is done; where there is nothing to do, nothing is asked."""
    home = tmp_path / "home"
    with Terminal("import", str(article), home=home) as terminal:
        terminal.expect("Import these? [y/N]")
        terminal.press("y", "enter")
        terminal.expect("2 cards added")
        assert terminal.exit_code() == 0
    with Terminal("import", str(article), home=home) as terminal:
        terminal.expect("The same as before: 2 cards.")
        assert terminal.exit_code() == 0


def test_changes_are_coloured_and_marked(tmp_path: Path, article: Path) -> None:
    """Old words are red, new ones green; with NO_COLOR the marks alone tell them apart."""
    home = tmp_path / "home"
    start(article, home).communicate()
    article.write_text(ARTICLE.replace("The end", "The tip"), encoding="utf-8")

    for variables, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        with Terminal("import", str(article), home=home, variables=variables) as terminal:
            assert "answer: The [-end-] {+tip+} of a branch." in terminal.expect("[y/N]")
            assert (b"\x1b[31m[-end-]\x1b[0m" in terminal.raw) == coloured
            terminal.press("n", "enter")
            assert terminal.exit_code() == 1


def test_a_large_article_shows_how_far_it_is(tmp_path: Path) -> None:
    """Over some megabyte a bar is drawn on standard error, and taken away before the result."""
    article = tmp_path / "large.txt"
    line = "A long answer says the same thing again and again, until the reader is tired.\n"
    article.write_text(ARTICLE + line * 14_000, encoding="utf-8")

    with Terminal("import", str(article), "--dry-run", home=tmp_path / "home") as terminal:
        shown = terminal.expect("what-is-a-leaf")
        assert terminal.exit_code() == 0

    assert b"Looking for questions" in terminal.raw
    assert "Looking for questions" not in shown


def test_a_large_page_shows_how_far_its_reading_is(tmp_path: Path) -> None:
    """What takes long of a page is its reading: there is a bar for it, and it moves."""
    article = tmp_path / "large.html"
    line = f"<p>{'A long answer says the same thing again and again. ' * 10}\n"
    asked = "<h2>What is a leaf?</h2>\n<p>The end.</p><h2>What is a root?</h2>\n"
    article.write_text(asked + line * 2200, encoding="utf-8")

    with Terminal("import", str(article), "--dry-run", home=tmp_path / "home") as terminal:
        shown = terminal.expect("what-is-a-leaf")
        assert terminal.exit_code() == 0

    bars = {bytes(each) for each in re.findall(rb"Reading the page[^\r\n]*", terminal.raw)}
    assert len(bars) > 1
    assert "Reading the page" not in shown


def start(article: Path, home: Path) -> "subprocess.Popen[str]":
    """Start an import in a process of its own, without a terminal."""
    return subprocess.Popen(
        [sys.executable, "-m", "dlprep", "import", str(article), "--yes"],
        env={**os.environ, "DLPREP_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_imports_at_once(tmp_path: Path, article: Path) -> None:
    """Of two at the same time both end, the deck is whole, and each card is there once."""
    home = tmp_path / "home"
    running = [start(article, home) for _ in range(2)]

    ended = [(process.communicate(), process.returncode) for process in running]

    assert 0 in [code for _, code in ended]
    for (_, error), code in ended:
        assert code == 0 or "run the import again" in error
    read = read_deck_file(home / "decks" / "two-questions-on-trees.yaml")
    assert read.problems == ()
    assert read.deck is not None
    assert len(read.deck.cards) == 2


def write_questions(article: Path, end: int) -> None:
    """Write an article with the questions before number *end*."""
    questions = (f"Q {n}. What is thing {n} good for?\nFor {n} purposes.\n" for n in range(1, end))
    article.write_text("Many questions on things\n" + "".join(questions), encoding="utf-8")


@pytest.mark.heavy
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Kill -9 leaves the deck as it was or as it was to be, and an import that can be taken back."""
    article, home = tmp_path / "many.txt", tmp_path / "home"
    deck = home / "decks" / "many-questions-on-things.yaml"
    write_questions(article, 480)
    begun = time.monotonic()
    start(article, tmp_path / "timed").communicate()
    whole = time.monotonic() - begun
    cards = 0
    for number in range(1, 25):
        write_questions(article, number * 20)
        before = deck.read_bytes() if deck.exists() else None
        process = start(article, home)
        time.sleep(whole * (0.3 + number * 0.05))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        after = deck.read_bytes() if deck.exists() else None
        if after is not None:
            read = read_deck_file(deck)
            assert read.problems == ()
            assert read.deck is not None
            assert len(read.deck.cards) in {cards, number * 20 - 1}
            cards = len(read.deck.cards)
        if after != before:
            with Imports(home / "imports.sqlite3") as journal:
                newest = journal.newest()
            assert newest is not None
            assert newest.before == before
    assert cards > 0
    [verdict] = sqlite3.connect(home / "imports.sqlite3").execute("pragma integrity_check").fetchone()
    assert verdict == "ok"
