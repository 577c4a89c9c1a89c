"""Cells of our own tables: none that a spreadsheet would run as a formula, and back to what they were.

A text that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text";
so does one that already begins with apostrophes before such a sign, so that each cell has one meaning.
"""

import re
from collections.abc import Collection

COLUMNS = (
    "id", "deck_id", "number", "question", "answer", "points", "follow_ups", "mistakes", "tags", "difficulty",
    "source", "review_by",
)  # fmt: skip
"""The first row of such a table. `deck_id` tells it from others; `deck` would be read as a tag."""

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
GUARD = "'"
MUST = "(must) "


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs."""
    return GUARD + text if FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell that was `guarded`."""
    return cell[1:] if cell.startswith(GUARD) and FORMULA.match(cell) else cell


def is_own_table(names: Collection[str]) -> bool:
    """Say whether a table with these columns is one of ours, also after a spreadsheet has saved it."""
    return {"id", "deck_id", "question", "answer"} <= {name.strip() for name in names}
