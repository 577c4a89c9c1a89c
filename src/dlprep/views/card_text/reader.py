"""LaTeX source -> tree of nodes. Reads anything: what makes no sense stays text, deep nesting is flattened.

A group, a command with arguments or a script may hold others; `_DEPTH` bounds how deep, which bounds Python's
stack here and in everything that walks the tree. Beyond it braces are skipped and commands show their names.
"""

from collections.abc import Callable
from typing import TypeVar

from dlprep.views.card_text.commands import COMMANDS
from dlprep.views.card_text.nodes import Atom, Grid, Kind, Node, Row, Script
from dlprep.views.card_text.symbols import CHARACTERS, IGNORED, SYMBOLS
from dlprep.views.card_text.tokens import Cursor

T = TypeVar("T")

_DEPTH = 32
_LONGEST = 4000
_CLOSERS = frozenset(("}", "\\end", "\\right"))
_ENDS = _CLOSERS | {"", "&", "\\\\", "\\cr"}
_SCRIPTS = frozenset("^_'")


def read(source: str) -> tuple[Node, tuple[str, ...]]:
    """Return the formula's tree and the commands in it that are not known, each once."""
    if len(source) > _LONGEST:
        return Atom(" ".join(source.split())), ()
    reader = Reader(source)
    return reader.formula(), tuple(dict.fromkeys(reader.unknown))


class Reader:
    """A recursive-descent reader; `commands` extends it by one function a command."""

    def __init__(self, source: str) -> None:
        """Start at the beginning of the source."""
        self.cursor = Cursor(source)
        self.unknown: list[str] = []
        self._depth = 0
        self._open = dict.fromkeys(_CLOSERS, 0)

    def formula(self) -> Node:
        """Read everything there is."""
        rows = self.rows()
        is_single = len(rows) == 1 and len(rows[0]) == 1
        return rows[0][0] if is_single else Grid(tuple(rows), aligned=True)

    def rows(self) -> list[tuple[Node, ...]]:
        """Read cells parted by & in rows parted by double backslashes, up to what closes them."""
        rows: list[list[Node]] = [[]]
        while True:
            rows[-1].append(self.row())
            if self.cursor.take("&"):
                continue
            if not (self.cursor.take("\\\\") or self.cursor.take("\\cr")):
                break
            self.cursor.raw_group("[", "]")
            rows.append([])
        if len(rows) > 1 and rows[-1] == [Row(())]:
            rows.pop()
        return [tuple(cells) for cells in rows]

    def row(self) -> Node:
        """Read nodes up to what ends a row, and leave that."""
        items: list[Node] = []
        while (token := self.cursor.peek()) not in _ENDS or self._is_stray(token):
            if token not in _ENDS:
                items.append(self._scripted())
        return items[0] if len(items) == 1 else Row(tuple(items))

    def enclosed(self, closer: str) -> Node:
        """Read up to the closing token (left to the caller); cells and lines inside are put side by side."""
        rows = self.until(closer, self.rows)
        cells = [cell for cells in rows for cell in cells]
        return cells[0] if len(cells) == 1 else Row(tuple(cells))

    def until(self, closer: str, read: Callable[[], T]) -> T:
        """Read something that the closing token ends; elsewhere that token is a stray one and skipped."""
        self._open[closer] += 1
        result = read()
        self._open[closer] -= 1
        return result

    def _is_stray(self, token: str) -> bool:
        if token not in _CLOSERS or self._open[token]:
            return False
        if self.cursor.take() == "\\end":
            self.cursor.raw_group()
        return True

    def argument(self) -> Node:
        """Read a group or one token, as TeX does for the argument of a command."""
        self.cursor.split()
        return Row(()) if self.cursor.peek() in _ENDS else self._atom()

    def unknown_command(self, name: str) -> Node:
        """Note a command that cannot be drawn and keep its name readable."""
        self.unknown.append("\\" + name)
        return Atom(name, Kind.WORD)

    def _scripted(self) -> Node:
        base = Row(()) if self.cursor.peek() in _SCRIPTS else self._atom()
        scripts: dict[str, list[Node]] = {"_": [], "^": []}
        limits = isinstance(base, Atom | Script) and base.limits
        while (sign := self.cursor.peek()) in _SCRIPTS or sign in ("\\limits", "\\nolimits"):
            self.cursor.take()
            if sign == "'":
                scripts["^"].append(CHARACTERS["'"])
            elif sign in _SCRIPTS:
                scripts[sign].append(self.argument())
            else:
                limits = sign == "\\limits"
        if not any(scripts.values()):
            return base
        return Script(base, _together(scripts["_"]), _together(scripts["^"]), limits)

    def _atom(self) -> Node:
        sign = self.cursor.take()
        is_command = len(sign) > 1 and sign.startswith("\\")
        if not is_command and sign != "{":
            return CHARACTERS.get(sign, Atom(sign))
        if self._depth >= _DEPTH:
            return SYMBOLS.get(sign[1:], Atom(sign[1:], Kind.WORD)) if is_command else Row(())
        self._depth += 1
        node = self._command(sign[1:]) if is_command else self._group()
        self._depth -= 1
        return node

    def _group(self) -> Node:
        node = self.enclosed("}")
        self.cursor.take("}")
        is_sign = isinstance(node, Atom) and node.kind in (Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION)
        return Atom(node.text) if isinstance(node, Atom) and is_sign else node

    def _command(self, name: str) -> Node:
        if name in SYMBOLS:
            return SYMBOLS[name]
        if name in COMMANDS:
            return COMMANDS[name](self, name)
        if name in IGNORED:
            return Row(())
        return self.unknown_command(name)


def _together(nodes: list[Node]) -> Node | None:
    return Row(tuple(nodes)) if len(nodes) > 1 else next(iter(nodes), None)
