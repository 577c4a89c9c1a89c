"""A formula in two dimensions: fractions over a bar, limits above and below, tall brackets, matrices."""

from collections.abc import Sequence

from dlprep.views.card_text import matrix
from dlprep.views.card_text.box import Box, beside, fence, stacked, text_box
from dlprep.views.card_text.glyphs import Glyphs
from dlprep.views.card_text.linear import Line
from dlprep.views.card_text.nodes import Accent, Atom, Fenced, Fraction, Grid, Kind, Node, Root, Row, Script
from dlprep.views.card_text.parts import Part, grown, joined, with_corners
from dlprep.views.card_text.scripts import LINES
from dlprep.views.card_text.spacing import Piece, with_signs

# What neighbours see of a pair of delimiters; not the signs, since these have their height already.
_LEFT, _INSIDE, _RIGHT = Piece("<", Kind.OPEN), Piece("x", Kind.ORDINARY), Piece(">", Kind.CLOSE)
_BEFORE = Part(Piece(")", Kind.CLOSE), text_box(""))


class Layout:
    """Draws nodes as boxes; parts of a formula that need one line only are left to `Line`."""

    def __init__(self, glyphs: Glyphs) -> None:
        """Choose the characters."""
        self._glyphs = glyphs
        self._line = Line(ascii_only=glyphs.ascii)

    def box(self, node: Node) -> Box:
        """Draw any node."""
        match node:
            case Row() | Fenced():
                return joined(self.parts(node))
            case Fraction(top, bottom, bar):
                return self._fraction(self.box(top), self.box(bottom), bar)
            case Script():
                return self._script(node)
            case Root(body, index):
                return self._root(node, self.box(body), self._line.text(index) if index else "")
            case Accent(mark, _, body):
                return self._accent(node, mark, self.box(body))
            case Grid(rows, True):
                return matrix.aligned([self._equation(cells) for cells in rows])
            case Grid(rows):
                return matrix.matrix(self._cells(rows))
            case Atom():
                return text_box(self._line.text(node))

    def parts(self, *nodes: Node, continued: bool = False) -> list[Part]:
        """Draw what stands side by side; *continued* rows begin with the sign that follows another cell."""
        items = [_BEFORE] if continued else []
        for node in nodes:
            for item in node.items if isinstance(node, Row) else (node,):
                items += [part for part in self._item(item) if part.box.width]
        pieces = with_signs([part.piece for part in items])
        parts = [part._replace(piece=piece) for piece, part in zip(pieces, items, strict=True)]
        return grown(parts, self._glyphs.fences)

    def _item(self, node: Node) -> list[Part]:
        if isinstance(node, Fenced):
            body = self._inside(node)
            left, right = self._fence(node.left, body), self._fence(node.right, body)
            return [Part(_LEFT, left), Part(_INSIDE, body), Part(_RIGHT, right)]
        scripts = self._corner_texts(node) if isinstance(node, Script) else ("", "")
        return [Part(self._line.piece(node), self.box(node), scripts)]

    def _fence(self, side: str, body: Box) -> Box:
        return fence(self._glyphs.fences.get(side), self._line.text(Atom(side)), body)

    def _inside(self, node: Fenced) -> Box:
        """Draw what a pair of delimiters holds; one brace means cases."""
        grid = node.body
        if not isinstance(grid, Grid) or grid.aligned:
            return self.box(grid)
        if bool(node.left) != bool(node.right):
            body = matrix.cases(self._cells(grid.rows))
            return beside([text_box(" "), body]) if node.left else beside([body, text_box(" ")])
        body = self.box(grid)
        is_roomy = body.height > 1 and node.left
        return beside([text_box(" "), body, text_box(" ")]) if is_roomy else body

    def _cells(self, rows: Sequence[Sequence[Node]]) -> list[list[Box]]:
        return [[self.box(cell) for cell in row] for row in rows]

    def _equation(self, cells: Sequence[Node]) -> list[Box]:
        return [joined(self.parts(cell, continued=at > 0)) for at, cell in enumerate(cells)]

    def _fraction(self, top: Box, bottom: Box, bar: bool) -> Box:
        if not bar:
            return stacked([top, text_box(""), bottom], 1)
        width = max(top.width, bottom.width) + 2
        return stacked([top, text_box(self._glyphs.fraction * width), bottom], 1)

    def _root(self, node: Root, body: Box, index: str) -> Box:
        if body.height == 1:
            return text_box(self._line.text(node))
        glyphs = self._glyphs
        feet = [glyphs.radical_top, *[glyphs.radical_side] * (body.height - 1), glyphs.radical_foot]
        top = text_box(glyphs.rule * (body.width + 1))
        inner = stacked([top, beside([text_box(" "), body])], 1, "left")
        side = Box(tuple(feet), inner.baseline)
        return beside([text_box(index), side, inner])

    def _accent(self, node: Accent, mark: str, body: Box) -> Box:
        if body.height == 1 or mark not in LINES:
            return text_box(self._line.text(node)) if body.height == 1 else body
        return stacked([text_box(self._glyphs.rule * body.width), body], 1)

    def _script(self, node: Script) -> Box:
        base, sub, sup = self.box(node.base), self._line.small(node.sub), self._line.small(node.sup)
        if node.limits and (sub or sup):
            return stacked([*[text_box(sup)] * bool(sup), base, *[text_box(sub)] * bool(sub)], int(bool(sup)))
        if base.height > 1:
            return with_corners(base, *self._corner_texts(node))
        return self._corners(node, sub, sup)

    def _corner_texts(self, node: Script) -> tuple[str, str]:
        """Return the scripts as they are put beside something tall: superscript, subscript."""
        high, low = self._line.raised(node.sup), self._line.lowered(node.sub)
        return (
            self._line.small(node.sup) if high.startswith("^") else high,
            self._line.small(node.sub) if low.startswith("_") else low,
        )

    def _corners(self, node: Script, sub: str, sup: str) -> Box:
        """Put scripts without small characters above and below the line, unless the subscript is a word."""
        is_high = self._line.raised(node.sup).startswith("^")
        is_low = self._line.lowered(node.sub).startswith("_(")
        on_line = Script(node.base, None if is_low else node.sub, None if is_high else node.sup)
        corner = [text_box(sup)] * is_high + [text_box("")] + [text_box(sub)] * is_low
        return beside([text_box(self._line.text(on_line)), stacked(corner, int(is_high), "left")])
