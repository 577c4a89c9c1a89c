"""What a query can ask about a card: its texts, its deck, its box, and what holds of it now."""

from dataclasses import dataclass
from enum import StrEnum

from dlprep.model.card import Card


class State(StrEnum):
    """What can hold of a card; the words are those of `is:` and of `--is`."""

    NEW = "new"
    SEEN = "seen"
    DUE = "due"
    FAILING = "failing"
    MISSED = "missed"
    LEECH = "leech"
    FLAGGED = "flagged"
    SUSPENDED = "suspended"
    BURIED = "buried"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A card, the id of its deck, its box (None: never seen), and all that holds of it."""

    card: Card
    deck: str
    box: int | None = None
    states: frozenset[State] = frozenset()
