"""A person's own words on a card: the file that study shows below the model answer."""

from dataclasses import dataclass
from pathlib import Path

from dlprep.commands.editor import open_editor
from dlprep.commands.environment import Environment
from dlprep.commands.progress import chosen_card
from dlprep.storage.library import load_library
from dlprep.storage.notes import begin_note, note_file


@dataclass(frozen=True, slots=True)
class NoteReport:
    """The file of the note, and whether there is one now."""

    file: Path
    exists: bool


def run(env: Environment, card_id: str, *, where: bool) -> NoteReport:
    """Open the note on a card in the person's editor, begun with the card's own answer.

    With *where* nothing is opened or made. Raises DeckError for a card that is not there,
    TerminalError when no editor can be run.
    """
    library = load_library(env.paths.decks, env.paths.cache).library
    card = chosen_card(library, card_id)
    file = note_file(env.paths.notes, card.id)
    if where:
        return NoteReport(file, file.exists())
    frame = f"{card.answer.strip()}\n"
    begin_note(env.paths.notes, card.id, frame)
    try:
        open_editor(env, file)
    finally:
        # What nobody has changed is not the person's own: it would be shown twice.
        if file.is_file() and file.read_bytes() == frame.encode():
            file.unlink()
    return NoteReport(file, file.exists())
