"""The parts an answer is made of while it is being read: lines of text, and program code, tables."""

from dataclasses import dataclass
from typing import TypeAlias

from dlprep.importing.outline.lines import Line


@dataclass(frozen=True, slots=True)
class Code:
    """Program code found in an article; *number* is the line it came from, *language* may be ""."""

    source: str
    language: str
    number: int

    @property
    def text(self) -> str:
        """Return what stands for the code where lines are judged by their wording: nothing readable."""
        return "```"


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in an article: rows of cells, the first its header; *number* is its first line."""

    rows: tuple[tuple[str, ...], ...]
    number: int

    @property
    def text(self) -> str:
        """Return what stands for the table where lines are judged by their wording: nothing readable."""
        return "|"

    @property
    def source(self) -> str:
        """Return the table as it is read line by line."""
        return "\n".join(" | ".join(row) for row in self.rows)


Part: TypeAlias = Line | Code | Table
