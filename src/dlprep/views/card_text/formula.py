"""Formulas in LaTeX as readable text: on one line, or drawn in two dimensions."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from dlprep.views.card_text.box import Box, beside, stacked, text_box
from dlprep.views.card_text.glyphs import UNICODE, Glyphs
from dlprep.views.card_text.layout import Layout
from dlprep.views.card_text.linear import Line
from dlprep.views.card_text.nodes import Grid, Kind
from dlprep.views.card_text.parts import Part, joined
from dlprep.views.card_text.reader import read
from dlprep.views.card_text.visible import visible
from dlprep.views.card_text.wrap import wrap

_BREAK_BEFORE = frozenset((Kind.RELATION, Kind.BINARY, Kind.SPACE))
_CONTINUED = 2


def formula(source: str, *, glyphs: Glyphs = UNICODE) -> str:
    """Return a formula as one line of text."""
    node, _ = read(visible(source))
    return Line(ascii_only=glyphs.ascii).text(node).strip() or " ".join(visible(source).split())


def display_formula(source: str, width: int, *, glyphs: Glyphs = UNICODE) -> list[str]:
    """Return a formula as lines no wider than *width*: drawn, if need be in several rows, else as text."""
    if glyphs.linear:
        return [line.plain for line in wrap(Text(formula(source, glyphs=glyphs)), width)]
    node, _ = read(visible(source))
    layout = Layout(glyphs)
    box = layout.box(node)
    if box.width > width:
        rows = node.rows if isinstance(node, Grid) and node.aligned else ((node,),)
        drawn = [_broken(layout.parts(*cells), width) for cells in rows]
        fitting = [row for row in drawn if row]
        box = _one_below_the_other(fitting) if len(fitting) == len(drawn) else Box(("",))
    if any(line.strip() for line in box.lines):
        return [line.rstrip() for line in box.lines]
    return [line.plain for line in wrap(Text(formula(source, glyphs=glyphs)), width)]


def unrendered(source: str) -> tuple[str, ...]:
    """Return the LaTeX commands and environments in a formula that are shown by name only."""
    return read(visible(source))[1]


def _broken(parts: Sequence[Part], width: int) -> Box | None:
    """Put parts in as many rows as needed, each but the first starting with a sign; None if that fails."""
    rows: list[Box] = []
    row: list[Part] = []
    for stretch in _stretches(parts):
        if row and joined(row + stretch).width > width - _CONTINUED * bool(rows):
            rows.append(joined(row))
            row = []
        row += stretch
    rows.append(joined(row))
    rows[1:] = [beside([text_box(" " * _CONTINUED), box]) for box in rows[1:]]
    box = _one_below_the_other(rows)
    return box if box.width <= width else None


def _stretches(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield runs of parts that stay on one row."""
    stretch: list[Part] = []
    for part in parts:
        if stretch and part.piece.kind in _BREAK_BEFORE:
            yield stretch
            stretch = []
        stretch.append(part)
    yield stretch


def _one_below_the_other(boxes: Sequence[Box]) -> Box:
    """Stack rows, a blank line between them if any is taller than a line."""
    apart = any(box.height > 1 for box in boxes)
    return stacked([*(box.padded(0, int(apart)) for box in boxes[:-1]), boxes[-1]], 0, "left")
