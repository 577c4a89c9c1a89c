"""What a sitting came to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from dlprep.model.review import Rating
from dlprep.study.session import Session


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """Counts over the live reviews of a sitting; *cards* are distinct."""

    reviews: int
    cards: int
    ratings: Mapping[Rating, int]
    took: timedelta


def summarise(session: Session) -> SessionSummary:
    """Return the summary of a sitting, whatever its phase."""
    ratings = Counter(review.rating for review in session.reviews)
    return SessionSummary(
        reviews=len(session.reviews),
        cards=len({review.card for review in session.reviews}),
        ratings={rating: ratings[rating] for rating in Rating},
        took=sum((review.took for review in session.reviews), timedelta()),
    )
