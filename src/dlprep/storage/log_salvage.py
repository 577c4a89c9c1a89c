"""Saves what can still be read of a damaged review log, and fills its gaps from a backup.

The log is append-only: a row that was written under a key is never another one. Rows of a damaged file
and of an older copy of the same log can therefore be put together by their keys.
"""

# ruff: noqa: S608 - the names in the queries are those of our own tables
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from dlprep.storage.log_copies import sync_file
from dlprep.storage.log_opening import UNREADABLE, make_private
from dlprep.storage.schema import migrate

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = dict[tuple[Any, ...], Row]
"""Rows by their primary keys."""

TABLES = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by rowid"
PRIMARY_KEY = "select name from pragma_table_info(?) where pk order by pk"
REFERENCES = """select "table", "from" from pragma_foreign_key_list(?) where "to" is null"""
MOST_PROBED = 10_000


@dataclass(frozen=True, slots=True)
class Salvage:
    """How many reviews were saved, and how many of them only the backup had."""

    reviews: int
    from_backup: int


def salvage(damaged: Path, backup: Path | None, target: Path) -> Salvage:
    """Write a sound log to *target* with all rows that can be read in *damaged* or *backup*.

    Raises sqlite3.Error or OSError when it cannot be written.
    """
    make_private(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("pragma synchronous = off")  # made durable once, at the end
        migrate(connection, target)
        keys = {
            table: tuple(column for (column,) in connection.execute(PRIMARY_KEY, (table,)))
            for (table,) in connection.execute(TABLES).fetchall()
        }
        found = _read(damaged, keys)
        older = _read(backup, keys) if backup else {}
        if _parted(found["sessions"], older.get("sessions", {})):
            older = {}
        rows = {table: {**found[table], **older.get(table, {})} for table in keys}
        _name_the_lost(connection, rows)
        connection.execute("pragma foreign_keys = on")
        connection.execute("begin")
        for table in keys:
            for row in rows[table].values():
                _insert(connection, table, row)
        connection.execute("commit")
        saved = {key for (key,) in connection.execute("select key from reviews")}
    sync_file(target)
    return Salvage(len(saved), len(saved - {key for (key,) in found["reviews"]}))


def _parted(sessions: Rows, older: Rows) -> bool:
    """Say whether the backup is of another log: its sittings, named at random, have other names."""
    return any(sessions[key] != older[key] for key in sessions.keys() & older.keys())


def _name_the_lost(connection: sqlite3.Connection, rows: dict[str, Rows]) -> None:
    """Give a name to every card and sitting whose own is lost: its reviews are worth more than it."""
    for table in tuple(rows):
        for parent, column in connection.execute(REFERENCES, (table,)).fetchall():
            for row in tuple(rows[table].values()):
                if (key := row.get(column)) is not None and (key,) not in rows[parent]:
                    rows[parent][key,] = {"key": key, "id": f"lost-{key}"}


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    # A row of nonsense, or one whose card or sitting is lost, is lost too.
    with suppress(sqlite3.IntegrityError):
        connection.execute(f"insert into {table} ({columns}) values ({places})", tuple(row.values()))


def _read(log: Path, keys: Mapping[str, tuple[str, ...]]) -> dict[str, Rows]:
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        with suppress(*UNREADABLE):  # reads a file that is shorter than it should be
            connection.execute("pragma writable_schema = on")
        return {table: _read_table(connection, table, key) for table, key in keys.items()}


def _read_table(connection: sqlite3.Connection, table: str, key: tuple[str, ...]) -> Rows:
    """Read from both ends until a damaged page, and between them row by row."""
    order, reverse = ", ".join(key), ", ".join(f"{column} desc" for column in key)
    found, whole = _rows(connection, f"select * from {table} order by {order}")
    if not whole:
        found += _rows(connection, f"select * from {table} order by {reverse}")[0]
    rows = {tuple(row[column] for column in key): row for row in found}
    if not whole and key == ("key",):
        for number in _gaps(sorted(number for (number,) in rows)):
            for row in _rows(connection, f"select * from {table} where key = {number}")[0]:
                rows[number,] = row
    return rows


def _gaps(known: list[int]) -> Iterator[int]:
    """Iterate over the keys that are missing between the *known* ones, and some behind the last."""
    before = 0
    for number in [*known, (known[-1] if known else 0) + MOST_PROBED]:
        yield from range(before + 1, min(number, before + MOST_PROBED))
        before = number


def _rows(connection: sqlite3.Connection, query: str) -> tuple[list[Row], bool]:
    """Return the rows of a query until one cannot be read, and whether all could."""
    rows: list[Row] = []
    try:
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            rows.append(dict(zip(names, row, strict=True)))  # noqa: PERF401 - those before an error are kept
    except UNREADABLE:
        return rows, False
    return rows, True
