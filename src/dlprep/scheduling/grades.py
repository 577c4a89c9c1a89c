"""Reviews as the folds see them: plain tuples, because a long log makes millions of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day

MILLISECOND = timedelta(milliseconds=1)

Grade: TypeAlias = tuple[CardId, Rating, date, int, bool]
"""The card, its rating, the study day, the milliseconds that the answer took, and whether it counts.

One that does not count moves no box: it was practice, or the card was started anew since.
"""


def grades_of(reviews: Iterable[Review]) -> list[Grade]:
    """Return the grades of reviews in the order of their instants, however they arrive."""
    ordered = sorted(reviews, key=lambda review: (review.at, review.id))
    return [
        (review.card, review.rating, study_day(review.at), review.took // MILLISECOND, not review.practice)
        for review in ordered
    ]
