"""Reports what is odd about the numbers of the questions: missing ones, and some that come twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.sections import Section
from dlprep.model.problem import Place, Problem, Severity

MOST_MISSING_NAMED = 8
MOST_DOUBLED_NAMED = 4
COMPARE = "compare the cards with the article"


def number_problems(origin: str, sections: Sequence[Section]) -> Iterator[Problem]:
    """Report numbers that come twice, or start again, and numbers missing between others."""
    numbered = [(section.number, section.question) for section in sections if section.number is not None]
    first: dict[int, Line] = {}
    for number, line in numbered:
        first.setdefault(number, line)
    counts = Counter(number for number, _ in numbered)
    doubled = [number for number, count in counts.items() if count > 1]
    again = next((line for (before, _), (after, line) in pairwise(numbered) if after < before), None)
    if doubled and again is not None:
        message = f"the numbers start again here: {len(doubled)} stand before more than one question"
        yield _warning(origin, again, message, COMPARE)
    elif len(doubled) > MOST_DOUBLED_NAMED:
        message = f"{len(doubled)} numbers stand before more than one question"
        yield _warning(origin, first[doubled[0]], message, COMPARE)
    else:
        for number in doubled:
            message = f"the number {number} stands before more than one question"
            yield _warning(origin, first[number], message, COMPARE)
    for before, number in pairwise(sorted(first)):
        missing = range(before + 1, number)
        if 0 < len(missing) <= MOST_MISSING_NAMED:
            message = f"no question found for number {', '.join(map(str, missing))}"
            yield _warning(origin, first[before], message, "look for it in the article")


def _warning(origin: str, line: Line, message: str, hint: str) -> Problem:
    return Problem(Place(origin, line.number, line.column), message, hint, Severity.WARNING)
