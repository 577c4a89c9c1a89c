"""Lines that may open a numbered question, and how much each reads like one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dlprep.importing.outline.lines import Line
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
QUESTION_MARK = re.compile(r"\?[\"'”’)\]*]*(?:\s*\([^()]*\))?\W{0,4}$")
FULL_STOP = re.compile(r"\.[\"'”’)\]*]*$")
READS_AS_QUESTION = 2.0
EMPTY_BODY = -4.0
MOST_DISTANCE = 4
FEWEST_ASKING_WORDS = 6
LONGEST_OPENING = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered line at *index* of the article's lines; *line* holds the text after the number."""

    index: int
    number: int
    line: Line
    shape: float
    followed: bool = True

    @property
    def weight(self) -> float:
        """Return the shape, lowered where no answer follows."""
        return self.shape if self.followed else self.shape + EMPTY_BODY


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How a format writes the number of a question: *start* at a line's start, *inner* inside one.

    Both have the groups `number` and `text`; *start* may match with an empty text when the question
    stands on the next line, and *inner* has a group `start`, where to cut. *plain* says that other
    numbered lines look the same.
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
    if QUESTION_MARK.search(text[-80:]):
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


def find_candidates(lines: Sequence[Line], pattern: NumberPattern) -> list[Candidate]:
    """List the numbered lines with text; a number alone on its line takes the next line's text."""
    found: list[Candidate] = []
    taken = -1
    for index, line in enumerate(lines):
        match = pattern.start.match(line.text) if index != taken else None
        if match is None:
            continue
        text, last = line.having(_undecorated(match["text"] or "")), index
        if not text.text:
            last = next((at for at in range(index + 1, min(index + 4, len(lines))) if lines[at].text), index)
            text = lines[last].having(_undecorated(lines[last].text))
            taken = last
        if text.text and last - index < MOST_DISTANCE:
            shape = question_shape(text.text)
            if last == index or shape >= READS_AS_QUESTION or not pattern.plain:
                place = Line(text.text, line.number, line.column + match.start("number"))
                found.append(Candidate(last, int(match["number"]), place, shape))
    return _mark_followed(found, lines)


def _undecorated(text: str) -> str:
    """Drop the marks of bold type or a heading around a question."""
    text = text.strip()
    for mark in ("**", "__", "*", "#"):
        opened = text.startswith(mark)
        if text.endswith(mark) and (opened or text.count(mark) == 1):
            text = text.removesuffix(mark).strip().removeprefix(mark).strip()
    return text


def _mark_followed(found: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Note which candidates have text below them; those of a list or a table of contents have none."""
    ends = [*(candidate.index for candidate in found[1:]), len(lines)] if found else []
    return [
        replace(candidate, followed=any(lines[at].text for at in range(candidate.index + 1, end)))
        for candidate, end in zip(found, ends, strict=True)
    ]
