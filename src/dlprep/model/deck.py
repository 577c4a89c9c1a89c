"""Decks of cards, and the library that holds all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NewType

from dlprep.model.card import Card, CardId, Source

DeckId = NewType("DeckId", str)


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards on one topic, in the order of their file."""

    id: DeckId
    title: str
    cards: tuple[Card, ...] = ()
    source: Source | None = None


@dataclass(frozen=True)
class Library:
    """All decks that can be studied. Card ids are unique across it (see `storage.library`)."""

    decks: tuple[Deck, ...] = ()
    _by_id: dict[CardId, tuple[Deck, Card]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the cards once: every screen looks one up."""
        index = {card.id: (deck, card) for deck in self.decks for card in deck.cards}
        object.__setattr__(self, "_by_id", index)

    def __contains__(self, card_id: object) -> bool:
        """Say whether a card of that id exists."""
        return card_id in self._by_id

    def card(self, card_id: CardId) -> Card:
        """Return the card of that id, or raise KeyError."""
        return self._by_id[card_id][1]

    def deck_of(self, card_id: CardId) -> Deck:
        """Return the deck that holds the card, or raise KeyError."""
        return self._by_id[card_id][0]

    def cards(self) -> Iterator[Card]:
        """Iterate over the cards of all decks, in order."""
        return (card for deck in self.decks for card in deck.cards)

    @cached_property
    def positions(self) -> dict[CardId, int]:
        """Return each card's place in the whole library, counted from 0."""
        return {card_id: place for place, card_id in enumerate(self._by_id)}
