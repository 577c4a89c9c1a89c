"""Reads the parts of an answer as blocks: paragraphs, headings, list items, formulas, code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dlprep.importing.doubt import Doubt
from dlprep.importing.markdown.blocks import Block, Formula, Heading, Item, Paragraph
from dlprep.importing.markdown.lists import nest
from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import (
    bullet,
    is_heading_like,
    labelled,
    ordinal,
)

FORMULA = re.compile(r"(?:\\\[(?P<bracket>.+)\\\]|\$\$(?P<dollars>[^$]+)\$\$)$")


@dataclass(frozen=True, slots=True)
class Built:
    """The blocks of an answer, and what could not be settled."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


@dataclass
class _Builder:
    parts: Sequence[Part]
    headings: frozenset[int]
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def build_blocks(parts: Sequence[Part]) -> Built:
    """Read the parts of an answer, blank lines among them, as blocks."""
    filled = [part for part in parts if part.text]
    builder = _Builder(filled, _numbered_headings(filled))
    for at, part in enumerate(filled):
        builder.blocks.append(_read(builder, at, part) if isinstance(part, Line) else part)
    return Built(tuple(_nested(builder)), tuple(builder.doubts))


def _read(builder: _Builder, at: int, line: Line) -> Block:
    text = line.text.strip()
    if formula := FORMULA.match(text):
        return Formula((formula["bracket"] or formula["dollars"]).strip(), line.number)
    if "\\[" in text or text.startswith("$$"):
        message = "a formula that opens here is not closed"
        builder.doubts.append(Doubt(line.number, message, "close it in the deck", line.column))
    if marker := bullet(line.text):
        body = line.text[marker.end() :].strip()
        return Item(_with_label(body, in_list=True), line.number, level=len(marker[1]))
    if (number := ordinal(line.text)) and at not in builder.headings and _is_item(builder.parts, at):
        body = line.text[number.end() :].strip()
        return Item(_with_label(body, in_list=True), line.number, int(number[2]), len(number[1]))
    if _is_heading(builder, at, text):
        return Heading(text.lstrip("#").strip().rstrip(":").strip("*"), line.number)
    return Paragraph(_with_label(text, in_list=False), line.number)


def _is_heading(builder: _Builder, at: int, text: str) -> bool:
    """Say whether a line is a heading: by its look, and because something stands below it."""
    if at + 1 >= len(builder.parts):
        return False
    if at in builder.headings:
        return True
    return is_heading_like(text) and not ordinal(text) and not text.startswith(("`", "$"))


def _numbered_headings(parts: Sequence[Part]) -> frozenset[int]:
    """Find the runs 1, 2, 3 … whose members are headings with text below, not the items of a list."""
    headings: set[int] = set()
    run: list[int] = []
    for at, part in enumerate([*parts, None]):
        marker = ordinal(part.text) if isinstance(part, Line) else None
        if marker and run and int(marker[2]) == _number(parts, run[-1]) + 1:
            run.append(at)
        elif marker or part is None:
            headings.update(_headings_of_run(parts, run))
            run = [at] if marker else []
    return frozenset(headings)


def _number(parts: Sequence[Part], at: int) -> int:
    marker = ordinal(parts[at].text)
    return int(marker[2]) if marker else 0


def _headings_of_run(parts: Sequence[Part], run: Sequence[int]) -> Sequence[int]:
    titled = [at for at in run if is_heading_like(parts[at].text.strip())]
    followed = [at for at in titled if at + 1 < len(parts) and at + 1 not in run]
    return run if titled and len(titled) == len(run) and 2 * len(followed) >= len(run) else ()


def _is_item(parts: Sequence[Part], at: int) -> bool:
    """Say whether a numbered line belongs to a list: it is the first, or follows its forerunner."""
    number = _number(parts, at)
    if number <= 1:
        return True
    return any(_number(parts, before) == number - 1 for before in range(max(0, at - 40), at))


def _with_label(text: str, *, in_list: bool) -> str:
    """Set the label that a text opens with in bold."""
    found = labelled(text, in_list=in_list)
    if found is None or (not found.rest and not in_list):
        return text
    if not found.rest and not is_heading_like(found.label):
        return text
    return f"**{found.label}:** {found.rest}".rstrip()


def _nested(builder: _Builder) -> list[Block]:
    """Set the levels within each list."""
    result: list[Block] = []
    run: list[Item] = []
    for block in [*builder.blocks, None]:
        if isinstance(block, Item):
            run.append(block)
            continue
        if run:
            nested = nest(run)
            result.extend(nested.items)
            builder.doubts.extend(
                Doubt(
                    item.number, "which items belong under this one cannot be told", "indent them in the deck"
                )
                for item in nested.doubtful
            )
            run = []
        if block is not None:
            result.append(block)
    return result
