"""The settings as a person reads them, and as data."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.views.card_text import visible
from dlprep.views.shares import ByWidth, quiet_table

NARROW, WIDE = 50, 75


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting: its key, its value, where that came from, and what it does."""

    key: str
    value: str
    origin: str
    does: str


def config_body(rows: Sequence[SettingRow], file: str) -> RenderableType:
    """Return every setting with its value and where it came from."""
    return Group(
        ByWidth(
            lambda width: _lines(rows, file) if width < NARROW else _table(rows, file, wide=width >= WIDE)
        ),
        Text(),
        Text(visible(f"The file is {file}.")),
        Text("'dlprep config KEY VALUE' sets one, '--unset KEY' takes it away.", "quiet"),
    )


def config_data(rows: Sequence[SettingRow], file: str) -> dict[str, object]:
    """Return the same as data for JSON; values as they are shown."""
    return {"file": file, "settings": [asdict(row) for row in rows]}


def _table(rows: Sequence[SettingRow], file: str, *, wide: bool) -> RenderableType:
    table = quiet_table()
    for column in ("setting", "value", "from", *(("does",) if wide else ())):
        table.add_column(column, overflow="fold")
    for row in rows:
        cells = (row.key, row.value, _origin(row, file), *((row.does,) if wide else ()))
        table.add_row(*(Text(visible(cell), _style(row)) for cell in cells))
    return table


def _lines(rows: Sequence[SettingRow], file: str) -> RenderableType:
    """Return two lines a setting: nothing is broken that a person would have to put together."""
    lines = (
        (f"{row.key} = {row.value}", f"  {_origin(row, file)}" + (f": {row.does}" if row.does else ""))
        for row in rows
    )
    return Group(
        *(
            Text(visible(line), style)
            for first, second in lines
            for line, style in ((first, ""), (second, "quiet"))
        )
    )


def _origin(row: SettingRow, file: str) -> str:
    """Return where a value came from; the name of the file stands once below all of them."""
    return row.origin.replace(f"{file}:", "line ").replace(file, "the file")


def _style(row: SettingRow) -> str:
    return "quiet" if row.origin == "default" else ""
