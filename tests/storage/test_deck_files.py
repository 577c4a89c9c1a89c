"""Deck files on disk."""

from pathlib import Path

from dlprep.model.deck import Deck
from dlprep.storage.deck_files import read_deck_file
from dlprep.storage.deck_format import read_deck
from dlprep.storage.deck_writing import write_deck
from tests.builders import a_card, a_deck


def test_unreadable_files_are_problems(tmp_path: Path) -> None:
    """A missing file, a folder, and bytes that are no UTF-8 each give one problem with a place."""
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"format: 1\ntitle: caf\xe9\n")

    for path, message in (
        (tmp_path / "none", "cannot read"),
        (tmp_path, "cannot read"),
        (latin, "not UTF-8"),
    ):
        [problem] = read_deck_file(path).problems
        assert message in problem.message
        assert problem.place.file == str(path)
    assert read_deck_file(latin).problems[0].place.line == 2


def test_new_files_read_well() -> None:
    """A written deck is what a person would write: blocks for long texts, no quotes without need."""
    deck = a_deck("a")
    text = write_deck(Deck(deck.id, deck.title, (a_card("a", answer="One.\n\n- two\n", number=3),)))

    assert text == (
        "format: 1\nid: basics\ntitle: Basics\ncards:\n"
        "  - id: a\n    number: 3\n    question: What is a?\n    answer: |\n      One.\n\n      - two\n\n"
    )
    assert read_deck(text, "f").problems == ()
