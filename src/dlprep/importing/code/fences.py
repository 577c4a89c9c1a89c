"""Turns the code in an article's lines into `Code`: fenced, numbered by litter, or standing bare.

The litter is what a scrape leaves of a numbered listing: 1 … N, each alone on a line, then the code
without its blank lines. So N tells how many lines the code can span, but not where it ends: that is
found by how the lines read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dlprep.importing.code.bare_code import bare_extent, is_promising
from dlprep.importing.code.extent import code_extent
from dlprep.importing.code.language import BY_NAME, named_language
from dlprep.importing.code.layout import lay_out
from dlprep.importing.doubt import Doubt
from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Code, Part

FENCE = re.compile(r"\s*(```+|~~~+)\s*([\w+#.-]*)")
BUTTONS = frozenset({"copy", "copy code", "copied", "code", "run", "open in colab", "view code", "expand"})
SHORTEST_LITTER_ALONE = 3
# So many lines that look like code and are none: no interview answer, not worth the time.
MOST_FAILURES = 60
LONGEST_BARE = 120


@dataclass(frozen=True, slots=True)
class Fenced:
    """The parts of an answer, its code set apart, and the doubts that remain."""

    parts: tuple[Part, ...]
    doubts: tuple[Doubt, ...]


def fence_code(lines: Sequence[Line]) -> Fenced:
    """Set the code in these lines apart from the prose."""
    parts: list[Part] = []
    doubts: list[Doubt] = []
    at = failures = 0
    while at < len(lines):
        if fence := FENCE.match(lines[at].text):
            at = _take_fenced(lines, at, fence, parts)
            continue
        count = _litter(lines, at)
        after = _take_littered(lines, at, count, parts, doubts) if count else 0
        if not after and failures < MOST_FAILURES and is_promising(lines[at].text):
            after = _take_bare(lines, at, parts, doubts)
            failures += not after
        if not after:
            parts.append(lines[at])
            after = at + 1
        at = after
    return Fenced(tuple(parts), tuple(doubts))


def _take_fenced(lines: Sequence[Line], at: int, fence: re.Match[str], parts: list[Part]) -> int:
    """Take over code between marks as it stands; an open end reaches to the end of the answer."""
    end = at + 1
    while end < len(lines) and not lines[end].text.strip().startswith(fence[1]):
        end += 1
    source = "\n".join(line.text for line in lines[at + 1 : end]).strip("\n")
    if source.strip():
        parts.append(Code(source, fence[2].lower(), lines[at].number))
    return end + 1


def _litter(lines: Sequence[Line], at: int) -> int:
    """Count the lines 1, 2, 3 … that start here."""
    count = 0
    while at + count < len(lines) and lines[at + count].text.strip() == str(count + 1):
        count += 1
    return count


def _take_littered(lines: Sequence[Line], at: int, count: int, parts: list[Part], doubts: list[Doubt]) -> int:
    """Take the code below line-number litter; return the index after it, or 0 if it is no litter."""
    start = at + count
    lead, labels = _lead(parts)
    # The scrape may have kept blank lines: they count as lines of code then.
    extent, language = code_extent([line.text for line in lines[start : start + count]], count, lead)
    if not extent:
        if count < SHORTEST_LITTER_ALONE:
            return 0
        message = "line numbers of a listing, but no code below them"
        doubts.append(Doubt(lines[at].number, message, "compare the answer with the article"))
        return start
    del parts[len(parts) - labels :]
    _append(lines[start : start + extent], language, count - extent, parts, doubts)
    return start + extent


def _take_bare(lines: Sequence[Line], at: int, parts: list[Part], doubts: list[Doubt]) -> int:
    """Take code that no litter announces; return the index after it, or 0 if there is none."""
    lead, labels = _lead(parts)
    texts = [line.text for line in lines[at : at + LONGEST_BARE]]
    extent, language = bare_extent(texts, lead)
    if not extent:
        return 0
    del parts[len(parts) - labels :]
    _append(lines[at : at + extent], language, 0, parts, doubts)
    return at + extent


def _lead(parts: Sequence[Part]) -> tuple[str, int]:
    """Return the text before code, which may name its language, and how many lines are mere labels."""
    labels = pending = 0
    for part in reversed(parts[-4:]):
        pending += 1
        if (
            part.text
            and part.text.strip().lower() not in BUTTONS
            and part.text.strip().lower() not in BY_NAME
        ):
            break
        if part.text:
            labels, pending = labels + pending, 0
    texts = [part.text.strip() for part in parts[-4:] if isinstance(part, Line) and part.text]
    spoken = [text for text in texts if named_language(text)]
    return (spoken[-1] if spoken else texts[-1] if texts else ""), labels


def _append(lines: Sequence[Line], language: str, spare: int, parts: list[Part], doubts: list[Doubt]) -> None:
    laid = lay_out([line.text for line in lines], language, spare)
    parts.append(Code(laid.source, language, lines[0].number))
    if laid.doubtful is not None:
        message = "the indentation of this code cannot be told for certain"
        hint = "check the depth of the lines from here on, and correct it in the deck"
        doubts.append(Doubt(lines[laid.doubtful].number, message, hint))
