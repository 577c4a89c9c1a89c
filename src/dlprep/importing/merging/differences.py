"""The words in which two texts differ, with a few words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import LCSseq, MatchingBlock

AROUND = 4
"""Words shown before and after a difference."""
MOST_PAIRS = 25_000_000
"""Longer texts than this product of their words are not compared word by word."""


class Kind(Enum):
    """What became of some words."""

    SAME = "same"
    OLD = "old"
    NEW = "new"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row of which the same is to be said; those that are skipped are empty."""

    kind: Kind
    text: str = ""


def differences(before: str, after: str) -> tuple[Words, ...]:
    """Return what differs between two texts, nothing for texts that differ in layout alone."""
    old, new = (re.findall(r"\S+", text) for text in (before, after))
    if old == new:
        return ()
    if len(old) * len(new) > MOST_PAIRS:
        return (Words(Kind.SKIPPED),)
    return tuple(_pieces(old, new))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Words]:
    at_old = at_new = 0
    blocks = [block for block in LCSseq.opcodes(old, new).as_matching_blocks() if block.size]
    for block in [*blocks, MatchingBlock(len(old), len(new), 0)]:
        if block.a > at_old:
            yield Words(Kind.OLD, " ".join(old[at_old : block.a]))
        if block.b > at_new:
            yield Words(Kind.NEW, " ".join(new[at_new : block.b]))
        at_old, at_new = block.a + block.size, block.b + block.size
        if block.size:
            first = block.a == block.b == 0
            last = at_old == len(old) and at_new == len(new)
            yield from _context(old[block.a : at_old], first=first, last=last)


def _context(words: Sequence[str], *, first: bool, last: bool) -> Iterator[Words]:
    """Show some words at both ends that border on a difference."""
    before = 0 if first else AROUND
    after = 0 if last else AROUND
    if len(words) <= before + after:
        yield Words(Kind.SAME, " ".join(words))
        return
    if before:
        yield Words(Kind.SAME, " ".join(words[:before]))
    yield Words(Kind.SKIPPED)
    if after:
        yield Words(Kind.SAME, " ".join(words[-after:]))
