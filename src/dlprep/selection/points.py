"""The points of the rubrics over time: which were missed last, and how often each."""

from collections import Counter
from collections.abc import Iterable

from dlprep.model.card import CardId
from dlprep.model.review import Review


def last_judged(reviews: Iterable[Review]) -> dict[CardId, Review]:
    """Return the last review of each card in which its points were judged."""
    ordered = sorted(
        (review for review in reviews if review.ticks), key=lambda review: (review.at, review.id)
    )
    return {review.card: review for review in ordered}


def times_missed(reviews: Iterable[Review]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each point, in its words, was missed, and how often it was judged."""
    missed: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for review in reviews:
        missed.update(review.missed)
        judged.update(tick.point for tick in review.ticks)
    return missed, judged
