"""The parts an answer is made of while it is being read: lines of text, and program code."""

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


Part: TypeAlias = Line | Code
