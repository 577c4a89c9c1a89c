"""Exports to test with, and what comes back when one is read again."""

import io

from dlprep.exporting.export import Export, ExportedDeck
from dlprep.importing.choose import choose
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.harmless import harmless
from dlprep.model.card import Card
from dlprep.model.deck import DeckId
from dlprep.storage.sources.article import Label, article_of


def export_of(*cards: Card, deck: str = "basics", title: str = "Basics") -> Export:
    """Return an export of one deck."""
    return Export((ExportedDeck(DeckId(deck), title, cards),))


def reading(data: bytes | str, suffix: str) -> Parsed:
    """Return what importing a file with that end finds."""
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    _, parsed = choose(article_of(file, Label(f"cards{suffix}", f"cards{suffix}", suffix)))
    return parsed


def read_back(data: bytes | str, suffix: str) -> list[Draft]:
    """Return the questions of it, in its order."""
    return sorted(reading(data, suffix).drafts, key=lambda draft: draft.line)


def line(text: str) -> str:
    """Return a text as a question is read: on one line, nothing in it that steers a terminal."""
    return " ".join(harmless(text).split())
