"""Lines that may open a question under a number, and how much each reads like one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.numerals import read_number
from dlprep.importing.outline.wrapped_questions import whole_question
from dlprep.importing.prose.wording import is_title_cased, labelled, words_of

ASKING_WORDS = frozenset(
    "what what's how why when where which who whom whose can could do does did is are was were will "
    "would should explain describe discuss define compare contrast differentiate distinguish elaborate "
    "outline propose name tell walk state mention suppose imagine summarize summarise briefly".split()
)
# Asked in interviews, but also the first word of a step in a list of steps.
STEP_WORDS = frozenset(
    "present design suggest give list write implement provide identify illustrate derive show calculate "
    "prove analyze analyse evaluate in if given share demonstrate justify sketch interpret discuss "
    "under for with".split()
)
QUESTION_MARK = re.compile(r"[?？][\"'”’)\]*_]*(?:\s*\([^()]*\))?\W{0,4}$")
FULL_STOP = re.compile(r"\.[\"'”’)\]*]*$")
READS_AS_QUESTION = 2.0
ASKS = 1.5
ALONE = -1.0
EMPTY_BODY = -4.0
BARE = "bare"
MOST_DISTANCE = 4
FEWEST_ASKING_WORDS = 6
LONGEST_OPENING = 200
# Signs beside a question that are no part of it: arrows, boxes, emoji, and what joins or varies them.
ORNAMENTS = "\ufe0f\u200d " + "".join(
    chr(code)
    for block in ("\u2190\u21ff", "\u2300\u23ff", "\u2460\u27bf", "\u2b00\u2bff", "\U0001f000\U0001faff")
    for code in range(ord(block[0]), ord(block[1]) + 1)
)
# A label behind the number, as in `1. Q: …`.
LABEL = re.compile(r"(?:Q|Ques|Question)\s?[:.)-]\**\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may hold a question, at *index* of the article's lines; *line* is the question's text.

    *number* is the one before it, None without one; *style* tells how the number is written.
    """

    index: int
    number: int | None
    line: Line
    shape: float
    followed: bool = True
    style: str = ""

    @property
    def weight(self) -> float:
        """Return the shape, lowered where no answer follows."""
        return self.shape if self.followed else self.shape + EMPTY_BODY


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How a format writes the number of a question: *start* at a line's start, *inner* inside one.

    Both have the groups `number` and `text`; *start* may match with an empty text when the question
    stands on the next line, and its groups `before` and `after` are the signs around the number;
    *inner* has a group `start`, where to cut. *plain* says that other numbered lines look the same.
    """

    start: re.Pattern[str]
    inner: re.Pattern[str]
    plain: bool


def question_shape(text: str) -> float:
    """Weigh how much a text reads as an interview question; from 2.0 it certainly does."""
    words = words_of(text[:LONGEST_OPENING])
    if not words:
        return -2.0
    weight = 0.0
    first = words[0].lower().replace("’", "'")
    if asks(text):
        weight += 3.0
    elif FULL_STOP.search(text[-8:]):
        weight += 0.5
    else:
        weight -= 0.4
    if first in ASKING_WORDS:
        weight += 2.0
    elif first in STEP_WORDS:
        weight += 1.5 if len(words) >= FEWEST_ASKING_WORDS else 0.5
    elif labelled(text, in_list=True) or is_title_cased(text):
        weight -= 0.4
    return weight


def asks(text: str) -> bool:
    """Say whether a text ends with a question mark, give or take quotes, brackets and ornaments."""
    return QUESTION_MARK.search(text[-80:]) is not None


def undecorated(text: str) -> str:
    """Drop the marks of bold type or a heading around a question, and the ornaments beside it."""
    text = text.strip(ORNAMENTS)
    for mark in ("**", "__", "*", "#"):
        opened = text.startswith(mark)
        if text.endswith(mark) and (opened or text.count(mark) == 1):
            text = text.removesuffix(mark).strip().removeprefix(mark).strip()
    # What closes bold type that only the number was set in.
    text = text.removeprefix("** ").removeprefix("__ ")
    return LABEL.sub("", text.strip(ORNAMENTS))


def find_candidates(lines: Sequence[Line], pattern: NumberPattern) -> list[Candidate]:
    """List the numbered lines with text; a number alone on its line takes the next line's text."""
    found: list[Candidate] = []
    taken = -1
    for index, line in enumerate(lines):
        match = pattern.start.match(line.text) if line.text and index != taken else None
        if match is None:
            continue
        candidate = _read(lines, index, match, pattern)
        if candidate is not None:
            found.append(candidate)
            taken = candidate.index
    return mark_followed(_with_signs(found), lines)


def _with_signs(found: Sequence[Candidate]) -> list[Candidate]:
    """Drop what only looks numbered, as `2 Layers …`, unless the questions are written so."""
    asking = [candidate.style for candidate in found if asks(candidate.line.text)]
    bare = 2 * sum(style == BARE for style in asking) >= len(asking) if asking else False
    return [candidate for candidate in found if bare or candidate.style != BARE or asks(candidate.line.text)]


def _read(
    lines: Sequence[Line], index: int, match: re.Match[str], pattern: NumberPattern
) -> Candidate | None:
    line, number = lines[index], read_number(match["number"])
    text, last, alone = undecorated(match["text"] or ""), index, 0.0
    if not text:
        if _counts(lines, index, number):
            return None
        last = next_filled(lines, index)
        text, alone = undecorated(lines[last].text) if last > index else "", ALONE
    if not text or last - index >= MOST_DISTANCE or (alone and text.isdecimal()):
        return None
    text, last = whole_question(lines, last, text)
    shape = question_shape(text)
    if alone and pattern.plain and shape < READS_AS_QUESTION:
        shape += ALONE
    place = Line(text, line.number, line.column + match.start("number"))
    return Candidate(last, number, place, shape, style=_style(match, alone=bool(alone)))


def next_filled(lines: Sequence[Line], index: int) -> int:
    """Return the index of the next line with text, at most three further on, or *index* itself."""
    return next((at for at in range(index + 1, min(index + 4, len(lines))) if lines[at].text), index)


def _counts(lines: Sequence[Line], index: int, number: int) -> bool:
    """Say whether a number alone on its line goes on from the line above, as those beside code do."""
    return index > 0 and number > 1 and lines[index - 1].text.strip() == str(number - 1)


def _style(match: re.Match[str], *, alone: bool) -> str:
    """Name how a number is written: the signs around it, and whether it is Roman or indented."""
    if not alone and not match["after"].strip() and match["before"][-1:] not in {"#", "."}:
        return BARE
    signs = re.sub(r"[^(\[#)\].:|–—-]", "", match["before"][-1:] + match["after"][:2])
    indented = "indented" if match["before"][:2] == "  " else ""
    return f"{signs}{'' if match['number'].isdecimal() else 'roman'}{indented}{'alone' if alone else ''}"


def mark_followed(found: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Note which candidates have text below them; those of a list or a table of contents have none."""
    result: list[Candidate] = []
    for candidate, after in zip_longest(found, found[1:]):
        end = after.index if after else len(lines)
        followed = any(lines[at].text for at in range(candidate.index + 1, end))
        followed = followed or (after is not None and _opens_list(candidate, after))
        result.append(candidate if followed else replace(candidate, followed=False))
    return result


def _opens_list(question: Candidate, item: Candidate) -> bool:
    """Say whether a question is answered by a list that begins right below it."""
    return question.shape >= READS_AS_QUESTION > item.shape and item.number == 1
