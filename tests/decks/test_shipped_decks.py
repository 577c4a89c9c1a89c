"""The shipped decks: complete, clean, and readable at any width."""

import re

import pytest
from rich.cells import cell_len

from dlprep.model.card import Card
from dlprep.model.deck import Deck
from dlprep.storage.library import deck_files, load_decks, shipped_decks
from dlprep.views.ansi import Ink
from dlprep.views.card_body import card_lines
from tests.harness import CommandLine

LOADED = load_decks(deck_files(shipped_decks()))
DECKS = {str(deck.id): deck for deck in LOADED.library.decks}
CARDS = list(LOADED.library.cards())


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("image-classification", range(1, 29)), ("applied-deep-learning", range(61, 81))],
)
def test_every_question_of_the_articles_has_its_card(name: str, numbers: range) -> None:
    """Each number stands exactly once, in order."""
    assert [card.number for card in DECKS[name].cards] == list(numbers)


@pytest.mark.parametrize(("name", "count"), [("vision-2026", 20), ("applied-2026", 25)])
def test_the_decks_of_2026(name: str, count: int) -> None:
    """The two decks beyond the articles are complete."""
    assert len(DECKS[name].cards) == count


def test_check_finds_nothing(cli: CommandLine) -> None:
    """`dlprep check` on the shipped decks is clean on the day of the release."""
    outcome = cli("check", str(shipped_decks()))

    assert (outcome.code, outcome.out) == (0, "")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_card_is_complete(card: Card) -> None:
    """A rubric with a must, follow-ups, mistakes, tags and a difficulty: nothing is missing."""
    assert 3 <= len(card.points) <= 7
    assert 0 < sum(point.must for point in card.points) < len(card.points)
    assert 2 <= len(card.follow_ups) <= 3
    assert card.mistakes
    assert 1 <= len(card.tags) <= 4
    assert card.difficulty in (1, 2, 3)


@pytest.mark.parametrize("width", [100, 60, 36])
@pytest.mark.parametrize("deck", DECKS.values(), ids=DECKS)
def test_every_card_fits_the_screen(deck: Deck, width: int) -> None:
    """No line is wider than the screen, and no LaTeX command is left in what is shown."""
    for card in deck.cards:
        for line in card_lines(card, "", width, Ink(colour=False, style=False), answered=True):
            assert cell_len(line) <= width, card.id
            assert not re.search(r"\\[a-zA-Z]{2,}|\$\$", line), f"{card.id}: {line}"
