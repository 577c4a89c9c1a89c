"""Reports what is odd about the numbers of the questions: missing ones, and some that come twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.sections import Section
from dlprep.model.problem import Place, Problem, Severity

MOST_MISSING_NAMED = 8
MOST_DOUBLED_NAMED = 4
COMPARE = "compare the cards with the article"

Run: TypeAlias = list[tuple[int, Line]]


def number_problems(origin: str, sections: Sequence[Section]) -> Iterator[Problem]:
    """Report numbers that come twice, and numbers missing between others.

    That the numbers start again at 1, as they do section by section, is as it should be.
    """
    numbered = [(section.number, section.question) for section in sections if section.number is not None]
    runs = _runs(numbered)
    yield from _doubled(origin, runs)
    for run in runs:
        first: dict[int, Line] = {}
        for number, line in run:
            first.setdefault(number, line)
        for before, number in pairwise(sorted(first)):
            missing = range(before + 1, number)
            if 0 < len(missing) <= MOST_MISSING_NAMED:
                message = f"no question found for number {', '.join(map(str, missing))}"
                yield _warning(origin, first[before], message, "look for it in the article")


def _runs(numbered: Sequence[tuple[int, Line]]) -> list[Run]:
    """Cut the numbers where they start again at 1."""
    runs: list[Run] = []
    for number, line in numbered:
        if not runs or (number == 1 and runs[-1][-1][0] > 1):
            runs.append([])
        runs[-1].append((number, line))
    return runs


def _doubled(origin: str, runs: Sequence[Run]) -> Iterator[Problem]:
    """Report the numbers that come more than once in their run."""
    counts = [Counter(number for number, _ in run) for run in runs]
    doubled = [
        (number, line)
        for run, count in zip(runs, counts, strict=True)
        for number, line in dict(reversed(run)).items()
        if count[number] > 1
    ]
    doubled.sort(key=lambda each: each[1].number)
    back = chain.from_iterable(pairwise(run) for run in runs)
    again = next((line for (before, _), (after, line) in back if after < before), None)
    if doubled and again is not None:
        stand = f"{len(doubled)} stand" if len(doubled) > 1 else "one stands"
        message = f"the numbers start again here: {stand} before more than one question"
        yield _warning(origin, again, message, COMPARE)
    elif len(doubled) > MOST_DOUBLED_NAMED:
        message = f"{len(doubled)} numbers stand before more than one question"
        yield _warning(origin, doubled[0][1], message, COMPARE)
    else:
        for number, line in doubled:
            message = f"the number {number} stands before more than one question"
            yield _warning(origin, line, message, COMPARE)


def _warning(origin: str, line: Line, message: str, hint: str) -> Problem:
    return Problem(Place(origin, line.number, line.column), message, hint, Severity.WARNING)
