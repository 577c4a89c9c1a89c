"""Values with sensible defaults, so that a test names only what it is about."""

from datetime import UTC, datetime, timedelta

from dlprep.model.card import Card, CardId
from dlprep.model.deck import Deck, DeckId
from dlprep.model.review import EntryId, Rating, Review, SessionId

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Nine in the morning of a Monday."""


def a_card(card_id: str = "dropout", **fields: object) -> Card:
    """Return a card; its texts follow from its id."""
    defaults = {"question": f"What is {card_id}?", "answer": f"An answer about {card_id}."}
    return Card(**{"id": CardId(card_id), **defaults, **fields})  # type: ignore[arg-type]


def a_deck(*card_ids: str, deck_id: str = "basics") -> Deck:
    """Return a deck of cards with those ids."""
    return Deck(DeckId(deck_id), deck_id.title(), tuple(a_card(card_id) for card_id in card_ids))


def a_review(
    card: str = "dropout",
    rating: Rating = Rating.GOOD,
    *,
    days: float = 0,
    minutes: float = 0,
    seq: int = 1,
    session: str = "s1",
) -> Review:
    """Return a review given so long after MONDAY."""
    at = MONDAY + timedelta(days=days, minutes=minutes)
    return Review(EntryId(SessionId(session), seq), CardId(card), rating, at, timedelta(seconds=30))
