"""The phases of a sitting: what is on the screen, and what is known of the attempt so far."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from dlprep.model.card import CardId
from dlprep.model.review import Confidence, EntryId
from dlprep.study.judging import FOUR, Scale, Ticks


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer being given: when it was begun aloud, how sure the person is, what was opened.

    *typed* may be unfinished until the answer is shown. *scale* are the ratings it can get.
    """

    started: datetime | None = None
    confidence: Confidence | None = None
    hints: int = 0
    typed: str = ""
    scale: Scale = FOUR


@dataclass(frozen=True, slots=True)
class Asking:
    """The question of *card* is shown since an instant."""

    card: CardId
    since: datetime
    attempt: Attempt = field(default_factory=Attempt)


@dataclass(frozen=True, slots=True)
class Answering:
    """The model answer is shown too; *since* is still when the question was first shown.

    *cursor* is the point at hand. The ticks of the points in *suggested* follow from a typed
    answer; the person has not confirmed them.
    """

    card: CardId
    since: datetime
    revealed: datetime
    attempt: Attempt = field(default_factory=Attempt)
    ticks: Ticks = ()
    cursor: int = 0
    suggested: frozenset[int] = frozenset()

    @property
    def spoken(self) -> timedelta | None:
        """Return how long the answer was spoken, None if the clock was not started."""
        if self.attempt.started is None:
            return None
        return max(self.revealed - self.attempt.started, timedelta())


@dataclass(frozen=True, slots=True)
class Probing:
    """Follow-up *number* (from 0) of a card that was rated well is asked since an instant.

    *answered* says that its answer is shown.
    """

    card: CardId
    review: EntryId
    since: datetime
    number: int = 0
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Cleared:
    """Nothing is left to ask; the last rating can still be taken back."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The sitting is over."""


Phase: TypeAlias = Asking | Answering | Probing | Cleared | Closed


def later(phase: Phase, by: timedelta) -> Phase:
    """Return the phase with its clocks set forward: what passed meanwhile is no time of the answer."""
    match phase:
        case Asking(since=since, attempt=attempt):
            return replace(phase, since=since + by, attempt=_begun_later(attempt, by))
        case Answering(since=since, revealed=revealed, attempt=attempt):
            begun = _begun_later(attempt, by)
            return replace(phase, since=since + by, revealed=revealed + by, attempt=begun)
        case Probing(since=since):
            return replace(phase, since=since + by)
        case _:
            return phase


def _begun_later(attempt: Attempt, by: timedelta) -> Attempt:
    return attempt if attempt.started is None else replace(attempt, started=attempt.started + by)
