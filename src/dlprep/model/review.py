"""One rated card: what the review log is made of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NewType

from dlprep.model.card import CardId

SessionId = NewType("SessionId", str)


class Rating(IntEnum):
    """How well an answer went; the numbers are the keys that give it, and what the log stores."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def label(self) -> str:
        """Return the rating's lower-case name, as shown to people and written in JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class ReviewId:
    """Names a review for ever: the sitting it belongs to and its number there, from 1."""

    session: SessionId
    seq: int


@dataclass(frozen=True, slots=True)
class Review:
    """A card rated at an instant, with the local offset of that moment kept in *at*."""

    id: ReviewId
    card: CardId
    rating: Rating
    at: datetime
    took: timedelta = timedelta()

    def __post_init__(self) -> None:
        """Refuse a naive time: the study day of a review must never depend on the machine."""
        if self.at.utcoffset() is None:
            message = "a review needs a time with an offset"
            raise ValueError(message)
