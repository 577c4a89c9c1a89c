"""Chooses, of all numbered lines, those that are the article's questions.

The questions are the sequence of numbers that explains the document (see `chains`), each reading like a
question and followed by an answer. Numbered sub-headings and steps inside an answer start again at 1,
are written in another style, and do not read like questions, so they earn less.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dlprep.importing.outline.candidates import (
    ASKS,
    READS_AS_QUESTION,
    Candidate,
    NumberPattern,
    find_candidates,
    question_shape,
)
from dlprep.importing.outline.chains import best_chain
from dlprep.importing.outline.inner_numbers import items_lowered, without_nested, without_sub_runs
from dlprep.importing.outline.lines import Line
from dlprep.importing.prose.wording import words_of

NEAR = 3
OTHER_STYLE = 1.5
FEWEST_HEADINGS, LONGEST_FRONT = 5, 10
# How an article of questions names itself.
NAMED = re.compile(r"\b(?:interview|questions|q ?& ?a|quiz)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of an article and the questions among them, in the order of the article."""

    lines: tuple[Line, ...]
    questions: tuple[Candidate, ...]


def find_questions(lines: Sequence[Line], pattern: NumberPattern) -> Outline:
    """Find the questions, also those glued to the end of a line where a number is missing."""
    questions = _choose(find_candidates(lines, pattern), lines, plain=pattern.plain)
    loosened = _split_glued(lines, questions, pattern) if questions else lines
    if len(loosened) > len(lines):
        lines = loosened
        questions = _choose(find_candidates(lines, pattern), lines, plain=pattern.plain)
    return Outline(tuple(lines), tuple(questions))


def _choose(candidates: list[Candidate], lines: Sequence[Line], *, plain: bool) -> list[Candidate]:
    found = without_contents(candidates)
    if not plain:
        return found
    found = _of_one_style(found)
    chain = without_sub_runs(best_chain(items_lowered(found)), found)
    chosen = _with_strays(without_nested(chain), found)
    asking = sum(candidate.weight >= ASKS for candidate in chosen)
    if (asking and 2 * asking >= len(chosen)) or _are_announced(chosen, lines):
        return chosen
    return []


def _are_announced(chosen: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Say whether an article calls itself one of questions, so that its numbered headings are those."""
    if len(chosen) < FEWEST_HEADINGS or not all(found.followed for found in chosen):
        return False
    if any(later.number != (sooner.number or 0) + 1 for sooner, later in pairwise(chosen)):
        return False
    front = [line.text for line in lines[: chosen[0].index] if line.text]
    return 0 < len(front) <= LONGEST_FRONT and any(NAMED.search(text) for text in front)


def without_contents(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop the lines of a table of contents: questions without an answer that come again below."""
    keys = [question_key(candidate.line.text) for candidate in candidates]
    final = {key: place for place, key in enumerate(keys)}
    answered = {candidate.number for candidate in candidates if candidate.followed}
    kept: list[Candidate] = []
    listed, leading = False, True
    for place, found in enumerate(candidates):
        again = final[keys[place]] > place
        # A heading below the last line of the table looks like its answer.
        listed = again and (not found.followed or (listed and leading))
        listed = listed or (leading and not found.followed and found.number in answered)
        leading = leading and listed
        if not listed:
            kept.append(found)
    return kept


def question_key(text: str) -> str:
    """Reduce a question to its words."""
    return " ".join(words_of(text)).lower()


def _of_one_style(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lower the weight of numbers that are not written as those of most questions are."""
    weights = Counter[str]()
    for candidate in candidates:
        if candidate.weight >= READS_AS_QUESTION:
            weights[candidate.style] += 1
    if not weights:
        return list(candidates)
    style = weights.most_common(1)[0][0]
    return [
        candidate if candidate.style == style else replace(candidate, shape=candidate.shape - OTHER_STYLE)
        for candidate in candidates
    ]


def _with_strays(chain: list[Candidate], candidates: Iterable[Candidate]) -> list[Candidate]:
    """Add clear questions out of order, when their number is missing or borders on the chain."""
    numbers = {candidate.number or 0 for candidate in chain}
    strays = {
        stray.number or 0: stray
        for stray in candidates
        if stray.weight >= READS_AS_QUESTION and stray.number not in numbers
    }
    added: list[Candidate] = []
    if numbers and strays:
        low, high = min(numbers), max(numbers)
        for number in sorted(strays, key=lambda number: min(abs(number - low), abs(number - high))):
            if low - NEAR <= number <= high + NEAR:
                added.append(strays[number])
                low, high = min(low, number), max(high, number)
    return sorted([*chain, *added], key=lambda candidate: candidate.index)


def _split_glued(lines: Sequence[Line], questions: Sequence[Candidate], pattern: NumberPattern) -> list[Line]:
    """Cut lines before a question that follows other text, where just that number is missing."""
    known = {question.number for question in questions}
    owner = {question.index: question.number or 0 for question in questions}
    result: list[Line] = []
    missing = max(1, (questions[0].number or 0) - 1)
    for index, line in enumerate(lines):
        if index in owner:
            missing = owner[index] + 1
        if missing in known and missing + 1 in known and missing + 2 in known:
            result.append(line)
            continue
        cuts: list[int] = []
        for match in pattern.inner.finditer(line.text):
            number = int(match["number"])
            within = missing <= number < missing + NEAR and number not in known
            if within and question_shape(line.text[match.start("text") :]) >= READS_AS_QUESTION:
                cuts.append(match.start("start"))
                known.add(number)
                missing = number + 1
        result.extend(line.cut(*cuts))
    return result
