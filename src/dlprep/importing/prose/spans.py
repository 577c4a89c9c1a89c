"""Splits a text into prose and what must stay as it is: code and formulas between their marks."""

import re
from collections.abc import Callable, Iterator

OPENING = re.compile(r"`+|\$\$|\$(?=[^\s$])|\\\[|\\\(")
CLOSING = {"\\[": "\\]", "\\(": "\\)"}
LONGEST_FORMULA, LONGEST_INLINE = 2000, 400


def verbatim_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the start and end of each piece of code or formula, its marks included."""
    if "`" not in text and "$" not in text and "\\" not in text:
        return
    at = 0
    while opening := OPENING.search(text, at):
        end = _end(text, opening.group(), opening.end())
        if end > 0:
            yield opening.start(), end
        at = max(end, opening.end())


def _end(text: str, mark: str, start: int) -> int:
    """Return where the piece that *mark* opens ends, or -1 when nothing closes it."""
    closing = CLOSING.get(mark, mark)
    longest = LONGEST_FORMULA if mark in {"\\[", "$$"} else LONGEST_INLINE
    at = text.find(closing, start + 1, start + longest)
    end = at + len(closing)
    if at < 0:
        return -1
    after = text[end : end + 1]
    # Prices such as `$5 and $6` are no formula, and a longer run of backticks closes nothing.
    if (mark == "$" and (text[at - 1].isspace() or after.isdigit())) or (mark[0] == "`" and after == "`"):
        return -1
    return end


def change_prose(
    text: str, change: Callable[[str], str], verbatim: Callable[[str], str] = lambda piece: piece
) -> str:
    """Apply *change* to the prose of a text, and *verbatim* to its code and formulas."""
    result: list[str] = []
    at = 0
    for start, end in verbatim_spans(text):
        result += [change(text[at:start]), verbatim(text[start:end])]
        at = end
    return "".join([*result, change(text[at:])])
