"""A text of no file of its own, written in the person's editor: an answer to a card."""

import os
from pathlib import Path
from tempfile import mkstemp

from dlprep.commands.editor import open_editor
from dlprep.commands.environment import Environment
from dlprep.storage.text_files import read_text


def compose(env: Environment, text: str) -> str:
    """Let the person write on *text* in the editor, and return what it became.

    Raises TerminalError when no editor can be run, DeckError for a file that cannot be read.
    """
    handle, name = mkstemp(prefix="dlprep-", suffix=".md")
    file = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as begun:
            begun.write(text)
        open_editor(env, file)
        return read_text(file).replace("\r\n", "\n")
    finally:
        file.unlink(missing_ok=True)
