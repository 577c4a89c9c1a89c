"""The blocks a page is made of, whatever it was written in; texts are inline Markdown.

Every block carries the *line* of the source it begins on (from 1), and its *look*: what the
source says about its kind beyond the block itself, such as `div.question-title` or `dt`. Blocks
that repeat with the same look are the strongest sign of questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; *level* counts from 1."""

    text: str
    level: int
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; hard line breaks are newlines."""

    text: str
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Program code or other text that keeps its layout; *language* may be ""."""

    source: str
    language: str
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Display:
    """A formula that stands alone, in LaTeX without its marks."""

    tex: str
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; *start* is the number of its first item, None for bullets."""

    items: tuple[tuple[Node, ...], ...]
    line: int
    start: int | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of data: rows of cells, the first of them the header (its cells may be empty)."""

    rows: tuple[tuple[str, ...], ...]
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple[Node, ...]
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Foldout:
    """Text behind a summary: `<details>`, an accordion, a term with its definition (look `dt`)."""

    summary: tuple[Node, ...]
    body: tuple[Node, ...]
    line: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    line: int
    look: str = ""


Node: TypeAlias = Heading | Paragraph | Listing | Display | Items | Grid | Quotation | Foldout | Rule


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page in reading order, and its title ("" if it has none)."""

    blocks: tuple[Node, ...]
    title: str = ""

    def __hash__(self) -> int:
        """Leave the blocks out: there may be a hundred thousand, and pages are only told from one another."""
        return hash(self.title)
