"""A rectangle of text with a baseline: what a formula in two dimensions is put together from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from dlprep.views.card_text.glyphs import Fence


@dataclass(frozen=True, slots=True)
class Box:
    """Lines of equal width in cells; *baseline* is the index of the line that neighbours align with."""

    lines: tuple[str, ...]
    baseline: int = 0

    @property
    def width(self) -> int:
        """Return the width in cells."""
        return cell_len(self.lines[0])

    @property
    def height(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def padded(self, above: int, below: int) -> Box:
        """Return the box with blank lines added."""
        blank = (" " * self.width,)
        return Box(blank * above + self.lines + blank * below, self.baseline + above)

    def aligned(self, width: int, side: str) -> Box:
        """Return the box widened to a width, its text at the "left", "right" or in the "centre"."""
        spare = max(0, width - self.width)
        left = {"left": 0, "right": spare, "centre": spare // 2}[side]
        return Box(tuple(" " * left + line + " " * (spare - left) for line in self.lines), self.baseline)


def text_box(text: str) -> Box:
    """Return a box of one line."""
    return Box((text,))


def beside(boxes: Sequence[Box]) -> Box:
    """Put boxes next to each other, their baselines on one line."""
    if not boxes:
        return Box(("",))
    above = max(box.baseline for box in boxes)
    below = max(box.height - box.baseline for box in boxes)
    even = [box.padded(above - box.baseline, below - (box.height - box.baseline)) for box in boxes]
    return Box(tuple("".join(parts) for parts in zip(*(box.lines for box in even), strict=True)), above)


def stacked(boxes: Sequence[Box], base: int, side: str = "centre") -> Box:
    """Put boxes on top of each other; the baseline is that of the box with the index *base*."""
    width = max(box.width for box in boxes)
    lines = [line for box in boxes for line in box.aligned(width, side).lines]
    return Box(tuple(lines), sum(box.height for box in boxes[:base]) + boxes[base].baseline)


def fence(pieces: Fence | None, plain: str, box: Box) -> Box:
    """Return a delimiter as tall as the box; *plain* is repeated where no pieces are known."""
    if box.height == 1 or not plain:
        return text_box(plain).padded(box.baseline, box.height - box.baseline - 1)
    if pieces is None:
        return Box((plain,) * box.height, box.baseline)
    fill = [pieces.fill] * (box.height - 2)
    if pieces.middle and fill:
        fill[(box.height - 2) // 2] = pieces.middle
    rows = [pieces.top, *fill, pieces.bottom]
    return Box(tuple(rows), box.baseline)
