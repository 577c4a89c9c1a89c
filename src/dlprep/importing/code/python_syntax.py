"""Asks Python's own grammar about pieces of text, without ever raising or printing a warning."""

import ast
import re
import warnings
from functools import lru_cache

LONGEST = 40_000
# A line is looked at several times on its way: is it code, whose, how deep.
CACHED = 4096
DEEPEST = 60
HEADER = re.compile(r"(?:async\s+)?(?:def|class|if|for|while|with|match|try|elif|else|except|finally|case)\b")
BRACKET = re.compile(r"[()\[\]{}]")
MANY_SIGNS = re.compile(r"(?:[-+~!]|\bnot\b|\bawait\b|\blambda\b\s*:)\s*(?:[-+~]\s*){40}")
MANY_NOTS = re.compile(r"(?:\bnot\s+){40}")
MIDDLE = {
    "elif": "if _:\n pass\n",
    "else": "if _:\n pass\n",
    "except": "try:\n pass\n",
    "finally": "try:\n pass\n",
}


def parse_python(source: str) -> ast.Module | None:
    """Return the syntax tree of a source text, or None when it is not Python."""
    if len(source) > LONGEST or _is_deep(source):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


@lru_cache(maxsize=CACHED)
def parse_statement(text: str) -> ast.stmt | None:
    """Return the tree of one statement without its indentation; a header alone is given an empty body."""
    if text.startswith("@"):
        tree = parse_python(f"{text}\n pass")
        return tree.body[0] if tree is not None and tree.body else None
    if not is_header(text):
        tree = parse_python(text)
        return tree.body[0] if tree is not None and len(tree.body) == 1 else None
    word = text.split(maxsplit=1)[0].rstrip(":")
    if word == "case":
        tree = parse_python(f"match _:\n {text}\n  pass")
    else:
        ending = "\nexcept _: pass" if word == "try" else ""
        tree = parse_python(f"{MIDDLE.get(word, '')}{text}\n pass{ending}")
    return tree.body[0] if tree is not None and tree.body else None


def is_header(text: str) -> bool:
    """Say whether a statement opens a block: a compound keyword first, a colon last."""
    if HEADER.match(text) is None:
        return False
    last = text.rsplit("\n", 1)[-1]
    return without_comment(last).endswith(":")


def without_comment(text: str) -> str:
    """Cut a trailing comment off a line, and the blanks before it."""
    if "#" not in text:
        return text.rstrip()
    quote = ""
    at = 0
    while at < len(text):
        char = text[at]
        if quote:
            if char == "\\":
                at += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif char == "#":
            return text[:at].rstrip()
        at += 1
    return text.rstrip()


def is_weak(statement: ast.stmt) -> bool:
    """Say whether a statement could as well be a word or two of prose, as `Accuracy` is Python."""
    if isinstance(statement, ast.AnnAssign):
        said = isinstance(statement.annotation, ast.Name | ast.Constant | ast.UnaryOp)
        return said and statement.value is None
    if not isinstance(statement, ast.Expr):
        return False
    telling = (ast.Call, ast.Subscript, ast.Attribute, ast.Lambda, ast.ListComp, ast.Await)
    return not any(isinstance(node, telling) for node in ast.walk(statement))


def _is_deep(source: str) -> bool:
    """Refuse nesting that no article has and that would exhaust the parser's stack."""
    depth = deepest = 0
    for char in BRACKET.findall(source):
        depth += 1 if char in "([{" else -1
        deepest = max(deepest, depth)
    return deepest > DEEPEST or MANY_SIGNS.search(source) is not None or MANY_NOTS.search(source) is not None
