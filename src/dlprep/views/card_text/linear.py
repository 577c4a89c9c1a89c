"""A formula on one line: fractions with a slash, matrices as [a b; c d], scripts raised or spelled."""

from collections.abc import Sequence
from itertools import pairwise

from dlprep.views.card_text import scripts
from dlprep.views.card_text.factors import grouped, is_factor, is_sum
from dlprep.views.card_text.nodes import Accent, Atom, Fenced, Fraction, Grid, Kind, Node, Root, Row, Script
from dlprep.views.card_text.spacing import Piece, gap, needs_brackets, with_signs
from dlprep.views.card_text.symbols import spelled

_MIRROR = {"{": "}", "}": "{"}


class Line:
    """Draws nodes as pieces of one line; *tight* leaves out the spaces round signs, as in scripts."""

    def __init__(self, *, ascii_only: bool = False, tight: bool = False) -> None:
        """Choose the characters and the spacing."""
        self.ascii_only = ascii_only
        self.tight = tight

    def text(self, node: Node) -> str:
        """Return what a node shows."""
        return self.piece(node).text

    def piece(self, node: Node) -> Piece:
        """Draw any node."""
        match node:
            case Atom():
                atom = spelled(node) if self.ascii_only else node
                return Piece(atom.text, atom.kind)
            case Row() | Fenced():
                return self.joined(self.pieces(node))
            case Script():
                return self._script(node)
            case Fraction(top, bottom, bar):
                return self._fraction(self.piece(top), self.piece(bottom), bar)
            case Root(body, index):
                return self._root(self.text(body), self.text(index) if index else "")
            case Accent(mark, name, body):
                return self._accent(mark, name, self.text(body))
            case Grid():
                return Piece(self._grid(node), Kind.WORD)

    def pieces(self, node: Node) -> list[Piece]:
        """Draw what stands side by side in a node: a row's items, or brackets and what is in them."""
        match node:
            case Row(items):
                return [piece for item in items for piece in self._inner(item)]
            case Fenced(left, body, right):
                if isinstance(body, Grid) and not body.aligned:
                    left, right = left or _MIRROR.get(right, "["), right or _MIRROR.get(left, "]")
                opening, closing = self.text(Atom(left)), self.text(Atom(right))
                inside = Piece(self.text(body), Kind.ORDINARY)
                return [Piece(opening, Kind.OPEN), inside, Piece(closing, Kind.CLOSE)]
            case _:
                return [self.piece(node)]

    def _inner(self, item: Node) -> list[Piece]:
        return self.pieces(item) if isinstance(item, Fenced) else [self.piece(item)]

    def joined(self, pieces: Sequence[Piece]) -> Piece:
        """Put pieces on one line, with the spaces and brackets they need between them."""
        pieces = with_signs([piece for piece in pieces if piece.text])
        if len(pieces) == 1:
            return pieces[0]
        clear = [
            Piece(f"({piece.text})", Kind.FRACTION)
            if piece.kind is Kind.FRACTION and needs_brackets(pieces, at)
            else piece
            for at, piece in enumerate(pieces)
        ]
        text = "".join(piece.text for piece in clear[:1])
        for left, right in pairwise(clear):
            text += " " * gap(left, right, tight=self.tight) + right.text
        return Piece(text, Kind.ORDINARY)

    def small(self, node: Node | None) -> str:
        """Return a script's text in tight spacing, "" for none."""
        return Line(ascii_only=self.ascii_only, tight=True).text(node).strip() if node else ""

    def lowered(self, node: Node | None) -> str:
        """Return a subscript in small characters or, for words and what has none, after an underscore."""
        text = self.small(node)
        small = scripts.subscript(text) if not text or not (self.ascii_only or _is_word(node)) else None
        return small if small is not None else f"_{grouped(text)}"

    def raised(self, node: Node | None) -> str:
        """Return a superscript in small characters, or after a caret."""
        text = self.small(node)
        if self.ascii_only and not text.strip("'"):
            return text
        small = None if self.ascii_only or _is_word(node) else scripts.superscript(text)
        return small if small is not None else f"^{grouped(text)}"

    def _script(self, node: Script) -> Piece:
        base = self.piece(node.base)
        is_whole = isinstance(node.base, Atom | Fenced) or is_factor(base.text)
        lowered, raised = self.lowered(node.sub), self.raised(node.sup)
        if not lowered and not raised:
            return base
        is_long = max(len(lowered), len(raised)) > 1
        kind = base.kind if is_whole and base.kind is not Kind.FRACTION else Kind.ORDINARY
        if isinstance(node.base, Fenced):
            kind = Kind.CLOSE
        elif node.limits and lowered and kind is Kind.FUNCTION:
            kind = Kind.OPERATOR
        elif is_long and kind is Kind.ORDINARY:
            kind = Kind.TAILED
        return Piece((base.text if is_whole else f"({base.text})") + lowered + raised, kind)

    def _fraction(self, top: Piece, bottom: Piece, bar: bool) -> Piece:
        if not bar:
            return Piece(f"{top.text} over {bottom.text}", Kind.WORD)
        above = f"({top.text})" if is_sum(top.text) and top.kind is not Kind.WORD else top.text
        is_name = bottom.kind in (Kind.WORD, Kind.FUNCTION) and bottom.text.isalnum()
        below = bottom.text if is_name or is_factor(bottom.text) else f"({bottom.text})"
        return Piece(f"{above}/{below}", Kind.FRACTION)

    def _root(self, body: str, index: str) -> Piece:
        if self.ascii_only:
            return Piece(f"{'sqrt' if not index else f'root_{index}'}({body})", Kind.WORD)
        return Piece(scripts.root_sign(index) + (body if is_factor(body) else f"({body})"), Kind.TAILED)

    def _accent(self, mark: str, name: str, body: str) -> Piece:
        drawn = None if self.ascii_only else scripts.accented(body, mark)
        return Piece(f"{name}({body})", Kind.WORD) if drawn is None else Piece(drawn, Kind.ORDINARY)

    def _grid(self, grid: Grid) -> str:
        if grid.aligned:
            equations = [[piece for cell in row for piece in self.pieces(cell)] for row in grid.rows]
            return "; ".join(self.joined(pieces).text for pieces in equations)
        rows = [[self.text(cell).rstrip(", ") for cell in row] for row in grid.rows]
        separator = ", " if any(" " in cell for cells in rows for cell in cells) else " "
        return "; ".join(separator.join(cells) for cells in rows)


def _is_word(node: Node | None) -> bool:
    """Say whether a script is a word, which reads better at full size."""
    return isinstance(node, Atom) and node.kind in (Kind.WORD, Kind.FUNCTION)
