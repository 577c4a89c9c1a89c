"""Keeps the help of a command for the next time it is asked for: see `start`."""

import os
from pathlib import Path

from dlprep.storage import remembered

HERE = Path(__file__).parent


def keep_help(command_path: str, text: str) -> None:
    """Keep the help *text* of a command, named with the program's name before it."""
    folder = remembered.cache_folder()
    if folder is None or "DLPREP_NOW" in os.environ:
        return
    arguments = [*command_path.split()[1:], "--help"]
    modules = remembered.stamps([str(path) for path in sorted(HERE.glob("*.py"))])
    remembered.keep(folder, remembered.help_name(arguments), remembered.help_question(), text, modules)
