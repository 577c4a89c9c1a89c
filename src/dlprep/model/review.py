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


class Confidence(IntEnum):
    """How sure a person is before the answer is shown; the numbers are what the log stores."""

    NO_IDEA = 1
    UNSURE = 2
    SURE = 3

    @property
    def label(self) -> str:
        """Return the name as shown to people and written in JSON."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True, order=True)
class EntryId:
    """Names an entry of the log for ever: the sitting it belongs to and its number there, from 1."""

    session: SessionId
    seq: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A point of the rubric, in its words of that day, and whether it was said."""

    point: str
    said: bool


@dataclass(frozen=True, slots=True)
class Probe:
    """Follow-up *number* (from 1) of a card, whether it was answered well, and how long that took."""

    number: int
    said: bool
    took: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Review:
    """A card rated at an instant, with the local offset of that moment kept in *at*.

    *took* runs from the question to the rating, *spoken* from the start of the answer to the
    reveal (None: the clock was not started). *practice* leaves the boxes alone. *hints* counts
    what was opened before the reveal; *probes* are the follow-ups that were asked.
    """

    id: EntryId
    card: CardId
    rating: Rating
    at: datetime
    took: timedelta = timedelta()
    practice: bool = False
    confidence: Confidence | None = None
    hints: int = 0
    spoken: timedelta | None = None
    ticks: tuple[Tick, ...] = ()
    typed: str = ""
    probes: tuple[Probe, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a naive time: the study day of a review must never depend on the machine."""
        if self.at.utcoffset() is None:
            message = "a review needs a time with an offset"
            raise ValueError(message)

    @property
    def missed(self) -> tuple[str, ...]:
        """Return the points that were not said."""
        return tuple(tick.point for tick in self.ticks if not tick.said)

    @property
    def depth(self) -> int:
        """Return how many follow-ups were answered well before the first that was not, or was skipped."""
        well = (probe.said and probe.number == place for place, probe in enumerate(self.probes, start=1))
        return next((place for place, said in enumerate(well) if not said), len(self.probes))
