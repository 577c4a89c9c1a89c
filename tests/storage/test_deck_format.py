"""Deck text to decks and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import FollowUp, Point
from dlprep.model.deck import Deck
from dlprep.model.problem import Place
from dlprep.storage.deck_format import read_deck
from dlprep.storage.deck_writing import write_deck
from tests.builders import a_card
from tests.strategies import any_text, decks

HEAD = "format: 1\nid: basics\ntitle: Basics\n"


@given(decks)
def test_round_trip(deck: Deck) -> None:
    """A deck that is written reads back as the same deck, without a problem."""
    read = read_deck(write_deck(deck), "deck.yaml")

    assert read.problems == ()
    assert read.deck == deck


def test_every_scalar_is_text() -> None:
    """What YAML 1.1 would take for a boolean, a number or a date stays as it was written."""
    text = HEAD + "cards:\n  - {id: a, question: no, answer: 1.10, mistakes: [2026-01-01, on, 0x1F, ~]}\n"

    read = read_deck(text, "deck.yaml")

    assert read.problems == ()
    assert read.deck is not None
    [card] = read.deck.cards
    assert (card.question, card.answer) == ("no", "1.10")
    assert card.mistakes == ("2026-01-01", "on", "0x1F", "~")


def test_all_fields() -> None:
    """Every documented key of a card arrives in its field."""
    text = HEAD + (
        "cards:\n"
        "  - id: roc\n"
        "    number: 12\n"
        "    question: Why?\n"
        "    answer: |\n"
        "      One.\n"
        "\n"
        "      Two: three\n"
        "    points:\n"
        "      - {say: first, must: true}\n"
        "      - say: second\n"
        "    follow_ups: [{ask: And then?, answer: Nothing.}]\n"
        "    mistakes: [forgets one]\n"
        "    tags: [evaluation]\n"
        "    difficulty: 2\n"
    )
    expected = a_card(
        "roc",
        number=12,
        question="Why?",
        answer="One.\n\nTwo: three\n",
        points=(Point("first", must=True), Point("second")),
        follow_ups=(FollowUp("And then?", "Nothing."),),
        mistakes=("forgets one",),
        tags=("evaluation",),
        difficulty=2,
    )

    read = read_deck(text, "deck.yaml")

    assert read.deck is not None
    assert read.deck.cards == (expected,)


FAULTS = [
    ("missing key", HEAD + "cards:\n  - id: a\n    question: Q\n", (5, 5), "'answer' is missing"),
    ("unknown key", HEAD + "cards:\n  - {id: a, question: Q, answer: A, tag: x}\n", (5, 37), "unknown key"),
    ("empty text", HEAD + "cards:\n  - {id: a, question: ' ', answer: A}\n", (5, 13), "'question' is not of"),
    ("bad id", HEAD + "cards:\n  - {id: A b, question: Q, answer: A}\n", (5, 6), "'id' is not of"),
    ("bad flag", HEAD + "cards:\n  - id: a\n    question: Q\n    answer: A\n    points:\n"
     "      - {say: x, must: perhaps}\n", (9, 18), "'must' must be true or false"),
    ("bad number", HEAD + "cards:\n  - {id: a, question: Q, answer: A, number: 1a}\n", (5, 37), "a whole"),
    ("too hard", HEAD + "cards:\n  - {id: a, question: Q, answer: A, difficulty: 4}\n", (5, 37), "at most 3"),
    ("not a group", HEAD + "cards:\n  - hello\n", (5, 5), "must be a group"),
    ("no list", HEAD + "cards: many\n", (4, 1), "a deck needs a list of cards"),
    ("double id", HEAD + "cards:\n  - {id: a, question: Q, answer: A}\n  - {id: a, question: R, answer: B}\n",
     (6, 6), "already used in line 5"),
    ("double key", HEAD + "title: Again\ncards: []\n", (4, 1), "the key 'title' is here twice"),
    ("alias", HEAD + "cards: &all []\n", (4, 8), "anchors and aliases"),
    ("wrong format", "format: 2\nid: a\ntitle: A\ncards: []\n", (1, 1), "'format' must be '1'"),
    ("not yaml", HEAD + "cards: [\n", (5, 1), "not valid YAML"),
    ("control character", HEAD + "cards: \x07\n", (4, 8), "U+0007"),
    ("second document", HEAD + "cards: []\n---\ncards: []\n", (6, 1), "a second document begins here"),
    ("list at the top", "- a\n", (1, 1), "a deck starts with"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "place", "message"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_faults_have_a_place(name: str, text: str, place: tuple[int, int], message: str) -> None:
    """Each kind of mistake is reported once, with its line and column and what it is."""
    problems = read_deck(text, "deck.yaml").problems

    assert [problem.place for problem in problems] == [Place("deck.yaml", *place)], name
    assert message in problems[0].message


def test_all_problems_at_once_and_sound_cards_stay() -> None:
    """Three mistakes are three problems in the order of the file; the sound card is there."""
    text = HEAD + (
        "cards:\n"
        "  - {id: a, qestion: Q, answer: A}\n"
        "  - {id: b, question: Q, answer: A}\n"
        "  - {id: C, question: Q, answer: A}\n"
    )

    read = read_deck(text, "deck.yaml")

    assert [str(problem.place) for problem in read.problems] == [
        "deck.yaml:5:5",
        "deck.yaml:5:13",
        "deck.yaml:7:6",
    ]
    assert read.problems[1].hint == "did you mean 'question'?"
    assert read.deck is not None
    assert [card.id for card in read.deck.cards] == ["b"]


@given(st.one_of(any_text, st.text(max_size=60), any_text.map(lambda text: HEAD + "cards:\n  - " + text)))
def test_no_text_raises(text: str) -> None:
    """Whatever stands in a file, reading it gives a deck or problems with a place."""
    read = read_deck(text, "deck.yaml")

    assert read.deck is not None or read.problems
    assert all(problem.place.line >= 1 for problem in read.problems)


def test_deep_nesting_is_refused() -> None:
    """Thousands of brackets are a problem, not a crash."""
    read = read_deck("[" * 5000, "deck.yaml")

    assert [problem.message for problem in read.problems] == ["nested too deep"]


def test_a_faulty_card_keeps_its_id() -> None:
    """Another card cannot take over the id, and so the history, of a card that has a mistake."""
    read = read_deck(
        HEAD + "cards:\n  - {id: a, question: Q}\n  - {id: a, question: R, answer: B}\n", "deck.yaml"
    )

    assert [problem.place.line for problem in read.problems] == [5, 6]
    assert read.deck is not None
    assert read.deck.cards == ()
