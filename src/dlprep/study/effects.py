"""What a sitting asks the world to do. Effects are performed before the next screen is drawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from dlprep.model.mark import Mark
from dlprep.model.review import EntryId, Probe, Review


@dataclass(frozen=True, slots=True)
class Record:
    """Add a review to the log."""

    review: Review


@dataclass(frozen=True, slots=True)
class AddProbe:
    """Add to a review how a follow-up was answered."""

    id: EntryId
    probe: Probe


@dataclass(frozen=True, slots=True)
class Exchange:
    """Put *review* in the place of one in the log, at once: an answer to a follow-up was taken back."""

    id: EntryId
    review: Review
    at: datetime


@dataclass(frozen=True, slots=True)
class PutMark:
    """Add a mark to the log."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Retract:
    """Take an entry of the log back, a review or a mark."""

    id: EntryId
    at: datetime


Effect: TypeAlias = Record | AddProbe | Exchange | PutMark | Retract
