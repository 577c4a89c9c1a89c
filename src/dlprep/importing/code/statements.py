"""Python code as statements: lines joined over open brackets, with the names each one uses and binds."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dlprep.importing.code.python_syntax import CACHED, HEADER, is_header, parse_statement, without_comment
from dlprep.importing.code.scan import Scan

Names = frozenset[str]
STRING = re.compile(r"(['\"]).*?\1")
IDENTIFIER = re.compile(r"[^\W\d]\w*")
CLOSERS = ("return", "break", "continue", "raise")
MOST_CONTINUED = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: the index of its first line, how many lines, and what its names tell.

    *kind* is the keyword it opens a block with, or closes one with, or "import", "comment", "main" (the
    guard of a script), or "" for any other. *parameters* are the names bound for the block it opens: of
    a function, a loop, a `with`. *called* is the last name of what it calls (`show` in `plt.show()`), and
    *bare* says that it does nothing else; *adds* that it changes a name in place, as `n += 1` does.
    """

    start: int
    length: int
    kind: str
    opens: bool
    uses: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    called: str = ""
    bare: bool = False
    adds: bool = False


def split_statements(lines: Sequence[str]) -> Iterator[Statement]:
    """Group the lines of Python code into statements, one after another; each line belongs to one."""
    start = 0
    while start < len(lines):
        length = _extent(lines, start)
        # A decorator belongs to what it decorates, at the same depth.
        while lines[start + length - 1].startswith("@") and start + length < len(lines):
            length += _extent(lines, start + length)
        text = "\n".join(lines[start : start + length]).strip()
        yield Statement(start, length, *_read(text))
        start += length


def _extent(lines: Sequence[str], start: int) -> int:
    """Count the lines of the statement at *start*; one that never closes is taken to be a single line."""
    scan = Scan().over(lines[start])
    length = 1
    while scan.is_open or lines[start + length - 1].endswith("\\"):
        if start + length >= len(lines) or length > MOST_CONTINUED:
            return 1
        scan = scan.over(lines[start + length])
        length += 1
    return length


@lru_cache(maxsize=CACHED)
def _read(text: str) -> tuple[str, bool, Names, Names, Names, str, bool, bool]:
    """Return what a statement's text tells, in the order of the fields of `Statement`."""
    nothing = Names()
    if text.startswith("#") or not text:
        return "comment", False, nothing, nothing, nothing, "", False, False
    kind, opens = _kind(text)
    tree = parse_statement(text)
    if tree is None:
        names = Names(IDENTIFIER.findall(STRING.sub("", text)))
        return kind, opens, names, nothing, nothing, "", False, False
    called = _called(tree)
    bare = bool(called) and isinstance(tree, ast.Expr)
    return kind, opens, *_names(tree, kind), called, bare, isinstance(tree, ast.AugAssign)


def _called(tree: ast.stmt) -> str:
    """Return the last name of the function that a statement calls outermost, or ""."""
    if not isinstance(tree, ast.Expr | ast.Assign) or not isinstance(tree.value, ast.Call):
        return ""
    function = tree.value.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _kind(text: str) -> tuple[str, bool]:
    """Return what sort of statement a text is, and whether it opens a block."""
    while text.startswith("@") and "\n" in text:
        text = text.split("\n", 1)[1]
    first = text.split(maxsplit=1)[0].rstrip(":(;,")
    if first == "async":
        first = text.split()[1]
    if re.match(r"if\s+__name__\s*==", text):
        return "main", True
    if HEADER.match(text) and is_header(text):
        return first.split("(")[0], True
    if first in {"import", "from"}:
        return "import", False
    if first in CLOSERS:
        return first, False
    one_line = HEADER.match(text) and ":" in without_comment(text)
    return (first if one_line and first in {"else", "elif", "except", "finally"} else ""), False


def _names(tree: ast.stmt, kind: str) -> tuple[Names, Names, Names]:
    """Return the names a statement uses, binds, and binds for its body alone (parameters, loop variables)."""
    uses: set[str] = set()
    binds: set[str] = set()
    parameters: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (uses if isinstance(node.ctx, ast.Load) else binds).add(node.id)
        elif isinstance(node, ast.arg) and kind == "def":
            parameters.add(node.arg)
        elif isinstance(node, ast.alias):
            binds.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            parameters.add(node.name)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            binds.add(node.name)
        elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            parameters.add(node.name)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            uses.add(node.target.id)
    hidden = _hidden_names(tree)
    uses -= hidden
    binds -= hidden
    if kind in {"for", "with"}:
        parameters |= binds
    elif kind == "while":
        parameters |= uses
    return frozenset(uses), frozenset(binds), frozenset(parameters)


def _hidden_names(tree: ast.stmt) -> set[str]:
    """Return the names that live inside comprehensions and lambdas only."""
    hidden: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.comprehension):
            hidden.update(name.id for name in ast.walk(node.target) if isinstance(name, ast.Name))
        elif isinstance(node, ast.Lambda):
            hidden.update(argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg))
    return hidden
