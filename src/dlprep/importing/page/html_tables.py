"""Tells the tables of a page apart: data, code beside its line numbers, and mere layout."""

from collections.abc import Callable
from itertools import pairwise

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_code import NUMBER_NAMES, code_of
from dlprep.importing.page.html_language import language_of
from dlprep.importing.page.html_nodes import (
    attribute,
    children,
    classes,
    plain_text,
    tag_of,
    text_of,
    words_beside,
)
from dlprep.importing.page.tree import Grid, Listing

LAYOUT = "h1,h2,h3,h4,h5,h6,details,table,dl,hr,ol ol,ul ul,pre"
WIDEST = 60
CODE_COLUMNS = 3


Row = list[LexborNode]


def read_table(
    table: LexborNode, line: int, text_in: Callable[[LexborNode], str]
) -> Grid | Listing | tuple[Row, ...] | None:
    """Read a table as data or as code; as its rows if they pair blocks with each other; None for layout."""
    rows = rows_of(table)
    if (source := code_in_table(rows)) is not None:
        return Listing(source, language_of(table), line)
    if _are_pairs(rows):
        return tuple(row for row in rows if any(cell.tag == "td" for cell in row))
    if not rows or is_layout(table, rows):
        return None
    texts = {cell.mem_id: text_in(cell) for row in rows for cell in row}
    grid = spread(rows, texts)
    if not has_heading_row(rows):
        grid = (("",) * len(grid[0]), *grid)
    return Grid(grid, line)


def _are_pairs(rows: list[Row]) -> bool:
    """Say whether each row has something short and then blocks that belong to it, an answer for one."""
    widths = {len(row) for row in rows}
    if len(rows) < 3 or len(widths) > 1 or not widths <= {2, 3}:  # noqa: PLR2004
        return False
    has_blocks = any(row[-1].css_first("pre,ul,ol,p + p,table,h2,h3,h4") is not None for row in rows)
    return has_blocks and all(cell.css_first("pre,ul,ol,table") is None for row in rows for cell in row[:-1])


def rows_of(table: LexborNode) -> list[list[LexborNode]]:
    """Return the cells of a table by rows, those of tables inside it left out."""
    rows = []
    stack = [children(table)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == "tr":
            rows.append([cell for cell in children(node) if cell.tag in {"td", "th"}])
        elif node.tag in {"thead", "tbody", "tfoot"}:
            stack.append(children(node))
    return [row for row in rows if row]


def code_in_table(rows: list[list[LexborNode]]) -> str | None:
    """Return the code of a table that numbers its lines, None for another table."""
    if not rows or any(len(row) > CODE_COLUMNS for row in rows):
        return None
    if len(rows) == 1:
        return _beside_numbers(rows[0])
    if any(len(row) < 2 for row in rows) or not _are_numbers([row[0] for row in rows]):  # noqa: PLR2004
        return None
    return "\n".join(code_of(row[-1]) for row in rows)


def is_layout(table: LexborNode, rows: list[list[LexborNode]]) -> bool:
    """Say whether a table only places blocks beside or below each other."""
    if attribute(table, "role") in {"presentation", "none"} or all(len(row) == 1 for row in rows):
        return True
    if table.css_first("th") is not None and table.css_first("h1,h2,h3,table table,details,pre") is None:
        return False
    return any(cell.css_first(LAYOUT) is not None for row in rows for cell in row) or (
        len(rows) == 1 and _is_long(rows)
    )


def has_heading_row(rows: list[list[LexborNode]]) -> bool:
    """Say whether the first row names the columns, which it does not where the first column names rows."""
    first = [cell.tag for cell in rows[0]]
    if "th" not in first or first.count("th") > 1 or len(first) == 1:
        return True
    return not all(row[0].tag == "th" and len(row) > 1 for row in rows)


def spread(rows: list[list[LexborNode]], texts: dict[int, str]) -> tuple[tuple[str, ...], ...]:
    """Return the texts of the cells in rows of one width; a cell over several places fills the first."""
    grid: list[dict[int, str]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[at]:
                column += 1
            for below in range(at, min(len(rows), at + _span(cell, "rowspan"))):
                for beside in range(column, min(WIDEST, column + _span(cell, "colspan"))):
                    grid[below][beside] = texts[cell.mem_id] if beside == column and below == at else ""
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return tuple(tuple(row.get(column, "") for column in range(width)) for row in grid)


def _span(cell: LexborNode, name: str) -> int:
    value = attribute(cell, name)
    return max(1, min(WIDEST, int(value))) if value.isdecimal() and len(value) < 4 else 1  # noqa: PLR2004


def _beside_numbers(row: list[LexborNode]) -> str | None:
    """Return the code of the last cell if the first holds nothing but the numbers of its lines."""
    if len(row) < 2:  # noqa: PLR2004
        return None
    numbers = words_beside(row[0])
    named = any(NUMBER_NAMES.fullmatch(name) for name in classes(row[0]))
    if numbers and all(each.rstrip(".:").isdecimal() for each in numbers):
        counted = [int(each.rstrip(".:")[:9]) for each in numbers]
        ordered = all(after - before == 1 for before, after in pairwise(counted))
        is_code = row[-1].css_first("pre,code,div") is not None
        if (
            named
            or (ordered and is_code and len(counted) > 1)
            or (ordered and row[-1].css_first("pre") is not None)
        ):
            return code_of(row[-1])
    return code_of(row[-1]) if named and not numbers else None


def _are_numbers(cells: list[LexborNode]) -> bool:
    """Say whether the cells of the first column number the lines of code beside them."""
    if any("data-line-number" in cell.attributes for cell in cells):
        return True
    named = any(NUMBER_NAMES.fullmatch(name) for name in classes(cells[0]))
    texts = [plain_text(cell) for cell in cells]
    if not all(text.isdecimal() and len(text) < 7 for text in texts):  # noqa: PLR2004
        return False
    ordered = all(int(after) - int(before) == 1 for before, after in pairwise(texts))
    return ordered and (named or all(_is_code_cell(cell) for cell in cells))


def _is_code_cell(cell: LexborNode) -> bool:
    row = cell.parent
    return row is not None and tag_of(row) == "tr" and row.css_first("pre,code") is not None


def _is_long(rows: list[list[LexborNode]]) -> bool:
    return any(len(text_of(cell)) > 400 for row in rows for cell in row)  # noqa: PLR2004
