"""Deck files on disk: read with their problems, whatever they hold."""

from pathlib import Path

from dlprep.errors import DeckError
from dlprep.model.problem import Place, Problem
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_format import read_deck
from dlprep.storage.text_files import read_text


def read_deck_file(path: Path) -> DeckFile:
    """Read a deck file. Never raises for what the file is or holds: that comes back as problems."""
    try:
        text = read_text(path)
    except DeckError as error:
        problem = Problem(error.place or Place(str(path)), error.message, error.hint)
        return DeckFile(None, (problem,), {})
    return read_deck(text, str(path))
