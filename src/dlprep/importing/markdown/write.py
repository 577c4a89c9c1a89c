"""Writes blocks as Markdown."""

import re
from collections.abc import Sequence

from dlprep.importing.markdown.blocks import Block, Formula, Heading, Item, Paragraph
from dlprep.importing.part import Code, Table
from dlprep.importing.prose.spans import change_prose

TAG = re.compile(r"<(?=[A-Za-z/!?])")
OPENS_BLOCK = re.compile(r"(?:#{1,6} |>|[-+*] |=+$|-+$|```|~~~|(\d{1,9})(?=[.)] ))")


def write_markdown(blocks: Sequence[Block]) -> str:
    """Write the blocks with a blank line between them, except within a list."""
    pieces: list[str] = []
    columns = [0]
    for before, block in zip([None, *blocks], blocks, strict=False):
        in_list = isinstance(before, Item) and isinstance(block, Item)
        if before is not None:
            pieces.append("\n" if in_list else "\n\n")
        if isinstance(block, Item):
            columns = columns if in_list else [0]
            pieces.append(_write_item(block, columns))
        else:
            pieces.append(_write(block))
    return "".join(pieces)


def _write_item(item: Item, columns: list[int]) -> str:
    """Write a list item below its parent's text; *columns* holds where the text of each level starts."""
    del columns[item.level + 1 :]
    indent = columns[-1]
    marker = "- " if item.ordinal is None else f"{item.ordinal}. "
    columns.append(indent + len(marker))
    return f"{' ' * indent}{marker}{inline(item.text)}".rstrip()


def _write(block: Paragraph | Heading | Formula | Code | Table) -> str:
    match block:
        case Paragraph(text):
            return _without_block_mark(inline(text))
        case Heading(text):
            return f"### {inline(text)}"
        case Formula(tex):
            return f"$$\n{tex}\n$$"
        case Code(source, language):
            return _fenced(source, language)
        case Table(rows):
            return _table(rows)


def inline(text: str) -> str:
    """Write a text within a block: its formulas between dollars, nothing that would be taken for a tag."""
    return change_prose(text.strip(), lambda prose: TAG.sub(r"\\<", prose), _formula_between_dollars)


def _formula_between_dollars(piece: str) -> str:
    if piece.startswith(("\\(", "\\[")) and piece[2:-2].strip():
        return f"${piece[2:-2].strip()}$"
    return piece


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\|", inline(text))


def _without_block_mark(text: str) -> str:
    """Keep a paragraph from being read as a heading, a quotation or a list."""
    mark = OPENS_BLOCK.match(text)
    if mark is None:
        return text
    at = mark.end(1) if mark[1] else 0
    return f"{text[:at]}\\{text[at:]}"


def _fenced(source: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", source)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{source}\n{fence}"
