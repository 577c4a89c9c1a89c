"""What is exported: the chosen cards of each deck and, if it was asked for, what a person did with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dlprep.model.card import Card, CardId, Source
from dlprep.model.deck import DeckId
from dlprep.model.mark import Mark
from dlprep.model.review import Review


@dataclass(frozen=True, slots=True)
class History:
    """What a person did with a card: live reviews and marks in the order of the log, words of their own."""

    reviews: tuple[Review, ...] = ()
    marks: tuple[Mark, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExportedDeck:
    """The cards of a deck that were chosen, in its order."""

    id: DeckId
    title: str
    cards: tuple[Card, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """Decks without the empty ones; *histories* by card, None if they were not asked for.

    Histories of cards that are in no deck belong to cards that are gone.
    """

    decks: tuple[ExportedDeck, ...]
    histories: Mapping[CardId, History] | None = None

    def cards(self) -> Iterator[Card]:
        """Iterate over the cards of all decks, in order."""
        return (card for deck in self.decks for card in deck.cards)

    def gone(self) -> list[CardId]:
        """Return the cards that have a history and are in no deck, by name."""
        return sorted((self.histories or {}).keys() - {card.id for card in self.cards()})
