"""Recognizes tables in plain text: cells between bars, or set apart by tabs or several blanks."""

import re
from collections.abc import Sequence

from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part, Table
from dlprep.importing.prose.wording import bullet, is_sentence_closed, ordinal

WIDE = re.compile(r" {3,}")
BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+=-]*$")
LONGEST_CELL = 120
FEWEST_COLUMNS, FEWEST_ROWS = 2, 2
FEWEST_CELLS = 6


def with_tables(parts: Sequence[Part]) -> list[Part]:
    """Return the parts with each table as one part."""
    result: list[Part] = []
    at = 0
    while at < len(parts):
        end, rows = _table(parts, at)
        if rows:
            result.append(Table(rows, parts[at].number))
            at = end
        else:
            result.append(parts[at])
            at += 1
    return result


def _table(parts: Sequence[Part], start: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Return the end of the table that starts here, and its rows; none where there is no table."""
    rows: list[tuple[str, ...]] = []
    at = start
    while at < len(parts):
        part = parts[at]
        if not isinstance(part, Line):
            break
        cells = cells_of(part.text)
        if len(cells) < FEWEST_COLUMNS or (rows and len(cells) != len(rows[0])):
            # The rule below the header is no row.
            if not (rows and "-" in part.text and RULE.match(part.text)):
                break
        else:
            rows.append(cells)
        at += 1
    enough = len(rows) >= FEWEST_ROWS and len(rows) * len(rows[0]) >= FEWEST_CELLS
    return at, tuple(rows) if enough else ()


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a line, or nothing when it is none of a table."""
    if "|" in text and not RULE.match(text):
        cells = [cell.strip() for cell in BAR.split(text.strip().removeprefix("|").removesuffix("|"))]
    elif "   " in text and not bullet(text) and not ordinal(text):
        cells = WIDE.split(text.strip())
        if any(is_sentence_closed(cell) for cell in cells[:-1]):
            return ()
    else:
        return ()
    return tuple(cells) if all(len(cell) <= LONGEST_CELL for cell in cells) else ()
