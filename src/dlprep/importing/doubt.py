"""What a pass could not settle, before it is known which article the line belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an answer that could not be settled, and the line it is about."""

    number: int
    message: str
    hint: str
    column: int = 1
