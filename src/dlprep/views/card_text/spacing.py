"""How far apart the pieces of a formula stand, and when a fraction on one line needs brackets."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dlprep.views.card_text.nodes import Kind


class Piece(NamedTuple):
    """A drawn node as its neighbours see it; *text* is what it shows on the line they share."""

    text: str
    kind: Kind


_LETTERS = frozenset((Kind.ORDINARY, Kind.WORD, Kind.TAILED))
_STARTS = _LETTERS | {Kind.OPEN, Kind.FUNCTION, Kind.OPERATOR, Kind.FRACTION}
_ENDINGS = _LETTERS | {Kind.CLOSE, Kind.FUNCTION, Kind.FRACTION}
_LETTER_AT_END = re.compile(r"[^\W_][\u0300-\u036f\u20d0-\u20ff]*$")
_SIGNS = frozenset((Kind.BINARY, Kind.RELATION))
_UNARY_AFTER = frozenset(
    (Kind.OPEN, Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION, Kind.OPERATOR, Kind.FUNCTION, Kind.SPACE)
)
_NO_SPACE_BEFORE = frozenset((Kind.CLOSE, Kind.PUNCTUATION, Kind.SPACE))


def with_signs(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with each + or − that has nothing on its left turned into a mere sign."""
    result: list[Piece] = []
    bars = 0
    for piece in pieces:
        before = result[-1].kind if result else Kind.OPEN
        alone = before in _UNARY_AFTER or (before is Kind.BAR and bars % 2 == 1)
        bars += piece.kind is Kind.BAR
        result.append(Piece(piece.text, Kind.OPEN) if piece.kind is Kind.BINARY and alone else piece)
    return result


def gap(left: Piece, right: Piece, *, tight: bool = False) -> int:
    """Return the number of spaces between two neighbours; *tight* is the spacing inside scripts."""
    kinds = (left.kind, right.kind)
    if Kind.SPACE in kinds or left.text[-1:] in ("", " ") or right.text[:1] in ("", " "):
        return 0
    signs = [piece.text for piece in (left, right) if piece.kind in _SIGNS]
    if signs:
        return int(not tight or any(sign.isalpha() for sign in signs))
    if right.kind in _NO_SPACE_BEFORE:
        return 0
    if left.kind is Kind.PUNCTUATION:
        return int(not tight)
    if left.kind is Kind.OPERATOR or (right.kind is Kind.OPERATOR and left.kind in _ENDINGS):
        return 1
    if left.kind is Kind.FUNCTION:
        return int(right.kind not in (Kind.OPEN, Kind.BAR))
    if right.kind is Kind.FUNCTION:
        return int(left.kind in _ENDINGS)
    if left.kind is Kind.FRACTION:
        return int(right.kind in _STARTS)
    if Kind.WORD not in kinds and left.kind is not Kind.TAILED:
        return 0
    return int(_LETTER_AT_END.search(left.text) is not None and right.text[0].isalnum())


def needs_brackets(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a fraction written with a slash would be misread between these neighbours."""
    before = pieces[at - 1].kind if at else None
    after = pieces[at + 1].kind if at + 1 < len(pieces) else None
    return before in _ENDINGS or after in _STARTS or (at > 0 and pieces[at - 1].text == "/")
