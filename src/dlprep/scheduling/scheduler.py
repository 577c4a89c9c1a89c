"""What every scheduler offers, and the fold of a review log through one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands that was reviewed at least once.

    *due* is the first study day on which the card is wanted again. *failing* says that the last
    rating was AGAIN: such a card also wants another try on the very day it failed.
    """

    box: int
    due: date
    first_day: date
    last_day: date
    reviews: int
    lapses: int
    failing: bool


Standings: TypeAlias = Mapping[CardId, Standing]


class Scheduler(Protocol):
    """A rule for when to see a card again. Implementations are frozen values."""

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen."""
        ...


def replay(scheduler: Scheduler, reviews: Iterable[Review]) -> dict[CardId, Standing]:
    """Fold reviews into standings, in the order of their instants however they arrive."""
    standings: dict[CardId, Standing] = {}
    for review in sorted(reviews, key=lambda review: (review.at, review.id)):
        standings[review.card] = scheduler.advance(
            standings.get(review.card), review.rating, study_day(review.at)
        )
    return standings


def preview(scheduler: Scheduler, standing: Standing | None, day: date) -> dict[Rating, Standing]:
    """Return what each rating given on *day* would lead to."""
    return {rating: scheduler.advance(standing, rating, day) for rating in Rating}
