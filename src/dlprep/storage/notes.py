"""The person's own words beside a card: one Markdown file a card, which only the person changes."""

from pathlib import Path

from dlprep.errors import DeckError
from dlprep.model.card import CardId
from dlprep.storage.text_files import read_text, replace_file

SUFFIX = ".md"


def note_file(folder: Path, card: CardId) -> Path:
    """Return where the note on a card is kept. Ids of read decks are plain words: safe as names."""
    return folder / f"{card}{SUFFIX}"


def read_note(folder: Path, card: CardId) -> str:
    """Return the note on a card, "" for none. One that cannot be read says so in its place."""
    path = note_file(folder, card)
    if not path.is_file():
        return ""
    try:
        return read_text(path).strip()
    except DeckError as error:
        return f"({path.name}: {error.message})"


def begin_note(folder: Path, card: CardId, text: str) -> Path:
    """Make the note on a card with *text* if there is none yet, and return its file."""
    path = note_file(folder, card)
    if not path.exists():
        replace_file(path, text.encode())
    return path


def noted_cards(folder: Path) -> list[CardId]:
    """Return the cards that have a note, in the order of their names."""
    return sorted(CardId(path.stem) for path in folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
