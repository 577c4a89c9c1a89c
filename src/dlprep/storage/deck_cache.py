"""Deck files already read, kept by their stamps: parsing YAML takes most of a start.

The cache is one SQLite file that can be deleted at any time. Whatever is wrong with it, the decks
are read from their files.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from dlprep import __version__
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_json import from_json, to_json
from dlprep.storage.remembered import is_settled, stamp

FILE = "decks.sqlite3"
SCHEMA = """
create table if not exists decks
  (path text primary key, stamp text not null, deck text not null) without rowid
"""


def read_through(paths: Iterable[Path], folder: Path) -> list[DeckFile]:
    """Return what the deck files hold, from the cache in *folder* as far as they have not changed."""
    stamped = [(path, f"{__version__} {stamp(path)}") for path in paths]
    known = dict(_known(folder))
    read: list[DeckFile] = []
    fresh: list[tuple[str, str, str]] = []
    for path, mark in stamped:
        found = _kept(known.pop(str(path), None), mark)
        if found is None:
            from dlprep.storage.deck_files import read_deck_file

            found = read_deck_file(path)
            if is_settled(mark.partition(" ")[2]):
                fresh.append((str(path), mark, to_json(found)))
        read.append(found)
    if fresh or known:
        _keep(folder, fresh, gone=known)
    return read


def _kept(row: tuple[str, str] | None, mark: str) -> DeckFile | None:
    if row is None or row[0] != mark:
        return None
    try:
        return from_json(row[1])
    except (ValueError, TypeError, KeyError):
        return None


def _known(folder: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    file = folder / FILE
    if not file.exists():
        return
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as connection:
            for path, mark, deck in connection.execute("select path, stamp, deck from decks"):
                yield path, (mark, deck)
    except sqlite3.Error:
        return


def _keep(folder: Path, fresh: Iterable[tuple[str, str, str]], gone: Iterable[str]) -> None:
    file = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as connection, connection:
            connection.execute(SCHEMA)
            connection.executemany("delete from decks where path = ?", ((path,) for path in gone))
            connection.executemany("insert or replace into decks values (?, ?, ?)", fresh)
    except sqlite3.DatabaseError as error:
        # Another program may be writing it just now; what is no database can go.
        if not isinstance(error, sqlite3.OperationalError):
            with contextlib.suppress(OSError):
                file.unlink()
    except (OSError, UnicodeEncodeError):
        pass  # a cache that cannot be written is no trouble
