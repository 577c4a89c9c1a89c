"""The page for the night before as Markdown: card texts keep the Markdown they are written in."""

from collections.abc import Iterator

from dlprep.statistics.sheet import Line, Part
from dlprep.views.card_text import visible
from dlprep.views.sheet_words import EMPTY, MUST, TITLE, UNTESTED, SheetPicture, times


def sheet_markdown(picture: SheetPicture) -> str:
    """Return the page, ended by a line feed."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: SheetPicture) -> Iterator[str]:
    yield f"# {TITLE}"
    yield ""
    yield _one_line(picture.subtitle)
    for part, heading, entries in picture.parts:
        yield from ("", f"## {heading}", "")
        if part is Part.MISSED and picture.sheet.untested:
            yield from (UNTESTED, "")
        for number, entry in enumerate(entries, 1):
            question = _one_line(entry.card.question)
            if part is Part.REHEARSE:
                yield f"{number}. {question}"
                continue
            yield f"- **{question}**"
            yield from (f"  - {_line(line)}" for line in entry.lines)
    if not any(picture.sheet.parts.values()):
        yield from ("", EMPTY)
    if picture.remark:
        yield from ("", f"*{picture.remark}*")


def _line(line: Line) -> str:
    if line.is_formula:
        return f"${_one_line(line.text)}$"
    note = f" ({times(line)})" if line.missed else ""
    return f"{f'{MUST} ' if line.must else ''}{_one_line(line.text)}{note}"


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
