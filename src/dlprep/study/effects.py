"""What a sitting asks the world to do. Effects are performed before the next screen is drawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from dlprep.model.review import Review, ReviewId


@dataclass(frozen=True, slots=True)
class Record:
    """Add a review to the log."""

    review: Review


@dataclass(frozen=True, slots=True)
class Retract:
    """Take a review of the log back."""

    id: ReviewId
    at: datetime


Effect: TypeAlias = Record | Retract
