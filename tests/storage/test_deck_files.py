"""Deck files on disk."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import DeckError
from dlprep.model.card import Card
from dlprep.model.deck import Deck
from dlprep.storage.deck_files import append_cards, begin_deck_file, read_deck_file
from dlprep.storage.deck_format import read_deck
from dlprep.storage.deck_writing import write_deck
from tests.builders import a_card, a_deck
from tests.strategies import cards, decks

BY_HAND = """\
# my own deck
format: 1
id: basics   # never change
title: Basics
cards:
- id: a      # the first
  question: What is a?
  answer: >-
    folded
    text
"""


def test_a_new_file_is_private_and_complete(tmp_path: Path) -> None:
    """A deck file is made with its folders, readable by its owner alone, and nothing else is left."""
    path = tmp_path / "home" / "decks" / "basics.yaml"

    begin_deck_file(path, a_deck("a", "b"))

    assert read_deck_file(path).deck == a_deck("a", "b")
    assert [file.name for file in path.parent.iterdir()] == ["basics.yaml"]
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Beginning a deck where a file stands fails and keeps the file."""
    path = tmp_path / "basics.yaml"
    path.write_text("precious")

    with pytest.raises(DeckError, match="exists already"):
        begin_deck_file(path, a_deck("a"))

    assert path.read_text() == "precious"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", ["", "newline"])
def test_adding_keeps_every_byte(tmp_path: Path, newline: str, ending: str) -> None:
    """Comments, layout and line ends of a file written by hand stay; the new cards come after."""
    path = tmp_path / "basics.yaml"
    before = (BY_HAND if ending else BY_HAND.rstrip("\n")).replace("\n", newline).encode()
    path.write_bytes(before)
    new = a_card("b", answer="line one\n\n- two\n")

    append_cards(path, (new,))

    assert path.read_bytes().startswith(before)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(newline.encode())
    deck = read_deck_file(path).deck
    assert deck is not None
    assert [card.id for card in deck.cards] == ["a", "b"]
    assert deck.cards[1] == new


@given(decks, st.lists(cards, min_size=1, max_size=3, unique_by=lambda card: card.id).map(tuple))
def test_adding_any_cards(
    tmp_path_factory: pytest.TempPathFactory, deck: Deck, new: tuple[Card, ...]
) -> None:
    """Cards added to a written deck read back after those that were there."""
    taken = {card.id for card in deck.cards}
    new = tuple(card for card in new if card.id not in taken)
    path = tmp_path_factory.mktemp("deck") / "deck.yaml"
    begin_deck_file(path, deck)

    append_cards(path, new)

    read = read_deck_file(path)
    assert read.problems == ()
    assert read.deck is not None
    assert read.deck.cards == deck.cards + new


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\nid: a\ncards:\n  - {id: a, question: Q, answer: A}\ntitle: last\n",
        "format: 1\nid: a\ntitle: T\ncards: [{id: a, question: Q, answer: A}]\n",
        "format: 1\nid: a\ncards: []\n",
    ],
    ids=["cards not last", "flow list", "problems in the head"],
)
def test_adding_where_it_cannot_be_done(tmp_path: Path, text: str) -> None:
    """A file to whose end no card can be added is refused with a hint, and stays as it was."""
    path = tmp_path / "deck.yaml"
    path.write_text(text)

    with pytest.raises(DeckError) as caught:
        append_cards(path, (a_card("b"),))

    assert caught.value.hint
    assert path.read_text() == text


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
