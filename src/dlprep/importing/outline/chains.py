"""Finds, among numbered lines, the sequence of numbers that explains the article best.

Its numbers go up by one from question to question, as far as they do. Where questions are plain from
their wording, the numbering may also skip, repeat, or start again: in the next section, in the next
part of a series, in the same article once more. To pass over a plain question costs something, so
that a sequence stays within its section.
"""

from collections.abc import Sequence

from dlprep.importing.outline.candidates import READS_AS_QUESTION, Candidate

WIDEST_GAP = 20
NEXT_NUMBER = 1.0
BACKWARDS, REPEATED, JUMP = -1.0, -2.5, -5.0
# A step 1 below question 2 is no countdown.
UNCLEAR_BACKWARDS = -2.5
PASSED_OVER = 0.3


def best_chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Find the heaviest sequence, in the order of the article."""
    search = _Search()
    for place, candidate in enumerate(candidates):
        search.add(place, candidate)
    return [candidates[place] for place in search.heaviest()]


class _Search:
    """The heaviest sequence that ends at each number so far, and the heaviest of all."""

    def __init__(self) -> None:
        self._best: dict[int, tuple[float, int]] = {}
        self._before: list[int] = []
        self._any = self._top = (0.0, -1)
        self._passed = 0.0

    def add(self, place: int, candidate: Candidate) -> None:
        """Extend the best of the sequences so far by a candidate, or begin one with it."""
        number, clear = candidate.number or 0, candidate.weight >= READS_AS_QUESTION
        reached, previous = self._reached(number, clear=clear)
        value = reached - self._passed + candidate.weight
        if clear:
            self._passed += PASSED_OVER * candidate.weight
        self._before.append(previous)
        # What is passed over later counts from here: values are compared as if all were passed over.
        level = (value + self._passed, place)
        if level[0] >= self._best.get(number, (-1e9, -1))[0]:
            self._best[number] = level
        self._any = max(self._any, level)
        self._top = max(self._top, level)

    def _reached(self, number: int, *, clear: bool) -> tuple[float, int]:
        best = self._best
        reached = max(
            (best[number - gap] for gap in range(2, WIDEST_GAP + 1) if number - gap in best),
            default=(0.0, -1),
        )
        options = [(0.0, -1), reached, _moved(best.get(number - 1), NEXT_NUMBER)]
        options.append(_moved(best.get(number + 1), BACKWARDS if clear else UNCLEAR_BACKWARDS))
        if clear:
            options += [_moved(best.get(number), REPEATED), _moved(self._any, JUMP)]
        return max(options)

    def heaviest(self) -> list[int]:
        """Return the places of the heaviest sequence."""
        places: list[int] = []
        place = self._top[1]
        while place >= 0:
            places.append(place)
            place = self._before[place]
        return places[::-1]


def _moved(level: tuple[float, int] | None, by: float) -> tuple[float, int]:
    return (level[0] + by, level[1]) if level is not None and level[1] >= 0 else (0.0, -1)
