"""Reads questions from a table of values: CSV, TSV, and the text files that Anki writes."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from dlprep.errors import ArticleError
from dlprep.importing.draft import Draft, LeftOut
from dlprep.importing.spreadsheet_cells import is_own_table, unguarded
from dlprep.model.problem import Place
from dlprep.storage.sources.limits import MAX_FIELD, MAX_RECORDS
from dlprep.storage.sources.record_fields import Field, draft_of, field_of, fields_of

DELIMITERS = (",", ";", "\t", "|")
DELIMITER_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "colon": ":", "space": " "}
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
ANKI_LINE = re.compile(r"#(?P<name>[a-z ]+):(?P<value>[^\r\n]*)\r?\n")
ANKI_COLUMNS: dict[str, Field] = {"tags column": "tags", "guid column": "key"}
LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Preamble:
    """What stands above the rows: how long it is, and what it says about them."""

    end: int = 0
    delimiter: str = ""
    columns: dict[int, Field] | None = None
    ignored: frozenset[int] = frozenset()


def looks_like_table(text: str) -> bool:
    """Say whether a text begins like a table of questions: with the names of its columns."""
    if ANKI_LINE.match(text):
        return True
    first = text.lstrip("\ufeff\r\n ").split("\n", 1)[0][:1000]
    for delimiter in DELIMITERS:
        names = [name.strip(' \r"') for name in first.split(delimiter)]
        if len(names) > 1 and {"question", "answer"} <= {field_of(name) for name in names}:
            return True
    return False


def read_table(text: str, source: str) -> tuple[tuple[Draft, ...], tuple[LeftOut, ...]]:
    """Read the questions of a table and the columns that were not used.

    Raises ArticleError when it is no table with a question and an answer in each row.
    """
    above = _preamble(text)
    delimiter = above.delimiter or _delimiter(text[above.end :], source)
    offset = text.count("\n", 0, above.end)
    rows = [
        row for row in _rows(text[above.end :], delimiter, source, offset) if any(map(str.strip, row.cells))
    ]
    if not rows:
        raise _no_questions(source, "it has no rows")
    if exact := is_own_table(rows[0].cells):
        rows = [replace(row, cells=tuple(map(unguarded, row.cells))) for row in rows]
    columns = above.columns if above.columns is not None else fields_of([*rows[0].cells])
    left_out: tuple[LeftOut, ...] = ()
    if above.columns is None and {"question", "answer"} <= set(columns.values()):
        unused = [name.strip() for at, name in enumerate(rows[0].cells) if at not in columns and name.strip()]
        left_out = tuple(LeftOut(rows[0].line, name, "column not used") for name in unused)
        rows = rows[1:]
    else:
        columns, rows = _unnamed(rows, columns if above.columns is not None else {}, above.ignored, source)
    return tuple(_draft(row, columns, exact=exact) for row in rows), left_out


def _preamble(text: str) -> _Preamble:
    if found := SEPARATOR_LINE.match(text):
        return _Preamble(found.end(), found[1])
    at, said = 0, dict[str, str]()
    while found := ANKI_LINE.match(text, at):
        said[found["name"]] = found["value"].strip()
        at = found.end()
    if not said:
        return _Preamble()
    separator = said.get("separator", "tab")
    places = {name: int(value) - 1 for name, value in said.items() if value.isdecimal() and len(value) < 4}  # noqa: PLR2004
    columns = {places[name]: field for name, field in ANKI_COLUMNS.items() if name in places}
    delimiter = DELIMITER_NAMES.get(separator.lower(), separator[:1] or "\t")
    return _Preamble(at, delimiter, columns, frozenset(places.values()))


def _delimiter(text: str, source: str) -> str:
    """Choose the delimiter that cuts the first rows into most equal parts, or names the columns we know."""

    def merit(delimiter: str) -> tuple[bool, float, int]:
        rows: list[_Row] = []
        try:
            for row in _rows(text[: 200 * 1024], delimiter, source, 0):
                rows.append(row)
                if len(rows) == LOOKED_AT:
                    break
        except ArticleError:
            return False, 0.0, 0
        widths = [len(row.cells) for row in rows if any(row.cells)]
        if not widths or max(widths) < 2:  # noqa: PLR2004
            return False, 0.0, 0
        usual = max(set(widths), key=widths.count)
        named = {"question", "answer"} <= set(fields_of([*rows[0].cells]).values())
        return named, widths.count(usual) / len(widths) if usual > 1 else 0.0, -usual

    return max(DELIMITERS, key=merit)


def _rows(text: str, delimiter: str, source: str, offset: int) -> Iterator[_Row]:
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = offset + 1
    try:
        for number, cells in enumerate(reader):
            if number > MAX_RECORDS:
                raise _no_questions(source, f"it has more than {MAX_RECORDS} rows")
            yield _Row(tuple(cells), line)
            line = offset + reader.line_num + 1
    except csv.Error as error:
        raise ArticleError(f"the table cannot be read: {error}", place=Place(source, line)) from error


def _unnamed(
    rows: list[_Row], known: dict[int, Field], ignored: frozenset[int], source: str
) -> tuple[dict[int, Field], list[_Row]]:
    """Find question and answer where no names tell: what asks, and the longest text beside it."""
    width = max(len(row.cells) for row in rows)
    free = [at for at in range(width) if at not in ignored]
    sample = rows[:LOOKED_AT]
    asking = {at: mean(_cell(row, at).rstrip().endswith("?") for row in sample) for at in free}
    length = {at: mean(len(_cell(row, at)) for row in sample) for at in free}
    numbers = [at for at in free if all(_cell(row, at).strip().isdecimal() for row in sample[1:])]
    texts = [at for at in free if at not in numbers and length[at] > 0]
    if len(texts) < 2:  # noqa: PLR2004
        raise _no_questions(source, "it has no two columns of text")
    question = max(texts, key=lambda at: (round(asking[at], 1), -at)) if any(asking.values()) else texts[0]
    answer = max((at for at in texts if at != question), key=lambda at: length[at])
    columns: dict[int, Field] = {**known, question: "question", answer: "answer"}
    if numbers and numbers[0] < question:
        columns[numbers[0]] = "number"
    is_named = asking[question] > 0.5 and not _cell(rows[0], question).rstrip().endswith("?")  # noqa: PLR2004
    short = all(len(cell) < 30 for cell in rows[0].cells)  # noqa: PLR2004
    return columns, rows[1:] if is_named and short and len(rows) > 1 else rows


def _cell(row: _Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _draft(row: _Row, columns: dict[int, Field], *, exact: bool) -> Draft:
    values: dict[Field, str] = {}
    for at, field in columns.items():
        cell = _cell(row, at)
        values[field] = f"{values[field]}, {cell}" if field == "tags" and values.get(field) else cell
    return draft_of(values, row.line, exact=exact)


def _no_questions(source: str, why: str) -> ArticleError:
    hint = "name the columns in the first row: question, answer, and tags, number or id if there are any"
    return ArticleError(f"the table has no questions: {why}", hint=hint, place=Place(source))


__all__: Sequence[str] = ("looks_like_table", "read_table")
