"""The text of a deck file with cards added or changed in place: every other byte of it stays.

Nothing is believed about the text: the result is read back, and must be the deck that was meant.
"""

import textwrap
from collections.abc import Iterable

from dlprep.errors import DeckError
from dlprep.model.card import Card
from dlprep.model.problem import Place
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_format import read_deck
from dlprep.storage.deck_writing import card_fields, write_cards
from dlprep.storage.yaml_edits import Edit, edit_yaml

EDITABLE = ("question", "answer", "number", "points")
"""What an import may change in a card; the rest of it is the person's own."""


def change_cards(text: str, file: str, changed: Iterable[Card]) -> str:
    """Return the text of a deck in which these cards, found by their ids, are as given.

    They may differ in what is editable and there already. Raises DeckError when the result would
    not read back as the deck with these cards.
    """
    wanted = {card.id: card for card in changed}
    if not wanted:
        return text
    before = read_deck(text, file)
    there = () if before.deck is None else before.deck.cards
    cards = tuple(wanted.get(card.id, card) for card in there)
    edits = [
        Edit(before.nodes[old.id].place, key, card_fields(new)[key])
        for old, new in zip(there, cards, strict=True)
        for key in EDITABLE
        if getattr(old, key) != getattr(new, key)
    ]
    result = edit_yaml(text, edits)
    if not _holds(result, file, before, cards):
        raise DeckError(
            "cards cannot be changed in place in this file",
            hint="write them as in the README: a list of items with one 'key: value' a line",
            place=Place(file),
        )
    return result


def add_cards(text: str, file: str, added: tuple[Card, ...]) -> str:
    """Return the text of a deck with cards added at its end.

    Raises DeckError when the result would not read back as the deck with these cards: for example
    if `cards` is not the last key of the file.
    """
    if not added:
        return text
    before = read_deck(text, file)
    if before.deck is None:
        raise DeckError(
            "cards cannot be added to a deck whose head has problems",
            hint=f"run 'dlprep check {file}'",
            place=Place(file),
        )
    newline = "\r\n" if "\r\n" in text else "\n"
    written = textwrap.indent(textwrap.dedent(write_cards(added)), _list_indent(text, before))
    glue = "" if not text or text.endswith("\n") else newline
    separator = "" if text.endswith(newline * 2) or not before.deck.cards else newline
    result = text + glue + separator + written.rstrip("\n").replace("\n", newline) + newline
    if not _holds(result, file, before, (*before.deck.cards, *added)):
        raise DeckError(
            "cards cannot be added at the end of this file",
            hint="make 'cards' the last key of the deck, as a list of '- id: …' items",
            place=Place(file),
        )
    return result


def _holds(text: str, file: str, before: DeckFile, cards: tuple[Card, ...]) -> bool:
    """Say whether a text is the deck that was there, with these cards and no other problem."""
    after = read_deck(text, file)
    if after.deck is None or before.deck is None or len(after.problems) != len(before.problems):
        return False
    head, old_head = ((deck.id, deck.title, deck.source) for deck in (after.deck, before.deck))
    return head == old_head and tuple(after.deck.cards) == cards


def _list_indent(text: str, deck_file: DeckFile) -> str:
    """Return the spaces before the dashes of the list of cards."""
    first = next(iter(deck_file.nodes.values()), None)
    if first is None:
        return "  "
    # The dash may stand on a line of its own, above the card.
    above = reversed(text.splitlines()[: first.place.line])
    line = next((line for line in above if line.lstrip(" ").startswith("-")), "")
    return line[: len(line) - len(line.lstrip(" "))]
