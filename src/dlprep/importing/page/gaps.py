"""Finds questions of another look by their number: it is the one missing between two questions."""

from collections.abc import Sequence
from itertools import pairwise

from dlprep.importing.page.candidates import Candidate

WIDEST = 4


def fill_gaps(questions: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the questions with those that carry a missing number between two of them, or the next number."""
    places = {id(each): at for at, each in enumerate(found)}
    filled: list[Candidate] = []
    for one, other in pairwise([*questions, None]):
        if one is None:
            continue
        filled.append(one)
        start, end = places[id(one)] + 1, len(found) if other is None else places[id(other)]
        last = None if other is None else other.asked.number
        number = one.asked.number
        if number is None or (other is not None and (last is None or not 1 < last - number <= WIDEST)):
            continue
        for each in found[start:end]:
            if each.asked.asks and each.asked.number == number + 1 != last:
                filled.append(each)
                number += 1
    return filled
