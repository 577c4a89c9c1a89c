"""What goes into an Anki package: a note for each card, named by the card's id, and how far it has come.

`storage.anki_writing` writes it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dlprep.exporting.export import Export, ExportedDeck, History
from dlprep.model.card import Card, CardId
from dlprep.model.deck import DeckId
from dlprep.model.review import Review
from dlprep.scheduling.scheduler import Standing
from dlprep.selection.marks import Marked, since_reset

NAMED = "dlprep:"
"""What the lasting names of our notes begin with; the id of the card follows."""

FIRST_NUMBER = 2**30


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a card has come: its day and interval, answers and lapses, and the reviews that count."""

    due: date
    interval: int
    answers: int
    lapses: int
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note with one card. *fields* are HTML by name; without *progress* the card is new."""

    name: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    progress: Progress | None = None
    suspended: bool = False
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """A deck under the same *number* in every package."""

    number: int
    name: str
    notes: tuple[AnkiNote, ...]


def anki_decks(
    export: Export,
    fields: Callable[[Card], Mapping[str, str]],
    progress: Mapping[CardId, Progress],
    marked: Marked | None = None,
) -> list[AnkiDeck]:
    """Return the decks with their notes. What a person did goes along as *progress* and *marked* have it."""
    known = marked or Marked()

    def note(card: Card) -> AnkiNote:
        is_suspended, is_flagged = card.id in known.suspended, card.id in known.flagged
        return AnkiNote(
            f"{NAMED}{card.id}", fields(card), card.tags, progress.get(card.id), is_suspended, is_flagged
        )

    return [_deck(deck, tuple(map(note, deck.cards))) for deck in export.decks]


def anki_histories(
    histories: Mapping[CardId, History], standings: Mapping[CardId, Standing], marked: Marked
) -> dict[CardId, History]:
    """Return what of the histories has a place in Anki: the reviews that count, in order, and practice."""
    return {
        card: History(
            tuple(sorted(since_reset(history.reviews, marked), key=lambda each: (each.at, each.id)))
        )
        for card, history in histories.items()
        if card in standings
    }


def progresses(
    histories: Mapping[CardId, History], standings: Mapping[CardId, Standing]
) -> dict[CardId, Progress]:
    """Return how far the cards have come of which there are `anki_histories`."""
    found = {}
    for card, history in histories.items():
        standing = standings[card]
        interval = max(1, (standing.due - standing.last_day).days)
        found[card] = Progress(standing.due, interval, standing.reviews, standing.lapses, history.reviews)
    return found


def _deck(deck: ExportedDeck, notes: tuple[AnkiNote, ...]) -> AnkiDeck:
    # Two colons would make a deck within a deck.
    name = " ".join(deck.title.replace("::", ": ").split()) or deck.id
    return AnkiDeck(_number(deck.id), name, notes)


def _number(deck: DeckId) -> int:
    """Return a number that a deck of that id always has."""
    return FIRST_NUMBER + int.from_bytes(sha256(f"{NAMED}{deck}".encode()).digest()[:4], "big") % FIRST_NUMBER
