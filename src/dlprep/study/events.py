"""What can happen in a sitting. An event says what happened, and when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, Rating


@dataclass(frozen=True, slots=True)
class Started:
    """The person begins to speak."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Confided:
    """The person said how sure they are; saying the same again takes it back."""

    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Hinted:
    """The person asked for a bit of the answer: key terms, then point by point, then all of it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Drafted:
    """The person left a typed answer as it is for now; it waits with the card."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """The person finished a typed answer; the model answer is shown beside it."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Revealed:
    """The person asked to see the model answer, or that of a follow-up."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """The person went *by* points down the rubric (up if negative)."""

    by: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The person said whether the point at hand was said, and goes on to the next."""

    said: bool


@dataclass(frozen=True, slots=True)
class Toggled:
    """The person changed the tick of the point at hand, and stays there."""


@dataclass(frozen=True, slots=True)
class JudgedRest:
    """The person said that every point not judged yet was said, or that none was."""

    said: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """The person judged the answer given."""

    rating: Rating
    at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """The person took the rating that the points propose."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Probed:
    """The person said whether the follow-up was answered well."""

    said: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person passed over a follow-up, or over all that are left."""

    at: datetime
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """The person suspended, buried or flagged the card on the screen."""

    kind: MarkKind
    at: datetime
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Jumped:
    """The person wants another card now; the one on the screen comes after it."""

    card: CardId
    at: datetime


@dataclass(frozen=True, slots=True)
class Edited:
    """The text of the card on the screen was changed."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Away:
    """The person was away for so long: no answer took that time."""

    duration: timedelta


@dataclass(frozen=True, slots=True)
class RatedElsewhere:
    """Another sitting has rated cards meanwhile: those that wait here are not asked again."""

    cards: frozenset[CardId]


@dataclass(frozen=True, slots=True)
class Undone:
    """The person took the last rating or mark back."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person left, or the input ended."""

    at: datetime


Event: TypeAlias = (
    Started | Confided | Hinted | Drafted | Typed | Revealed | Moved | Judged | Toggled | JudgedRest | Rated
    | Accepted | Probed | Skipped | Marked | Jumped | Edited | Away | RatedElsewhere | Undone | Stopped
)  # fmt: skip
