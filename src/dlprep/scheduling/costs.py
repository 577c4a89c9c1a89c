"""How long answers take this learner: own medians by kind of answer, and a factor a card.

Until 20 answers of a kind are there, it takes what long spoken answers took in the studies the
rule comes from: 90 s the first time, 45 s recalled, 75 s forgotten. A card's own factor is the
mean ratio of its answers to the median of their kind, shrunk towards 1 as if three ordinary
answers had been seen before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from statistics import median

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review

ENOUGH_ANSWERS = 20
ORDINARY_ANSWERS = 3
LONGEST_SECONDS = 600.0
"""An answer that took longer was interrupted: it counts as this."""


class Kind(Enum):
    """The kinds of answers that take different time; the values are the seconds to begin with."""

    FIRST = 90.0
    RECALLED = 45.0
    FORGOTTEN = 75.0


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds by kind of answer, and the factor of each card that has one."""

    seconds: Mapping[Kind, float] = field(default_factory=lambda: {kind: kind.value for kind in Kind})
    factors: Mapping[CardId, float] = field(default_factory=dict)

    def first(self, card: CardId) -> float:
        """Return the seconds a first view of the card will take."""
        return self.seconds[Kind.FIRST] * self.factors.get(card, 1.0)

    def review(self, card: CardId, recall: float) -> float:
        """Return the seconds a review will take, when the card is recalled with that chance."""
        expected = recall * self.seconds[Kind.RECALLED] + (1 - recall) * self.seconds[Kind.FORGOTTEN]
        return expected * self.factors.get(card, 1.0)


def measure_costs(reviews: Iterable[Review]) -> Costs:
    """Return the costs that a log shows; reviews that took no time at all are not counted."""
    taken: dict[Kind, list[float]] = {kind: [] for kind in Kind}
    answers: defaultdict[CardId, list[tuple[Kind, float]]] = defaultdict(list)
    seen: set[CardId] = set()
    for review in sorted(reviews, key=lambda review: (review.at, review.id)):
        kind = Kind.FIRST if review.card not in seen else _kind(review.rating)
        seen.add(review.card)
        if seconds := min(review.took.total_seconds(), LONGEST_SECONDS):
            taken[kind].append(seconds)
            answers[review.card].append((kind, seconds))
    medians = {
        kind: median(times) if len(times) >= ENOUGH_ANSWERS else kind.value for kind, times in taken.items()
    }
    factors = {
        card: (sum(seconds / medians[kind] for kind, seconds in own) + ORDINARY_ANSWERS)
        / (len(own) + ORDINARY_ANSWERS)
        for card, own in answers.items()
    }
    return Costs(medians, factors)


def _kind(rating: Rating) -> Kind:
    return Kind.FORGOTTEN if rating is Rating.AGAIN else Kind.RECALLED
