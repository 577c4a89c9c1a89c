"""A share of counted things, with the honest band that small counts have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TypeAlias

from dlprep.model.card import CardId, Outline

FEW = 5
"""With fewer counts nothing is said about one topic."""

DEVIATIONS = NormalDist().inv_cdf(0.9)
"""The band holds eight times in ten, as everywhere in the program."""

Tags: TypeAlias = Mapping[CardId, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Share:
    """*hits* out of *total*."""

    hits: int = 0
    total: int = 0

    @property
    def mean(self) -> float:
        """Return the share from 0 to 1; 0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    @property
    def band(self) -> tuple[float, float]:
        """Return the ends of the score interval (Wilson, 1927) that holds eight times in ten."""
        if not self.total:
            return 0.0, 1.0
        squared = DEVIATIONS**2
        middle = (self.mean + squared / (2 * self.total)) / (1 + squared / self.total)
        spread = sqrt(self.mean * (1 - self.mean) / self.total + squared / (4 * self.total**2))
        half = DEVIATIONS * spread / (1 + squared / self.total)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class TagShare:
    """The share of one tag; "" stands for the cards without any."""

    tag: str
    share: Share


def tags_of(cards: Iterable[Outline]) -> Tags:
    """Return the tags of each card; the empty one for a card without any."""
    return {card.id: card.tags or ("",) for card in cards}


def share_of(outcomes: Iterable[bool]) -> Share:
    """Count outcomes."""
    kept = list(outcomes)
    return Share(sum(kept), len(kept))


def total_of(shares: Iterable[Share]) -> Share:
    """Add shares up."""
    kept = list(shares)
    return Share(sum(share.hits for share in kept), sum(share.total for share in kept))


def by_tag(counted: Iterable[tuple[CardId, Share]], tags: Tags) -> tuple[TagShare, ...]:
    """Return the share of each tag, the lowest first, those with few counts last.

    What was counted of a card that is in no deck any more belongs to no tag.
    """
    found: dict[str, list[Share]] = {}
    for card, share in counted:
        for tag in tags.get(card, ()):
            found.setdefault(tag, []).append(share)
    shares = [TagShare(tag, total_of(own)) for tag, own in found.items()]
    return tuple(sorted(shares, key=lambda one: (one.share.total < FEW, one.share.mean, one.tag)))
