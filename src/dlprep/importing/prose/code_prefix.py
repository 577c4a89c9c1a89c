"""Measures the code at the start of a text: an expression, an assignment or a call, up to the prose."""

import re

from dlprep.importing.code.python_syntax import parse_python

LONGEST_CODE = 300
SHORTEST_CODE = 2
LONGEST_ARGUMENTS = 40
OPERAND = re.compile(
    r"[-+~!@]?(?:[^\W\d]\w*(?:\.[^\W\d]\w*)*|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\"[^\"]*\"|'[^']*')"
)
OPERATOR = re.compile(
    r" ?(?:\*\*|//|:=|->|==|!=|<=|>=|\+=|-=|\*=|/=|<-|[-+*/%@=<>|&^×·÷≤≥≠≈∈→]) ?(?:[-+~](?=[\w(]))?"
    r"|,? ?(?=\w+ ?= ?\S)"
)
TUPLE_TARGET = re.compile(r"[^\W\d]\w*(?:, ?[^\W\d]\w*)+ = ")
PAIRS = {"(": ")", "[": "]", "{": "}"}
CALL = re.compile(r"\w[(\[]")
SNAKE = re.compile(r"\b[a-z]\w*_\w|\b__\w")
DOTTED = re.compile(r"\b[a-z_]\w*\.[A-Za-z_]\w*")
MATHS = re.compile(r"[/*^+×·÷]")
STATEMENT = re.compile(r"(?:SELECT|UPDATE|INSERT INTO|DELETE FROM|CREATE|ALTER|DROP|GROUP BY|ORDER BY) \S")
STATEMENT_END = re.compile(r";|(?:'[^']*'|\"[^\"]*\"|[)\]])(?=[A-Za-z])")
SENTENCE = re.compile(r"[.!?]$|\b(?:the|is|are|a|an|which)\b")
ABBREVIATION = re.compile(r"(?:e\.g|i\.e|a\.k\.a|p\.m|a\.m)\b", re.IGNORECASE)


def code_prefix(text: str) -> int:
    """Return the length of the code that the text opens with, or 0 when it opens with prose."""
    text = text[:LONGEST_CODE]
    if STATEMENT.match(text):
        return _statement_end(text)
    at = 0
    if target := TUPLE_TARGET.match(text):
        at = target.end()
    end = 0
    while (after := _operand(text, at)) > at:
        end = after
        operator = OPERATOR.match(text, end)
        if operator is None or operator.end() == end:
            break
        at = operator.end()
    return end if _is_telling(text[:end], text[end:]) else 0


def _statement_end(text: str) -> int:
    """Return the end of a statement of SQL: its semicolon, or where a word is glued to its last bracket."""
    end = STATEMENT_END.search(text)
    return end.end() if end else len(text) if not SENTENCE.search(text) else 0


def _operand(text: str, at: int) -> int:
    """Return the end of a name, number, string or bracket at *at*, with the brackets that follow it."""
    name = OPERAND.match(text, at)
    end = name.end() if name else at
    while end < len(text) and text[end] in PAIRS:
        close = _closing(text, end)
        if close < 0 or not _is_arguments(text[end + 1 : close]):
            break
        end = close + 1
        attribute = re.compile(r"\.[^\W\d]\w*").match(text, end)
        # `.Word` after a bracket is the next sentence unless it goes on as a call.
        if attribute and (attribute.end() < len(text) and text[attribute.end()] in "(["):
            end = attribute.end()
    return end


def _closing(text: str, at: int) -> int:
    """Return the index of the bracket that closes the one at *at*, or -1."""
    depth = 0
    for index in range(at, len(text)):
        if text[index] in "([{":
            depth += 1
        elif text[index] in ")]}":
            depth -= 1
            if depth == 0:
                return index
    return -1


def _is_arguments(inner: str) -> bool:
    """Say whether what stands in brackets is code, not a remark in passing."""
    inner = inner.strip()
    if not inner or parse_python(f"f({inner})") is not None or parse_python(f"[{inner}]") is not None:
        return True
    if parse_python("{" + inner + "}") is not None or parse_python(f"_[{inner}]") is not None:
        return True
    return len(inner) < LONGEST_ARGUMENTS and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", inner) is None


def _is_telling(code: str, rest: str) -> bool:
    """Say whether a piece of text cannot be mere words."""
    if len(code) < SHORTEST_CODE or ABBREVIATION.match(code):
        return False
    if rest[:1].isalpha() and code[-1] in ")]}'\"":
        # No blank before the next word: it was lost with the marks of the code.
        return True
    if "=" in code or SNAKE.search(code) or (CALL.search(code) and "(s)" not in code):
        return True
    if DOTTED.search(code) and not re.search(r"\.(?:com|org|io|net|ai|js)\b", code):
        return True
    numeric = re.search(r"(?<![\w.-])\d|[()]", code)
    return bool(MATHS.search(code) and numeric and not rest[:1].isalpha())
