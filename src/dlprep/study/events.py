"""What can happen in a sitting. An event says what happened, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from dlprep.model.review import Rating


@dataclass(frozen=True, slots=True)
class Revealed:
    """The person asked to see the model answer."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Rated:
    """The person judged the answer given."""

    rating: Rating
    at: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """The person took the last rating back."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person left, or the input ended."""

    at: datetime


Event: TypeAlias = Revealed | Rated | Undone | Stopped
