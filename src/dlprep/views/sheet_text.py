"""The page for the night before as text for a terminal, formulas drawn as characters."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dlprep.statistics.sheet import Entry, Line, Part
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import card_text, one_line, visible
from dlprep.views.sheet_words import EMPTY, MUST, TITLE, UNTESTED, SheetPicture, times

PLAIN_WIDTH = 80
INDENT = (0, 0, 0, 2)


def sheet_body(picture: SheetPicture) -> RenderableType:
    """Return the page, laid out for the width it is printed at."""
    parts: list[RenderableType] = [Text(TITLE, "title"), Text(visible(picture.subtitle))]
    for part, heading, entries in picture.parts:
        parts += [Text(), Text(heading, "label")]
        if part is Part.MISSED and picture.sheet.untested:
            parts.append(Text(UNTESTED, "quiet"))
        for number, entry in enumerate(entries, 1):
            parts += _rehearsed(number, entry) if part is Part.REHEARSE else _entry(entry)
    if not any(picture.sheet.parts.values()):
        parts += [Text(), Text(EMPTY)]
    if picture.remark:
        parts += [Text(), Text(picture.remark, "quiet")]
    return Group(*parts)


def _rehearsed(number: int, entry: Entry) -> Iterator[RenderableType]:
    yield _hung(Text(f"{number:>2}."), one_line(entry.card.question))


def _entry(entry: Entry) -> Iterator[RenderableType]:
    question = one_line(entry.card.question)
    question.stylize("question")
    yield Text()
    yield question
    for line in entry.lines:
        if line.is_formula:
            yield Padding(card_text(f"$${line.text}$$"), INDENT)
        else:
            mark = Text(MUST, "must") if line.must else Text("-")
            yield Padding(_hung(mark, _said(line)), INDENT)


def _said(line: Line) -> Text:
    said = one_line(line.text)
    return Text.assemble(said, (f"  {times(line)}", "quiet")) if line.missed else said


def _hung(mark: Text, text: Text) -> RenderableType:
    """Return text beside a mark, its further lines below its first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(mark, text)
    return grid


def sheet_plain(picture: SheetPicture) -> str:
    """Return the page as plain text of 80 columns."""
    return "\n".join(ansi_lines(sheet_body(picture), PLAIN_WIDTH, Ink(colour=False, style=False))) + "\n"
