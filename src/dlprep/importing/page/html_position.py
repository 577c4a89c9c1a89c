"""Follows a walk through a page: on which line of the source it is, and how far that is."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from dlprep.importing.article import Tell, untold
from dlprep.importing.page.html_lines import Lines

STEP = 500
"""How many tags are read from one word about it to the next."""


@dataclass(slots=True)
class Position:
    """The place that a walk has come to; *tell* is told the share of the page that lies behind it."""

    lines: Lines
    tell: Tell = untold
    line: int = 1
    _next: int = 0

    def enter(self, node: LexborNode) -> None:
        """Go on to an element."""
        number = self.lines.number(node)
        if number is None:
            return
        self.line = self.lines.lines[number]
        if number >= self._next:
            self._next = number + STEP
            self.tell(number / len(self.lines.lines))

    def go_past(self, text: str) -> None:
        """Go on behind a text."""
        self.line += text.count("\n")
