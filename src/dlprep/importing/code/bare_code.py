"""Recognizes code that stands among prose without fences or line numbers."""

import re
from collections.abc import Sequence

from dlprep.importing.code.extent import code_extent, reads_as_prose
from dlprep.importing.code.language import PYTHON, named_language
from dlprep.importing.code.python_syntax import is_weak, parse_statement

# Cheap: most lines of prose fail it.
PROMISING = re.compile(
    r"\s*(?:import |from \w|def |class |@\w|#include|using |for |while |if |with |try:|return\b|print\(|# \w"
    r"|(?:pip|conda|docker|git|python3?|kubectl|npm|curl|export|sudo|cd|torchrun) |\$ "
    r"|(?:SELECT|INSERT|UPDATE|CREATE|FROM)\b|WITH \w+ AS|[{\[]\s*$"
    r"|\w[\w.\[\], ]* [-+*/]?= ?\S|\w[\w.]*\(.*\)?$)"
)
# Nothing in prose looks like these.
UNMISTAKABLE = re.compile(
    r"\s*(?:import \w[\w.]*(?: as \w+)?$|from [\w.]+ import |def \w+\(.*:$|class \w+.*:$|for \w.* in .*:$"
    r"|\w+ = \w[\w.]*\(.*|\w+ = [\[{\"']|\w+(?:, \w+)* = .*\(.*|\w+(?:\.\w+)+\(.*\);?$|print\(.*\)$"
    r"|#include\b|.*;$|[{\[]$|(?:pip3?|conda) install |docker \w+ |git \w+ |python3? \S+\.py|export \w+="
    r"|\$ \w|SELECT .*)"
)
FEWEST_LINES = 2
FIRST_LINES = 12


def is_promising(line: str) -> bool:
    """Say, at little cost, whether code may start at this line."""
    return PROMISING.match(line) is not None and not reads_as_prose(line)


def bare_extent(lines: Sequence[str], lead: str) -> tuple[int, str]:
    """Count the lines of code at the start of *lines*, and name their language; (0, "") for none.

    One line alone is code only where the text before it names a language and ends with a colon.
    """
    first = lines[0].strip()
    announced = bool(lead) and lead.endswith(":") and bool(named_language(lead))
    if not UNMISTAKABLE.match(first) and not any(UNMISTAKABLE.match(line) for line in lines[1:4]):
        return 0, ""
    if not code_extent(lines[:FIRST_LINES], FIRST_LINES, lead)[1]:
        return 0, ""
    extent, language = code_extent(lines, len(lines), lead)
    if not language or not any(UNMISTAKABLE.match(line) for line in lines[:extent]):
        return 0, ""
    if extent < (1 if announced else FEWEST_LINES) or not _is_whole(lines[:extent], language):
        return 0, ""
    return extent, language


def _is_whole(lines: Sequence[str], language: str) -> bool:
    """Say whether the first line is code from end to end, not code followed by prose."""
    if language != PYTHON.name or lines[0].rstrip().endswith(("(", "[", "{", ":", "\\", ",")):
        return True
    if lines[0].lstrip().startswith(("#", "@")):
        return True
    tree = parse_statement(lines[0].strip())
    return tree is not None and not is_weak(tree)
