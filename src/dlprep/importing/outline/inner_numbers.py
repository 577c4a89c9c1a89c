"""Tells the numbered lines inside answers, steps and sub-headings, from the article's questions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dlprep.importing.outline.candidates import READS_AS_QUESTION, Candidate, asks

LONGEST_LIST, FEW_ITEMS = 30, 7
MANY, FEW = 0.7, 0.5


def without_sub_runs(chain: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop weak links that rather go on with a run of sub-headings just before them.

    Not where the run is a list, its items right below each other, and plain questions go on behind the link.
    """
    last = max((link.index for link in chain if link.weight >= READS_AS_QUESTION), default=-1)
    kept = {candidate.index for candidate in chain}
    earlier = {later.index: sooner for sooner, later in pairwise(candidates)}
    for link in chain:
        sooner = earlier.get(link.index)
        if (
            link.weight < READS_AS_QUESTION
            and sooner is not None
            and sooner.number == (link.number or 0) - 1
            and sooner.index not in kept
            and not (link.index < last and _ends_list(sooner, earlier.get(sooner.index)))
        ):
            kept.discard(link.index)
    return [link for link in chain if link.index in kept]


def _ends_list(item: Candidate, above: Candidate | None) -> bool:
    """Say whether a candidate is the last item of a list: no text stands between it and the one above."""
    return (
        item.followed
        and above is not None
        and not above.followed
        and above.number == (item.number or 0) - 1
        and item.shape < READS_AS_QUESTION
    )


def items_lowered(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Mark the last item of each list as the others are: what stands below it is no answer to it."""
    result = list(candidates)
    for place, (above, item) in enumerate(pairwise(candidates), start=1):
        if _ends_list(item, above):
            result[place] = replace(item, followed=False)
    return result


def without_nested(chain: list[Candidate]) -> list[Candidate]:
    """Drop a list inside an answer: it starts again, and the questions go on behind it where they were."""
    numbers = [link.number or 0 for link in chain]
    marked = [asks(link.line.text) for link in chain]
    usual = sum(marked) / len(chain) if chain else 0.0
    kept: list[Candidate] = []
    at = 0
    while at < len(chain):
        end = _end_of_list(chain, at) if at and numbers[at] <= min(2, numbers[at - 1] - 1) else at
        if end > at:
            alike = sum(marked[at:end]) >= (FEW if usual >= MANY else usual) * (end - at)
            continues = numbers[end] == numbers[end - 1] + 1
            if not alike or (not continues and end - at <= FEW_ITEMS):
                at = end
                continue
        kept.append(chain[at])
        at += 1
    return kept


def _end_of_list(chain: Sequence[Candidate], at: int) -> int:
    """Return where the numbering before *at* goes on, at best with a plain question; else *at*."""
    wanted = (chain[at - 1].number or 0) + 1
    ends = [end for end in range(at + 1, min(at + LONGEST_LIST, len(chain))) if chain[end].number == wanted]
    return next((end for end in ends if chain[end].weight >= READS_AS_QUESTION), ends[0] if ends else at)
