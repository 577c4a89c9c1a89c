"""Cards added to the text of a deck, or changed in it: every other byte stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import DeckError
from dlprep.model.card import Card, CardId, Point
from dlprep.model.deck import Deck
from dlprep.storage import deck_edits
from dlprep.storage.deck_edits import add_cards, change_cards
from dlprep.storage.deck_format import read_deck
from dlprep.storage.deck_writing import write_deck
from tests.builders import a_card
from tests.strategies import cards, decks, texts

BY_HAND = """\
# my own deck
format: 1
id: basics   # never change
title: Bäsics
cards:
- id: a      # the first
  number: 3  # in the book
  question: What is a?   # an easy one
  answer: >-   # folded
    folded
    text

  # the rubric
  points:   # two
    - say: x   # one
      must: true  # yes
    # between
    - {say: "y"}  # other
  # and tags
  tags: [a, b]
- {id: b, question: "in two
   lines", answer: x, points: [{say: p}], number: 4}  # in a row
- id: c
  question: 'quoted: yes'
  points:
  - say: flush
  answer: |+
    keeps

    its end


# the end
"""

NEW = "Of a new kind:\n\n- first # not a comment\n  - second\n\n'quoted'"


def read(text: str) -> tuple[Card, ...]:
    """Return the cards of a text without problems."""
    found = read_deck(text, "f")
    assert found.problems == ()
    assert found.deck is not None
    return tuple(found.deck.cards)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("card", ["a", "b", "c"])
@pytest.mark.parametrize(
    "new",
    [
        {"question": NEW},
        {"question": "One line"},
        {"answer": NEW},
        {"answer": "One line"},
        {"answer": "no"},
        {"answer": "odd \u2028 \x85 \x07 \ttext\n"},
        {"points": (Point("new: one", drafted=True), Point("two\nlines"))},
        {"question": "Q", "answer": "A", "points": (Point("p"),)},
    ],
    ids=str,
)
def test_a_card_is_changed_in_place(card: str, new: dict[str, object], mark: str, newline: str) -> None:
    """In a file written by hand the values change; comments, other lines and line ends stay."""
    text = mark + BY_HAND.replace("\n", newline)
    [old] = [each for each in read(text) if each.id == card]
    changed = replace(old, **new)  # type: ignore[arg-type]

    after = change_cards(text, "f", [changed])

    assert [each for each in read(after) if each.id != card] == [
        each for each in read(text) if each.id != card
    ]
    assert changed in read(after)
    assert after.startswith(mark + "# my own deck" + newline)
    assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)
    comments = ["an easy one", "folded", "the rubric", "two", "other", "and tags", "in a row", "the end"]
    assert [comment for comment in comments if f"# {comment}" not in after] == []


def test_what_a_change_looks_like() -> None:
    """Only the lines of the value differ, and they are written as a person would."""
    [card, *_] = read(BY_HAND)

    after = change_cards(BY_HAND, "f", [replace(card, question="Why a?", answer="One.\n\n- two", number=7)])

    assert after == BY_HAND.replace("number: 3 ", "number: 7 ").replace("What is a?", "Why a?").replace(
        "answer: >-   # folded\n    folded\n    text\n", "answer: |-   # folded\n    One.\n\n    - two\n"
    )


def test_nothing_to_change() -> None:
    """Cards that are as they are leave the text as it is."""
    assert change_cards(BY_HAND, "f", read(BY_HAND)) == BY_HAND
    assert add_cards(BY_HAND, "f", ()) == BY_HAND


@given(decks, st.data())
def test_changing_any_cards(deck: Deck, data: st.DataObject) -> None:
    """Whatever a written deck holds, any new texts for its cards read back, and nothing else changes."""
    text = write_deck(deck)
    changed = [
        replace(card, question=data.draw(texts), answer=data.draw(texts))
        for card in deck.cards
        if data.draw(st.booleans())
    ]

    after = change_cards(text, "f", changed)

    by_id = {card.id: card for card in changed}
    assert read(after) == tuple(by_id.get(card.id, card) for card in deck.cards)


WRONG = {
    "another card": ("What is a?", "Why a?", "say: flush", "say: flash"),
    "the head": ("What is a?", "Why a?", "title: Bäsics", "title: Basics"),
    "nothing": ("", "", "", ""),
    "no YAML": ("What is a?", "Why a?", "tags: [a, b]", "tags: [a, b"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_was_not_meant_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Should a change ever touch anything else, or miss, the result is not given out."""
    old, new, other, wrong = WRONG[name]
    broken = BY_HAND.replace(old, new).replace(other, wrong)
    monkeypatch.setattr(deck_edits, "edit_yaml", lambda *_: broken)
    [card, *_] = read(BY_HAND)

    with pytest.raises(DeckError) as caught:
        change_cards(BY_HAND, "f", [replace(card, question="Why a?")])

    assert caught.value.hint


def test_unusual_layouts() -> None:
    """A key with a question mark, a value on a line of its own, a tag: all of it can be changed."""
    text = (
        "format: 1\nid: a\ntitle: T\ncards:\n  - id: a\n    ? question\n    : What\n    answer:\n"
        "        !!str\n        on two\n        lines\n"
    )
    [card] = read(text)

    for answer in ("short", NEW):
        wanted = replace(card, question="Why\n\nso?", answer=answer)
        assert read(change_cards(text, "f", [wanted])) == (wanted,)


def test_what_is_no_deck_is_refused() -> None:
    """A text whose head has problems is not changed."""
    with pytest.raises(DeckError):
        change_cards("format: 1\ncards: []\n", "f", [a_card("a")])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", ["", "newline"])
def test_adding_keeps_every_byte(newline: str, ending: str) -> None:
    """Comments, layout and line ends of a text written by hand stay; the new cards come after."""
    before = (BY_HAND if ending else BY_HAND.rstrip("\n")).replace("\n", newline)
    new = a_card("d", answer="line one\n\n- two\n")

    after = add_cards(before, "f", (new,))

    assert after.startswith(before)
    assert after.count("\n") == after.count(newline)
    assert read(after) == (*read(before), new)


@given(decks, st.lists(cards, min_size=1, max_size=3, unique_by=lambda card: card.id).map(tuple))
def test_adding_any_cards(deck: Deck, new: tuple[Card, ...]) -> None:
    """Cards added to a written deck read back after those that were there."""
    taken = {card.id for card in deck.cards}
    new = tuple(card for card in new if card.id not in taken)

    assert read(add_cards(write_deck(deck), "f", new)) == (*deck.cards, *new)


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\nid: a\ncards:\n  - {id: a, question: Q, answer: A}\ntitle: last\n",
        "format: 1\nid: a\ntitle: T\ncards: [{id: a, question: Q, answer: A}]\n",
        "format: 1\nid: a\ncards: []\n",
        "no: deck\n",
    ],
    ids=["cards not last", "flow list", "problems in the head", "none"],
)
def test_adding_where_it_cannot_be_done(text: str) -> None:
    """A text to whose end no card can be added is refused with a hint."""
    with pytest.raises(DeckError) as caught:
        add_cards(text, "f", (a_card("b"),))

    assert caught.value.hint


def test_an_id_is_never_changed() -> None:
    """A card that is not in the deck changes nothing in it."""
    assert change_cards(BY_HAND, "f", [a_card("zz", id=CardId("zz"))]) == BY_HAND


@pytest.mark.parametrize("above", ["  -\n", "  - # the first\n    # - of all\n"])
def test_adding_below_dashes_on_lines_of_their_own(above: str) -> None:
    """A card may begin on the line after its dash."""
    text = f"format: 1\nid: a\ntitle: T\ncards:\n{above}    id: a\n    question: Q\n    answer: A\n"

    assert [card.id for card in read(add_cards(text, "f", (a_card("b"),)))] == ["a", "b"]
