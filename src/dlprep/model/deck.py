"""Decks of cards, and the library that holds all of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NewType, overload

from dlprep.model.card import Card, CardId, Outline, Source

DeckId = NewType("DeckId", str)


class LateCards(Sequence[Card]):
    """Cards of which only the outlines are there until one of them is looked at: then all are read."""

    def __init__(self, outlines: Sequence[Outline], read: Callable[[], Sequence[Card]]) -> None:
        """Take the *outlines* of the cards that *read* returns, in the same order."""
        self.outlines = outlines
        self._read = read

    @cached_property
    def _cards(self) -> tuple[Card, ...]:
        return tuple(self._read())

    def __len__(self) -> int:
        """Return how many cards there are, without reading them."""
        return len(self.outlines)

    @overload
    def __getitem__(self, place: int) -> Card: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Card]: ...
    def __getitem__(self, place: int | slice) -> Card | Sequence[Card]:
        """Return a card, or some of them."""
        return self._cards[place]

    def __iter__(self) -> Iterator[Card]:
        """Iterate over the cards."""
        return iter(self._cards)

    def __eq__(self, other: object) -> bool:
        """Say whether these are the same cards, read late or not."""
        return self._cards == (other._cards if isinstance(other, LateCards) else other)

    def __hash__(self) -> int:
        """Return the hash of the cards as a tuple."""
        return hash(self._cards)


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards on one topic, in the order of their file."""

    id: DeckId
    title: str
    cards: Sequence[Card] = ()
    source: Source | None = None

    @property
    def outlines(self) -> Sequence[Outline]:
        """Return the outlines of the cards, without reading them."""
        return self.cards.outlines if isinstance(self.cards, LateCards) else [c.outline for c in self.cards]


@dataclass(frozen=True)
class Library:
    """All decks that can be studied. Card ids are unique across it (see `storage.library`)."""

    decks: tuple[Deck, ...] = ()
    _places: dict[CardId, tuple[Deck, int, Outline]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the cards once: every screen looks one up."""
        places = {
            outline.id: (deck, place, outline)
            for deck in self.decks
            for place, outline in enumerate(deck.outlines)
        }
        object.__setattr__(self, "_places", places)

    def __contains__(self, card_id: object) -> bool:
        """Say whether a card of that id exists."""
        return card_id in self._places

    def card(self, card_id: CardId) -> Card:
        """Return the card of that id, or raise KeyError."""
        deck, place, _ = self._places[card_id]
        return deck.cards[place]

    def outline(self, card_id: CardId) -> Outline:
        """Return the outline of the card of that id, or raise KeyError."""
        return self._places[card_id][2]

    def deck_of(self, card_id: CardId) -> Deck:
        """Return the deck that holds the card, or raise KeyError."""
        return self._places[card_id][0]

    def cards(self) -> Iterator[Card]:
        """Iterate over the cards of all decks, in order."""
        return (card for deck in self.decks for card in deck.cards)

    def outlines(self) -> Iterator[Outline]:
        """Iterate over the outlines of the same cards."""
        return (outline for _, _, outline in self._places.values())

    @cached_property
    def positions(self) -> dict[CardId, int]:
        """Return each card's place in the whole library, counted from 0."""
        return {card_id: place for place, card_id in enumerate(self._places)}
