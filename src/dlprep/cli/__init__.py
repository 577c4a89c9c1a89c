"""The command line: options to values, one command, its result to text or JSON, an exit code."""

# Imported for what they register; the order is that of the help.
from dlprep.cli import studying, cards, marking, planning, looking, importing, exporting, decks, safety  # isort: skip
from dlprep.cli.app import app as program
from dlprep.cli.app import main, run
from dlprep.cli.examples import add_examples

__all__ = [
    "cards",
    "decks",
    "exporting",
    "importing",
    "looking",
    "main",
    "marking",
    "planning",
    "run",
    "safety",
    "studying",
]

add_examples(program)
