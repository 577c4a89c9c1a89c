"""The command line: options to values, one command, its result to text or JSON, an exit code."""

# Imported for what they register; the order is that of the help.
from dlprep.cli import studying, planning, decks  # isort: skip
from dlprep.cli.app import main, run

__all__ = ["decks", "main", "planning", "run", "studying"]
