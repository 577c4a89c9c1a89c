"""How sure a person was before the answer was shown, against how the answer then was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from dlprep.model.card import CardId, Outline
from dlprep.model.review import Confidence, Rating
from dlprep.statistics.shares import FEW, Share, TagShare, by_tag, tags_of, total_of

SURE_ENOUGH = 0.9
"""Who says "sure" should be right at least this often."""

Said: TypeAlias = tuple[CardId, Confidence, Rating, int]
"""A card, a confidence, a rating, and how many of its answers were begun and rated so."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How often an answer begun with this confidence was right: rated good or easy.

    A hard answer lacked something that matters: whoever was sure of it was wrong.
    """

    confidence: Confidence
    right: Share


@dataclass(frozen=True, slots=True)
class OwnJudgement:
    """The three confidences from the surest down, and how often "sure" was right by tag, lowest first."""

    levels: tuple[Sureness, ...]
    sure_by_tag: tuple[TagShare, ...]

    @property
    def answers(self) -> int:
        """Return how many answers had a confidence."""
        return sum(level.right.total for level in self.levels)

    @property
    def overconfident(self) -> tuple[TagShare, ...]:
        """Return the tags where "sure" was wrong too often to be bad luck."""
        enough = (one for one in self.sure_by_tag if one.share.total >= FEW)
        return tuple(one for one in enough if one.share.band[1] < SURE_ENOUGH)


def measure_confidence(cards: Iterable[Outline], said: Iterable[Said]) -> OwnJudgement:
    """Compare confidence and ratings of all answers that had a confidence, practice too."""
    right: dict[Confidence, list[tuple[CardId, Share]]] = {
        confidence: [] for confidence in sorted(Confidence, reverse=True)
    }
    for card, confidence, rating, count in said:
        right[confidence].append((card, Share(count if rating >= Rating.GOOD else 0, count)))
    levels = (Sureness(level, total_of(share for _, share in some)) for level, some in right.items())
    return OwnJudgement(tuple(levels), by_tag(right[Confidence.SURE], tags_of(cards)))
