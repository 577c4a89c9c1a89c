"""The LaTeX commands that take arguments: one function for each kind, one table for all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from dlprep.views.card_text import scripts
from dlprep.views.card_text.nodes import Accent, Atom, Fenced, Fraction, Grid, Kind, Node, Root, Row, Script
from dlprep.views.card_text.symbols import CHARACTERS, SYMBOLS

if TYPE_CHECKING:
    from dlprep.views.card_text.reader import Reader

_ESCAPED = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|[{}$]", re.DOTALL)

_DELIMITERS = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "array": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""),
    "dcases": ("{", ""),
    "rcases": ("", "}"),
}
_EQUATIONS = """
aligned align alignat alignedat flalign gathered gather split equation eqnarray multline displaymath math
"""
_ALIGNED = frozenset(_EQUATIONS.split())
_WITH_ARGUMENT = frozenset(("array", "alignat", "alignedat"))


def _fraction(reader: Reader, _name: str) -> Node:
    return Fraction(reader.argument(), reader.argument())


def _binomial(reader: Reader, _name: str) -> Node:
    return Fenced("(", Fraction(reader.argument(), reader.argument(), bar=False), ")")


def _root(reader: Reader, _name: str) -> Node:
    index = reader.cursor.raw_group("[", "]")
    return Root(reader.argument(), Atom(index.strip()) if index.strip() else None)


def _accent(reader: Reader, name: str) -> Node:
    mark, body = scripts.ACCENTS[name], reader.argument()
    if isinstance(body, Script) and not body.limits:
        return Script(Accent(mark, name, body.base), body.sub, body.sup)
    return Accent(mark, name, body)


def _words(reader: Reader, _name: str) -> Atom:
    text = re.sub(r"\s+", " ", _ESCAPED.sub(_unescaped, reader.cursor.raw_group()))
    return Atom(text, Kind.WORD if len(text) > 1 else Kind.ORDINARY)


def _unescaped(match: re.Match[str]) -> str:
    name, sign = match.groups()
    if name:
        return SYMBOLS[name].text if name in SYMBOLS else ""
    return sign or ""


def _operator(reader: Reader, name: str) -> Node:
    starred = bool(reader.cursor.take("*"))
    return Atom(_words(reader, name).text, Kind.FUNCTION, limits=starred)


def _alphabet(reader: Reader, name: str) -> Node:
    return _lettered(name, reader.argument())


def _lettered(alphabet: str, node: Node) -> Node:
    match node:
        case Atom(text, kind, limits):
            return Atom(scripts.letterlike(alphabet, text), kind, limits)
        case Row(items):
            return Row(tuple(_lettered(alphabet, item) for item in items))
        case _:
            return node


def _above(reader: Reader, _name: str) -> Node:
    script = reader.argument()
    return Script(reader.argument(), sup=script, limits=True)


def _below(reader: Reader, _name: str) -> Node:
    script = reader.argument()
    return Script(reader.argument(), sub=script, limits=True)


def _labelled(reader: Reader, _name: str) -> Node:
    return Script(reader.argument(), limits=True)


def _body(reader: Reader, _name: str) -> Node:
    return reader.argument()


def _second(reader: Reader, _name: str) -> Node:
    reader.cursor.raw_group()
    return reader.argument()


def _nothing(reader: Reader, _name: str) -> Node:
    reader.cursor.raw_group()
    return Row(())


def _space(reader: Reader, _name: str) -> Node:
    reader.cursor.take("*")
    reader.cursor.raw_group()
    return Atom(" ", Kind.SPACE)


def _negated(reader: Reader, _name: str) -> Node:
    body = reader.argument()
    if isinstance(body, Atom) and len(body.text) == 1:
        return Atom(scripts.accented(body.text, "\u0338") or body.text, body.kind)
    return Row((SYMBOLS["neg"], body))


def _modulo(reader: Reader, _name: str) -> Node:
    inside = Row((Atom("mod", Kind.FUNCTION), reader.argument()))
    return Row((Atom(" ", Kind.SPACE), Fenced("(", inside, ")")))


def _fenced(reader: Reader, _name: str) -> Node:
    left, body = _delimiter(reader), reader.enclosed("\\right")
    if isinstance(body, Fenced) and not body.left and not body.right:  # a bare matrix inside
        body = body.body
    return Fenced(left, body, _delimiter(reader) if reader.cursor.take("\\right") else "")


def _delimiter(reader: Reader) -> str:
    sign = reader.cursor.take()
    atom = SYMBOLS.get(sign[1:]) if sign.startswith("\\") else CHARACTERS.get(sign)
    return "" if sign == "." else atom.text if atom else sign.lstrip("\\")


def _middle(reader: Reader, _name: str) -> Node:
    return Atom(_delimiter(reader), Kind.RELATION)


def _environment(reader: Reader, _name: str) -> Node:
    title = reader.cursor.raw_group().strip()
    known = title.removesuffix("*")
    if known in _WITH_ARGUMENT:
        reader.cursor.raw_group()
    rows = tuple(reader.until("\\end", reader.rows))
    if reader.cursor.take("\\end"):
        reader.cursor.raw_group()
    if known in _DELIMITERS:
        left, right = _DELIMITERS[known]
        return Fenced(left, Grid(rows), right)
    if known not in _ALIGNED:
        reader.unknown.append(f"\\begin{{{title}}}")
    return Grid(rows, aligned=True)


_BY_FUNCTION: dict[Callable[[Reader, str], Node], str] = {
    _fraction: "frac dfrac tfrac cfrac",
    _binomial: "binom dbinom tbinom",
    _root: "sqrt",
    _accent: " ".join(scripts.ACCENTS),
    _words: "text textrm textbf textit texttt textsf textnormal mbox hbox mathrm mathit mathsf mathtt",
    _operator: "operatorname",
    _alphabet: "mathbb mathcal mathscr mathfrak mathbf boldsymbol bm mathbfit pmb mathnormal",
    _above: "overset stackrel",
    _below: "underset",
    _labelled: "underbrace overbrace",
    _body: "boxed mathop mathbin mathrel mathord mathinner ensuremath smash cancel substack emph",
    _second: "textcolor color raisebox",
    _nothing: "label tag phantom hphantom vphantom",
    _space: "hspace vspace mspace kern",
    _negated: "not",
    _modulo: "pmod",
    _fenced: "left",
    _middle: "middle",
    _environment: "begin",
}

COMMANDS = {name: function for function, names in _BY_FUNCTION.items() for name in names.split()}
"""Command name -> function that reads its arguments and returns the node."""
