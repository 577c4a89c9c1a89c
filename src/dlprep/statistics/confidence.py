"""How sure a person was before the answer was shown, against how the answer then was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dlprep.model.card import Card
from dlprep.model.review import Confidence, Rating, Review
from dlprep.statistics.shares import FEW, Share, TagShare, by_tag, share_of, tags_of

SURE_ENOUGH = 0.9
"""Who says "sure" should be right at least this often."""


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


def measure_confidence(cards: Sequence[Card], reviews: Iterable[Review]) -> OwnJudgement:
    """Compare confidence and ratings of all reviews, practice too."""
    judged = [review for review in reviews if review.confidence is not None]
    right = {
        confidence: [
            (review.card, review.rating >= Rating.GOOD)
            for review in judged
            if review.confidence is confidence
        ]
        for confidence in sorted(Confidence, reverse=True)
    }
    levels = (Sureness(confidence, share_of(was for _, was in some)) for confidence, some in right.items())
    return OwnJudgement(tuple(levels), by_tag(right[Confidence.SURE], tags_of(cards)))
