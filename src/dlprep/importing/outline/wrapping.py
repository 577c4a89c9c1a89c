"""Undoes the layout that a whole text was given: indented, double-spaced, wrapped at a column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dlprep.importing.code.bare_code import is_promising
from dlprep.importing.outline.lines import Line
from dlprep.importing.prose.wording import CODE_SIGNS, bullet

NARROWEST_COLUMN, WIDEST_COLUMN = 30, 110
FEWEST_LINES, FEWEST_TORN = 4, 3
TORN_SHARE = 0.08
FITTING_SHARE = 0.85
SLACK = 2
CLOSED = ".!?:;…"
# Between the columns of a table.
GAP = re.compile(r"[^\s.!?:] {3,}\S")
FENCE = re.compile(r"\s*(?:```|~~~)")
# What begins a line of its own, however full the line above is.
OWN_LINE = re.compile(
    r"\s*(?:\W{0,4}\(?\d{1,4}\s?[.):]|#|>|\||[A-Z][\w ]{0,30}:|\W{0,4}Q(?:uestion)?\b"
    r"|\W{0,4}A(?:ns(?:wer)?)?[:.])"
)


def undo_layout(lines: Sequence[Line]) -> Iterator[Line]:
    """Return the lines without the spacing, the indentation and the width that were laid on all of them."""
    return _unwrapped(_outdented(_single_spaced(lines)))


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """Drop the blank line after every line."""
    first = next((at for at, line in enumerate(lines) if line.text), 0)
    if len(lines) - first < FEWEST_LINES or any(line.text for line in lines[first + 1 :: 2]):
        return lines
    return lines[first::2]


def _outdented(lines: Sequence[Line]) -> Sequence[Line]:
    """Take off the indentation that all lines share."""
    shared = min((len(line.text) - len(line.text.lstrip()) for line in lines if line.text), default=0)
    if not shared:
        return lines
    return [
        Line(line.text[shared:], line.number, line.column + shared) if line.text else line for line in lines
    ]


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the lines that were broken only because the next word did not fit."""
    width = _column(lines)
    if not width:
        yield from lines
        return
    held: list[Line] = []
    fenced = False
    for line in lines:
        marked = FENCE.match(line.text) is not None
        if held and (fenced or marked or not _is_broken(held[-1].text, line.text, width)):
            yield _joined(held)
            held = []
        held.append(line)
        fenced ^= marked
    if held:
        yield _joined(held)


def _joined(lines: Sequence[Line]) -> Line:
    first, *rest = lines
    return first.having(" ".join([first.text, *(line.text.strip() for line in rest)])) if rest else first


def _column(lines: Sequence[Line]) -> int:
    """Return the column a text is wrapped at, or 0 when it is not wrapped."""
    torn = [
        (len(before.text), len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]))
        for before, line in pairwise(lines)
        if before.text and line.text.strip()[:1].islower() and before.text[-1] not in CLOSED
        if not CODE_SIGNS.search(before.text) and not CODE_SIGNS.search(line.text)
    ]
    if len(torn) < max(FEWEST_TORN, TORN_SHARE * sum(bool(line.text) for line in lines)):
        return 0
    width = sorted(length for length, _ in torn)[int(0.98 * (len(torn) - 1))]
    fitting = sum(wanted > width - SLACK for _, wanted in torn)
    usual = NARROWEST_COLUMN <= width <= WIDEST_COLUMN
    return width if usual and fitting >= FITTING_SHARE * len(torn) else 0


def _is_broken(before: str, text: str, width: int) -> bool:
    """Say whether a line goes on from the one before, which had no room for its first word."""
    if not before or not text or before.endswith("?") or bullet(text) or OWN_LINE.match(text):
        return False
    if len(before) + 1 + len(text.split(maxsplit=1)[0]) <= width - SLACK:
        return False
    if before.endswith(":") or is_promising(text) or GAP.search(before) or GAP.search(text):
        return False
    return not (CODE_SIGNS.search(before) or CODE_SIGNS.search(text)) or text.strip()[:1].islower()
