"""Reads a question that goes on in the lines below its first one."""

import re
from collections.abc import Sequence

from dlprep.importing.outline.lines import Line
from dlprep.importing.prose.code_prefix import code_prefix

MOST_LINES = 4
# A question that ends so is whole; a colon leaves it open.
WHOLE = re.compile(r"[.?？!…][\"'”’)\]*]*\W{0,2}$")
ASKED = re.compile(r"[?？][\"'”’)\]*]*\W{0,2}$")
CONTINUES = re.compile(r"\s*[\"“`(]?[a-z]")


def whole_question(lines: Sequence[Line], index: int, text: str) -> tuple[str, int]:
    """Return a question whose line at *index* holds *text*, and the index of its last line.

    It takes lines right below while it stays open and they go on with it, if that leads to a question mark.
    """
    if WHOLE.search(text[-8:]):
        return _with_its_demand(lines, index, text)
    longer = text
    for at in range(index + 1, min(index + MOST_LINES, len(lines))):
        below = lines[at].text
        # A line torn at inline code is mended with the code's marks, later.
        if not CONTINUES.match(below) or code_prefix(below.strip()):
            break
        longer = f"{longer} {below.strip()}"
        if ASKED.search(longer[-8:]):
            return longer, at
        if WHOLE.search(longer[-8:]):
            break
    return text, index


def _with_its_demand(lines: Sequence[Line], index: int, text: str) -> tuple[str, int]:
    """Add to a statement the question right below it, if both stand apart from the answer."""
    if ASKED.search(text[-8:]) or index + 2 >= len(lines) or lines[index + 2].text:
        return text, index
    below = lines[index + 1].text
    return (f"{text} {below.strip()}", index + 1) if ASKED.search(below[-8:]) else (text, index)
