"""What is exported can be imported again: the same cards come back, as far as the format can carry them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.commands.import_article import USUAL
from dlprep.exporting.export import Export, ExportedDeck
from dlprep.exporting.json_text import json_text
from dlprep.exporting.question_list import question_list
from dlprep.exporting.table import table
from dlprep.importing.harmless import harmless
from dlprep.importing.merging.choices import NO_CHOICES, Choices
from dlprep.importing.merging.merge import merge
from dlprep.importing.spreadsheet_cells import FORMULA, guarded, unguarded
from dlprep.model.card import Card, CardId, Point, Source
from dlprep.model.deck import Deck, DeckId
from dlprep.storage.library import load_library
from dlprep.views.card_text import card_lines
from tests.exporting.exports import export_of, line, read_back, reading
from tests.strategies import any_text, cards, decks, texts

SHIPPED = load_library(Path("no such folder")).library
WRITERS: dict[str, Callable[[Export], str]] = {
    ".csv": lambda export: table(export, ","),
    ".tsv": lambda export: table(export, "\t"),
}
QUIRKS = (
    "= 1 + 1 is no formula",
    "-1, +1 or @x",
    "'= as in a quotation'",
    "<b>bold</b> is a tag, <script>alert(1)</script> too",
    "for x in y:\n    print(x)\nprint(y)",
    'A, B; "C"\tand D | E',
    "- a list\n- of two\n\n---\n\n# A heading\n\n```\ncode that never ends",
    "1. What is this?\n2. What is that?",
    "Tab\tand\r\nline ends",
)


def sound(text: str) -> str:
    """Return an answer as it is kept: nothing in it that steers a terminal, no blanks around it."""
    return harmless(text).strip()


@pytest.mark.parametrize("suffix", WRITERS)
@given(st.lists(cards, min_size=1, max_size=3, unique_by=lambda card: card.id), st.data())
def test_data_come_back(suffix: str, chosen: list[Card], data: st.DataObject) -> None:
    """CSV and TSV bring back question, answer, number, tags and order of any cards."""
    answer = data.draw(st.sampled_from(QUIRKS) | texts)
    chosen[0] = replace(chosen[0], answer=answer, question=data.draw(st.sampled_from(QUIRKS) | texts))
    answered = [
        replace(card, number=card.number and card.number % 10**6)  # longer ones are none
        for card in chosen
        if line(card.question) and sound(card.answer)
    ]
    if not answered:
        return

    back = read_back(WRITERS[suffix](export_of(*answered)), suffix)

    assert [draft.key for draft in back] == [card.id for card in answered]
    assert [draft.question for draft in back] == [line(card.question) for card in answered]
    assert [draft.answer for draft in back] == [sound(card.answer) for card in answered]
    assert [draft.number for draft in back] == [card.number for card in answered]
    assert [draft.tags for draft in back] == [tuple(dict.fromkeys(card.tags)) for card in answered]


@given(decks.filter(lambda deck: bool(deck.cards)), texts, st.sampled_from([USUAL, NO_CHOICES]))
def test_a_deck_comes_back_whole_from_json(deck: Deck, answer: str, choices: Choices) -> None:
    """Any deck comes back from JSON with its ids, its order and every field, and nothing drafted."""
    cards = (*deck.cards[1:], replace(deck.cards[0], answer=answer))
    export = Export((ExportedDeck(deck.id, deck.title, cards, deck.source),))

    parsed = reading(json_text(export), ".json")

    result = merge(Deck(DeckId("new"), "New"), parsed.drafts, Source("", "cards.json"), choices=choices)
    assert result.added == cards
    assert parsed.deck == replace(deck, cards=())
    assert parsed.problems == ()


@given(st.lists(st.tuples(texts.filter(line), st.booleans()), min_size=1, max_size=4))
def test_a_table_keeps_the_points(said: list[tuple[str, bool]]) -> None:
    """A point of a table comes back with its words, whatever is in them, and whether it must be said."""
    points = tuple(Point(f"p{text}", must) for text, must in said)

    (back,) = read_back(table(export_of(Card(CardId("a"), "Q?", "A.", points=points)), ","), ".csv")

    assert back.points == tuple(Point(line(point.say), point.must) for point in points)


@given(any_text)
def test_no_cell_is_a_formula(text: str) -> None:
    """No cell begins as a spreadsheet's formulas do, and each text comes back from its cell."""
    for begun in (text, f"={text}", f"'={text}", f"''-{text}", f"\t{text}", f"＠{text}"):
        cell = guarded(begun)
        assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")
        assert unguarded(cell) == begun


def test_no_cell_of_a_table_is_a_formula() -> None:
    """That holds for every field of a card, and for the columns with lists."""
    begun = "=cmd|' /C calc'!A0"
    card = Card(CardId("a"), begun, begun, points=(Point(begun),), mistakes=(begun,))

    cells = table(export_of(card, title=begun), "\t").splitlines()[1].split("\t")

    assert "'=cmd|' /C calc'!A0" in "".join(cells)
    assert [
        cell for cell in cells if FORMULA.match(cell.strip('"').lstrip("'")) and "'" not in cell[:2]
    ] == []


def test_a_table_of_others_keeps_its_apostrophes() -> None:
    """In a table that is not ours an apostrophe is an apostrophe."""
    (draft,) = read_back("question,answer\n'=' or '=='?,'-' is minus\n", ".csv")

    assert (draft.question, draft.answer) == ("'=' or '=='?", "'-' is minus")


def test_shipped_cards_come_back_from_markdown() -> None:
    """A question list of all shipped decks brings back every question, with an answer that looks the same."""
    decks = tuple(ExportedDeck(deck.id, deck.title, tuple(deck.cards)) for deck in SHIPPED.decks)

    for export in (Export(decks), *(Export((deck,)) for deck in decks)):
        back = read_back(question_list(export), ".md")
        assert [draft.question for draft in back] == [card.question for card in export.cards()]
        assert [drawn(draft.answer) for draft in back] == [drawn(card.answer) for card in export.cards()]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    "questions", [["Dropout", "Explain Adam.", "Contents"], ["What is it?"], ["Is 1 or 2 right?", "Why #1 #"]]
)
def test_questions_come_back_from_markdown(questions: list[str], numbered: bool) -> None:
    """Whatever a question reads like, it comes back, with its number if each has one."""
    chosen = [
        Card(CardId(f"c{at}"), question, f"Answer {at}, a whole sentence.", at if numbered else None)
        for at, question in enumerate(questions, 5)
    ]

    back = read_back(question_list(export_of(*chosen)), ".md")

    asked = [(draft.question.replace("\\#", "#"), draft.number) for draft in back]
    assert asked == [(card.question, card.number) for card in chosen]


def drawn(markdown: str) -> list[str]:
    """Return a text as it is shown."""
    return [str(line.plain) for line in card_lines(markdown, 80)]
