"""A problem found in a user's text: what is wrong, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem costs: an error loses a card, a warning loses nothing."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A position in a named text; line and column count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as compilers do, so that editors can jump to it."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. *message* is a sentence without full stop; *hint* says what to do."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
