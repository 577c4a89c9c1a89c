"""Tables that fit: columns shrink and cells wrap; where even that fails each row becomes a small record."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from dlprep.views.card_text.glyphs import Glyphs
from dlprep.views.card_text.styles import Styles
from dlprep.views.card_text.wrap import wrap

_NARROWEST = 4
_LONG_WORD = 12


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as styled text. *sides* says for each column where its text goes: left, right or center."""

    titles: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    sides: Sequence[str]


def table_lines(table: Table, width: int, styles: Styles, glyphs: Glyphs) -> list[Text]:
    """Return the table as lines no wider than *width*."""
    room = width - cell_len(glyphs.column) * (len(table.titles) - 1)
    widths = None if glyphs.linear else _widths([table.titles, *table.rows], room)
    if widths is None:
        return _records(table, width, styles, glyphs)
    for title in table.titles:
        title.stylize(styles.column_title)
    column = Text(glyphs.column, styles.rule)
    rule = Text(glyphs.crossing.join(glyphs.rule * width for width in widths), styles.rule)
    drawn = [_row(cells, widths, table.sides, column) for cells in table.rows]
    is_airy = any(len(lines) > 1 for lines in drawn)
    body = [line for lines in drawn for line in ([rule.copy(), *lines] if is_airy else lines)]
    head = _row(table.titles, widths, table.sides, column)
    return [*head, *body] if is_airy else [*head, rule, *body]


def _widths(rows: Sequence[Sequence[Text]], room: int) -> list[int] | None:
    """Shrink the widest columns until all fit, none below its longest word; None if they cannot."""
    columns = list(zip(*rows, strict=True))
    widths = [max(1, *(_width(cell.plain) for cell in column)) for column in columns]
    least = [max(_NARROWEST, min(_LONG_WORD, _longest_word(column))) for column in columns]
    while (excess := sum(widths) - room) > 0:
        shrinkable = [wide for wide, low in zip(widths, least, strict=True) if wide > low]
        if not shrinkable:
            return None
        at = next(at for at, wide in enumerate(widths) if wide == max(shrinkable) and wide > least[at])
        others = max((wide for wide in widths if wide < widths[at]), default=0)
        widths[at] -= max(1, min(excess, widths[at] - max(others, least[at])))
    return widths


def _width(text: str) -> int:
    return max(cell_len(line) for line in text.split("\n"))


def _longest_word(column: Sequence[Text]) -> int:
    return max((cell_len(word) for cell in column for word in cell.plain.split()), default=1)


def _row(cells: Sequence[Text], widths: Sequence[int], sides: Sequence[str], column: Text) -> list[Text]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for pieces in zip_longest(*wrapped, fillvalue=Text()):
        padded = [_padded(*cell) for cell in zip(pieces, widths, sides, strict=True)]
        line = column.join(padded)
        line.rstrip()
        lines.append(line)
    return lines


def _padded(text: Text, width: int, side: str) -> Text:
    spare = width - text.cell_len
    left = {"right": spare, "center": spare // 2}.get(side, 0)
    return Text.assemble(" " * left, text, " " * (spare - left))


def _records(table: Table, width: int, styles: Styles, glyphs: Glyphs) -> list[Text]:
    """Return each row as lines "title: cell", the rows parted by a rule."""
    lines: list[Text] = []
    for row in table.rows or [[Text()] * len(table.titles)]:
        if lines:
            lines.append(Text(glyphs.rule * min(width, 8), styles.rule))
        for title, cell in zip(table.titles, row, strict=True):
            named = title.copy()
            named.stylize(styles.column_title)
            first, *others = wrap(Text.assemble(named, ": ", cell), width - 2)
            lines += [first, *(Text.assemble("  ", other) for other in others)]
    return lines
