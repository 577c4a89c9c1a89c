"""Chooses, of all numbered lines, those that are the article's questions.

The questions are the run of numbers that explains the document: one up from question to question,
as many as possible, each reading like a question and followed by an answer. Numbered sub-headings and
steps inside an answer start again at 1 and do not read like questions, so they earn less.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dlprep.importing.outline.candidates import (
    READS_AS_QUESTION,
    Candidate,
    NumberPattern,
    find_candidates,
    question_shape,
)
from dlprep.importing.outline.lines import Line

WIDEST_GAP = 20
NEXT_NUMBER = 1.0
NEAR = 3
ASKS = 1.5


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of an article and the questions among them, in the order of the article."""

    lines: tuple[Line, ...]
    questions: tuple[Candidate, ...]


def find_questions(lines: Sequence[Line], pattern: NumberPattern) -> Outline:
    """Find the questions, also those glued to the end of a line where a number is missing."""
    questions = _choose(find_candidates(lines, pattern), plain=pattern.plain)
    loosened = _split_glued(lines, questions, pattern)
    if len(loosened) > len(lines):
        lines = loosened
        questions = _choose(find_candidates(lines, pattern), plain=pattern.plain)
    return Outline(tuple(lines), tuple(questions))


def _choose(candidates: list[Candidate], *, plain: bool) -> list[Candidate]:
    if not plain:
        return _without_contents(candidates)
    chain = _without_sub_runs(_best_chain(candidates), candidates)
    chosen = _with_strays(chain, candidates)
    asking = sum(candidate.weight >= ASKS for candidate in chosen)
    return chosen if asking and 2 * asking >= len(chosen) else []


def _without_contents(candidates: list[Candidate]) -> list[Candidate]:
    """Drop the lines of a table of contents: numbers that come again with an answer below."""
    answered = {candidate.number for candidate in candidates if candidate.followed}
    return [found for found in candidates if found.followed or found.number not in answered]


def _best_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Find the heaviest chain of increasing numbers; steps of exactly one earn a bonus."""
    best: dict[int, tuple[float, int]] = {}
    before: list[int] = []
    top = (0.0, -1)
    for place, candidate in enumerate(candidates):
        value, previous = 0.0, -1
        for gap in range(1, WIDEST_GAP + 1):
            reached, at = best.get(candidate.number - gap, (0.0, -1))
            reached += NEXT_NUMBER if gap == 1 and at >= 0 else 0.0
            if at >= 0 and reached > value:
                value, previous = reached, at
        value += candidate.weight
        before.append(previous)
        if value > best.get(candidate.number, (-1e9, -1))[0]:
            best[candidate.number] = (value, place)
        if value > top[0]:
            top = (value, place)
    return _follow(candidates, before, top[1])


def _follow(candidates: Sequence[Candidate], before: Sequence[int], last: int) -> list[Candidate]:
    chain: list[Candidate] = []
    while last >= 0:
        chain.append(candidates[last])
        last = before[last]
    return chain[::-1]


def _without_sub_runs(chain: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop weak links that rather go on with a run of sub-headings just before them."""
    kept = {candidate.index for candidate in chain}
    earlier = {later.index: sooner for sooner, later in pairwise(candidates)}
    for link in chain:
        sooner = earlier.get(link.index)
        if (
            link.weight < READS_AS_QUESTION
            and sooner is not None
            and sooner.number == link.number - 1
            and sooner.index not in kept
        ):
            kept.discard(link.index)
    return [link for link in chain if link.index in kept]


def _with_strays(chain: list[Candidate], candidates: Iterable[Candidate]) -> list[Candidate]:
    """Add clear questions out of order, when their number is missing or borders on the chain."""
    chosen = {candidate.number: candidate for candidate in chain}
    strays = {
        stray.number: stray
        for stray in candidates
        if stray.weight >= READS_AS_QUESTION and stray.number not in chosen
    }
    if chosen and strays:
        low, high = min(chosen), max(chosen)
        for number in sorted(strays, key=lambda number: min(abs(number - low), abs(number - high))):
            if low - NEAR <= number <= high + NEAR:
                chosen[number] = strays[number]
                low, high = min(low, number), max(high, number)
    return sorted(chosen.values(), key=lambda candidate: candidate.index)


def _split_glued(lines: Sequence[Line], questions: Sequence[Candidate], pattern: NumberPattern) -> list[Line]:
    """Cut lines before a question that follows other text, where just that number is missing."""
    known = {question.number for question in questions}
    owner = {question.index: question.number for question in questions}
    result: list[Line] = []
    missing = max(1, questions[0].number - 1) if questions else -1
    for index, line in enumerate(lines):
        if index in owner:
            missing = owner[index] + 1
        cuts: list[int] = []
        for match in pattern.inner.finditer(line.text) if questions else ():
            number = int(match["number"])
            within = missing <= number < missing + NEAR and number not in known
            if within and question_shape(line.text[match.start("text") :]) >= READS_AS_QUESTION:
                cuts.append(match.start("start"))
                known.add(number)
                missing = number + 1
        result.extend(line.cut(*cuts))
    return result
