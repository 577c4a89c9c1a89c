"""Finds questions under a label without a number: `Q: …` and below it `A: …`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dlprep.importing.outline.candidates import (
    ASKS,
    Candidate,
    mark_followed,
    next_filled,
    question_shape,
    undecorated,
)
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.questions import Outline, without_contents
from dlprep.importing.outline.wrapped_questions import MOST_LINES, WHOLE, whole_question

QUESTION = re.compile(
    r"\W{0,6}(?:Q|Que(?:s(?:tion)?)?|Interview question)\W{0,3}?(?:[:.)](?!\w\.)|\s[-–—](?=\s))"
    r"\W{0,4}?\s*(?P<text>[^\W\d].*)?$"
    r"|\W{0,6}Question\W{0,3}$",
    re.IGNORECASE,
)
ANSWER = re.compile(r"\W{0,6}(?:A|Ans|Answer)\W{0,3}?(?:[:.)]|\s[-–—]\s|$)", re.IGNORECASE)
FEWEST_ASKING = 3
SHARE = 0.5


def find_pairs(lines: Sequence[Line]) -> Outline:
    """Find labelled questions, where their answers are labelled too, or they plainly ask."""
    found = without_contents(mark_followed(list(_labelled(lines)), lines))
    ends = [*(candidate.index for candidate in found[1:]), len(lines)]
    answered = sum(
        any(ANSWER.match(lines[at].text) for at in range(candidate.index + 1, end))
        for candidate, end in zip(found, ends, strict=False)
    )
    asking = sum(candidate.weight >= ASKS for candidate in found)
    if answered < SHARE * len(found) and asking < max(FEWEST_ASKING, SHARE * len(found)):
        return Outline(tuple(lines), ())
    return Outline(tuple(lines), tuple(found))


def _labelled(lines: Sequence[Line]) -> list[Candidate]:
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        match = QUESTION.match(line.text) if line.text else None
        if match is None:
            continue
        text, last = undecorated(match["text"] or ""), index
        if not text:
            last = next_filled(lines, index)
            text = undecorated(lines[last].text)
        text, last = _up_to_answer(lines, *whole_question(lines, last, text))
        if last > index or match["text"]:
            found.append(Candidate(last, None, line.having(text), question_shape(text)))
    return [one for one, other in pairwise([*found, None]) if one and (not other or one.index < other.index)]


def _up_to_answer(lines: Sequence[Line], text: str, index: int) -> tuple[str, int]:
    """Return an open question with the few lines that part it from its answer's label, and its last index."""
    longer, last = text, index
    for at in range(index + 1, min(index + MOST_LINES + 1, len(lines))):
        below = lines[at].text
        if ANSWER.match(below):
            return longer, last
        if WHOLE.search(longer[-8:]) or last < at - 1 or QUESTION.match(below):
            break
        if below:
            longer, last = f"{longer} {below.strip()}", at
    return text, index
