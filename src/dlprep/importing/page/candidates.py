"""What may be a question in a page, and the look it shares with others."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from dlprep.importing.page.asking import Asked
from dlprep.importing.page.tree import Items, Node

Kind = Literal["heading", "label", "bold", "number", "plain", "look", "item", "foldout", "term", "row"]
LOWEST = 99
ORNAMENTED = "*"
"""Ends the look of lines in bold that begin or end with an emoji: a sign that only questions bear."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What the questions of a page look alike in: all of it must agree."""

    kind: Kind
    level: int = 0
    look: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that may be a question.

    *node* is that block (of a table, its row), *rest* what follows the question in the same
    paragraph, *inside* how many blocks of content stand with it in its item or fold-out; *before* and
    *after* count the blocks of content of the page up to it, and up to its end. *linked* says that it
    is only a link into the page; *list* is the list it opens an item of.
    """

    signature: Signature
    node: Node | tuple[str, ...]
    asked: Asked
    line: int
    rest: str
    before: int
    after: int
    inside: int = 0
    linked: bool = False
    list: Items | None = None

    def has_answer(self, end: int) -> bool:
        """Say whether content follows before *end*, counted in blocks."""
        return bool(self.rest or self.inside or end > self.after)


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings outside of lists and fold-outs: how much content is before each, and its level."""

    before: tuple[int, ...]
    levels: tuple[int, ...]

    def highest(self, start: int, end: int) -> int:
        """Return the highest level (the smallest number) of a heading after one place and up to another."""
        levels = self.levels[bisect_right(self.before, start) : bisect_right(self.before, end)]
        return min(levels, default=LOWEST)
