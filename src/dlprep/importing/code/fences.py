"""Turns the code in an article's lines into `Code`: fenced, numbered by litter, or standing bare.

The litter is what a scrape leaves of a numbered listing: 1 … N, each alone on a line, then the code
without its blank lines. So N tells how many lines the code can span, but not where it ends: that is
found by how the lines read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dlprep.importing.code.bare_code import bare_extent, is_announced, is_output_announced, is_promising
from dlprep.importing.code.extent import code_extent
from dlprep.importing.code.language import named_language
from dlprep.importing.code.languages import BY_NAME
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
LONGEST_LEAD = 300


@dataclass(frozen=True, slots=True)
class Fenced:
    """The parts of an answer, its code set apart, the doubts that remain, and the litter around code."""

    parts: tuple[Part, ...]
    doubts: tuple[Doubt, ...]
    litter: tuple[Line, ...] = ()


@dataclass
class _Found:
    parts: list[Part] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    litter: list[Line] = field(default_factory=list)


def fence_code(lines: Sequence[Line]) -> Fenced:
    """Set the code in these lines apart from the prose."""
    found = _Found()
    at = failures = 0
    while at < len(lines):
        text = lines[at].text
        if (fence := FENCE.match(text)) is not None:
            at = _take_fenced(lines, at, fence, found.parts)
            continue
        count = _litter(lines, at)
        after = _take_littered(lines, at, count, found) if count else 0
        if (
            not after
            and failures < MOST_FAILURES
            and text
            and (is_promising(text) or _announced(found.parts))
        ):
            after = _take_bare(lines, at, found)
            failures += not after
        if not after:
            found.parts.append(lines[at])
            after = at + 1
        at = after
    return Fenced(tuple(found.parts), tuple(found.doubts), tuple(found.litter))


def _announced(parts: Sequence[Part]) -> bool:
    """Say whether the line above announces code, or what it prints."""
    above = next((part for part in reversed(parts[-2:]) if part.text), None)
    if not isinstance(above, Line):
        return False
    lead = above.text.strip()[-LONGEST_LEAD:]
    return is_announced(lead) or is_output_announced(lead)


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


def _take_littered(lines: Sequence[Line], at: int, count: int, found: _Found) -> int:
    """Take the code below line-number litter; return the index after it, or 0 if it is no litter."""
    start = at + count
    lead, labels = _lead(found.parts)
    # The scrape may have kept blank lines: they count as lines of code then.
    extent, language = code_extent([line.text for line in lines[start : start + count]], count, lead)
    if not extent:
        if count < SHORTEST_LITTER_ALONE:
            return 0
        message = "line numbers of a listing, but no code below them"
        found.doubts.append(Doubt(lines[at].number, message, "compare the answer with the article"))
        found.litter += lines[at:start]
        return start
    _drop_labels(found, labels)
    found.litter += lines[at:start]
    _append(lines[start : start + extent], language, count - extent, found)
    return start + extent


def _take_bare(lines: Sequence[Line], at: int, found: _Found) -> int:
    """Take code that no litter announces; return the index after it, or 0 if there is none."""
    lead, labels = _lead(found.parts)
    texts = [line.text for line in lines[at : at + LONGEST_BARE]]
    extent, language = bare_extent(texts, lead)
    if not extent:
        return 0
    _drop_labels(found, labels)
    _append(lines[at : at + extent], language, 0, found)
    return at + extent


def _drop_labels(found: _Found, labels: int) -> None:
    start = len(found.parts) - labels
    found.litter += (part for part in found.parts[start:] if isinstance(part, Line) and part.text)
    del found.parts[start:]


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
    texts = [part.text.strip()[-LONGEST_LEAD:] for part in parts[-4:] if isinstance(part, Line) and part.text]
    spoken = [text for text in texts if named_language(text)]
    return (spoken[-1] if spoken else texts[-1] if texts else ""), labels


def _append(lines: Sequence[Line], language: str, spare: int, found: _Found) -> None:
    laid = lay_out([line.text for line in lines], language, spare)
    found.parts.append(Code(laid.source, language, lines[0].number))
    if laid.doubtful is not None:
        message = "the indentation of this code cannot be told for certain"
        hint = "check the depth of the lines from here on, and correct it in the deck"
        found.doubts.append(Doubt(lines[laid.doubtful].number, message, hint))
