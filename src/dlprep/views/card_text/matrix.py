"""Cells in rows and columns: matrices, cases and aligned equations as boxes."""

from collections.abc import Iterable, Sequence
from itertools import cycle, repeat, zip_longest

from dlprep.views.card_text.box import Box, beside, stacked, text_box

_BETWEEN = 2


def matrix(rows: Sequence[Sequence[Box]], side: str = "centre") -> Box:
    """Return the cells in columns two spaces apart, the baseline halfway down."""
    box = _columns(rows, repeat(side), repeat(_BETWEEN))
    return Box(box.lines, box.height // 2)


def cases(rows: Sequence[Sequence[Box]]) -> Box:
    """Return cells aligned left; two single lines are moved apart to make room for the brace's middle."""
    box = matrix(rows, "left")
    first, *others = box.lines
    return Box((first, " " * box.width, *others), 1) if len(others) == 1 else box


def aligned(rows: Sequence[Sequence[Box]]) -> Box:
    """Return equations one below the other; each odd cell continues the one before it."""
    if max(len(row) for row in rows) == 1:
        return _columns(rows, repeat("left"), repeat(0))
    return _columns(rows, cycle(("right", "left")), cycle((_BETWEEN, 0)))


def _columns(rows: Sequence[Sequence[Box]], sides: Iterable[str], gaps: Iterable[int]) -> Box:
    """Put cells on a grid; each column has its side, and its gap to the column on its left."""
    blank = text_box("")
    columns = list(zip_longest(*rows, fillvalue=blank))
    spaced = []
    for at, (cells, side, gap) in enumerate(zip(columns, sides, gaps, strict=False)):
        width = max(box.width for box in cells)
        before = text_box(" " * gap * bool(at))
        spaced.append([beside([before, box.aligned(width, side)]) for box in cells])
    lines = [beside(line) for line in zip(*spaced, strict=True)]
    if any(line.height > 1 for line in lines):
        lines = [line.padded(0, 1) for line in lines[:-1]] + lines[-1:]
    return stacked(lines, (len(lines) - 1) // 2, "left")
