"""The shape of what `dlprep export` writes as JSON, as pydantic models: that of decks, and a log beside it.

Keys that a later version adds are passed over.
"""

from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from dlprep.importing.draft import PastReview
from dlprep.model.card import CardId
from dlprep.model.review import Confidence, EntryId, Probe, Rating, Review, SessionId, Tick
from dlprep.storage.deck_shape import CardShape, DeckShape, FollowUpShape, PointShape, SourceShape
from dlprep.storage.log_values import LONGEST, MILLISECOND, instant, stored_instant

T = TypeVar("T")

MOST = 1_000_000
"""Hints, or follow-ups, of one answer."""
RATINGS = {each.label: each for each in Rating}
CONFIDENCES = {each.label: each for each in Confidence}


def _moment(value: object) -> datetime:
    """Read an instant as a log keeps it. Raises ValueError for what no log holds."""
    at = datetime.fromisoformat(str(value))
    if at.utcoffset() is None:
        message = "it has no offset"
        raise ValueError(message)
    try:
        return instant(*stored_instant(at))
    except OverflowError as error:
        raise ValueError(str(error)) from error


def _one_of(named: dict[str, T]) -> BeforeValidator:
    def find(value: object) -> T:
        if not isinstance(value, str) or value not in named:
            message = f"it must be one of {', '.join(named)}"
            raise ValueError(message)
        return named[value]

    return BeforeValidator(find)


Moment = Annotated[datetime, BeforeValidator(_moment)]
Milliseconds = Annotated[int, Field(ge=0, le=LONGEST)]


class TickShape(BaseModel):
    """A point, and whether it was said."""

    point: str
    said: bool


class ProbeShape(BaseModel):
    """A follow-up that was asked."""

    number: int = Field(ge=1, le=MOST)
    said: bool
    took_ms: Milliseconds


def _each_once(probes: tuple[ProbeShape, ...]) -> tuple[ProbeShape, ...]:
    if len({probe.number for probe in probes}) < len(probes):
        message = "a follow-up is there twice"
        raise ValueError(message)
    return probes


class ReviewShape(BaseModel):
    """A review, but for its names in the log that it comes from."""

    at: Moment
    rating: Annotated[Rating, _one_of(RATINGS)]
    took_ms: Milliseconds
    spoken_ms: Milliseconds | None
    practice: bool
    confidence: Annotated[Confidence, _one_of(CONFIDENCES)] | None
    hints: int = Field(ge=0, le=MOST)
    points: tuple[TickShape, ...]
    typed: str
    follow_ups: Annotated[tuple[ProbeShape, ...], AfterValidator(_each_once)]


class HistoryShape(BaseModel):
    """What was done with a card; nothing, where the history was not asked for."""

    note: str = ""
    reviews: tuple[ReviewShape, ...] = ()
    marks: tuple[Any, ...] = ()


class ExportedPoint(PointShape, extra="ignore"):
    """A point of a card."""


class ExportedFollowUp(FollowUpShape, extra="ignore"):
    """A follow-up of a card."""


class ExportedSource(SourceShape, extra="ignore"):
    """Where a card came from."""


class ExportedCard(CardShape, HistoryShape, extra="ignore"):
    """A card; its history stands among its own keys."""

    points: tuple[ExportedPoint, ...] = ()
    follow_ups: tuple[ExportedFollowUp, ...] = ()
    source: ExportedSource | None = None


class GoneShape(HistoryShape):
    """The history of a card that is in no deck."""

    id: str


class ExportedDeck(DeckShape, extra="ignore"):
    """The exported cards of a deck; the version of the format is the export's."""

    format: Literal["1"] = "1"
    source: ExportedSource | None = None
    cards: tuple[ExportedCard, ...]


class ExportShape(BaseModel):
    """A whole export."""

    version: Literal[1]
    decks: tuple[ExportedDeck, ...]
    gone: tuple[GoneShape, ...] = ()


def past_review(shape: ReviewShape) -> PastReview:
    """Return the review that a shape stands for, as yet without a name and a card."""
    took = shape.took_ms * MILLISECOND
    whole = Review(
        id=EntryId(SessionId(""), 0),
        card=CardId(""),
        rating=shape.rating,
        at=shape.at,
        took=took,
        practice=shape.practice,
        confidence=shape.confidence,
        hints=shape.hints,
        spoken=None if shape.spoken_ms is None else shape.spoken_ms * MILLISECOND,
        ticks=tuple(Tick(tick.point, tick.said) for tick in shape.points),
        typed=shape.typed,
        probes=tuple(Probe(each.number, each.said, each.took_ms * MILLISECOND) for each in shape.follow_ups),
    )
    return PastReview(shape.rating, shape.at, took, whole)
