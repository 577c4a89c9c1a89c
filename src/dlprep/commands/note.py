"""A person's own words on a card: the file that study shows below the model answer."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.commands.progress import chosen_card
from dlprep.errors import TerminalError
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
    card = chosen_card(load_library(env.paths.decks).library, card_id)
    file = note_file(env.paths.notes, card.id)
    if where:
        return NoteReport(file, file.exists())
    editor = env.variables.get("VISUAL") or env.variables.get("EDITOR")
    if not editor:
        hint = f"set EDITOR, or write {file} by other means"
        raise TerminalError("no editor is set", hint=hint)
    frame = f"{card.answer.strip()}\n"
    begin_note(env.paths.notes, card.id, frame)
    try:
        _edit(editor, file)
    finally:
        # What nobody has changed is not the person's own: it would be shown twice.
        if file.exists() and file.read_bytes() == frame.encode():
            file.unlink()
    return NoteReport(file, file.exists())


def _edit(editor: str, file: Path) -> None:
    try:
        # Words, not a shell line: nothing in the name of a file can be a command.
        done = subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise TerminalError(f"the editor '{editor}' cannot be run: {error}", hint="set EDITOR") from error
    if done.returncode:
        raise TerminalError(f"the editor '{editor}' ended with code {done.returncode}")
