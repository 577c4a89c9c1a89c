"""Fenced Python code that does not parse."""

import ast
import re
import warnings
from collections.abc import Iterator

from dlprep.checking.finding import Finding
from dlprep.model.card import Card

BLOCK = re.compile(
    r"^(?P<fence>`{3,})python\b[^\n]*\n(?P<code>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)


def code_findings(card: Card) -> Iterator[Finding]:
    """Find the first error of each Python block of the answer."""
    for block in BLOCK.finditer(card.answer):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # an odd escape in a string is no concern here
                ast.parse(block["code"])
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = card.answer.count("\n", 0, block.start("code"))
            if isinstance(error, SyntaxError) and error.lineno:
                line += error.lineno - 1
            reason = error.msg if isinstance(error, SyntaxError) else str(error)
            hint = "mend it, or name another language after the fence"
            yield Finding(card.id, ("answer",), f"this Python code does not parse: {reason}", hint, line)
