"""The blocks an answer is written in, with the line of the article each one comes from."""

from dataclasses import dataclass
from typing import TypeAlias

from dlprep.importing.part import Code, Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text in Markdown."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading inside an answer, with the number it had, if any."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Item:
    """One list item; *ordinal* is its number in an ordered list, *level* counts from 0."""

    text: str
    number: int
    ordinal: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Formula:
    """A display formula in LaTeX, without its marks."""

    tex: str
    number: int


Block: TypeAlias = Paragraph | Heading | Item | Formula | Code | Table
