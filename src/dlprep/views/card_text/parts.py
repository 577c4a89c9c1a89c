"""What stands side by side in two dimensions: the spaces between, brackets as tall as their inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dlprep.views.card_text.box import Box, beside, fence, stacked, text_box
from dlprep.views.card_text.glyphs import Fence
from dlprep.views.card_text.nodes import Kind
from dlprep.views.card_text.spacing import Piece, gap

_SIGNS = frozenset("+-−±∓")
_LETTERS = frozenset((Kind.ORDINARY, Kind.WORD, Kind.TAILED, Kind.CLOSE))


class Part(NamedTuple):
    """How neighbours see something, its box, and the scripts on it (up, down) should it grow tall."""

    piece: Piece
    box: Box
    scripts: tuple[str, str] = ("", "")


@dataclass(slots=True)
class _Pair:
    """A bracket not yet closed, and how far its inside reaches above and below the line."""

    opened_at: int
    above: int = 0
    below: int = 0

    def hold(self, box: Box) -> None:
        """Take note of how far a box inside the brackets reaches."""
        self.above = max(self.above, box.baseline)
        self.below = max(self.below, box.height - box.baseline - 1)


def joined(parts: Sequence[Part]) -> Box:
    """Put parts next to each other, with the spaces they need between them."""
    spaces = [_space(left.piece, right.piece) for left, right in pairwise(parts)]
    boxes = [part.box for part in parts[:1]]
    for space, part in zip(spaces, parts[1:], strict=True):
        boxes += [text_box(" " * space), part.box]
    return beside(boxes)


def grown(parts: Sequence[Part], fences: Mapping[str, Fence]) -> list[Part]:
    """Return the parts with each pair of plain brackets drawn as tall as what is between them."""
    result = list(parts)
    pairs: list[_Pair] = []
    for at, part in enumerate(parts):
        sign = part.piece.text[:1]
        if part.piece.kind is Kind.OPEN and part.piece.text in fences:
            pairs.append(_Pair(at))
            continue
        if part.piece.kind is Kind.CLOSE and sign in fences and pairs:
            pair = pairs.pop()
            if pair.above or pair.below:
                shape = text_box("").padded(pair.above, pair.below)
                opening = parts[pair.opened_at]
                result[pair.opened_at] = opening._replace(
                    box=fence(fences[opening.piece.text], opening.piece.text, shape)
                )
                closing = fence(fences[sign], sign, shape)
                result[at] = part._replace(box=with_corners(closing, *part.scripts))
        if pairs:
            pairs[-1].hold(result[at].box)
    return result


def with_corners(tall: Box, high: str, low: str) -> Box:
    """Put scripts at the right of a tall box, at its top and bottom line."""
    column = [text_box(row) for row in (high, *[""] * (tall.height - 2), low)]
    return beside([tall, stacked(column, tall.baseline, "left")])


def _space(left: Piece, right: Piece) -> int:
    is_clear_of_bar = right.kind is Kind.FRACTION and (left.kind in _LETTERS or left.text in _SIGNS)
    return 1 if is_clear_of_bar else gap(left, right)
