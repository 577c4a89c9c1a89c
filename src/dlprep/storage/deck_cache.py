"""Deck files already read, kept by their stamps: parsing YAML takes most of a start.

The cache is one SQLite file that can be deleted at any time. Whatever is wrong with it, the decks
are read from their files. The outlines of the cards are read at once, the cards themselves deck
by deck when one of them is looked at: a sitting looks at few of many.
"""

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dlprep import __version__
from dlprep.errors import DeckError
from dlprep.model.problem import Place
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_json import from_outline, outline_json, text_json
from dlprep.storage.remembered import is_settled, stamp

FILE = "deck-cache.sqlite3"
SCHEMA = """
create table if not exists decks
  (path text primary key, stamp text not null, outline text not null, texts blob not null) without rowid
"""
QUICKLY = 1
"""The level of compression: a fifth of the bytes for hardly any time."""


class Kept(NamedTuple):
    """What the cache has of a file; *texts* is the compressed JSON of its cards."""

    stamp: str
    outline: str
    texts: bytes


def read_through(stamped: Iterable[tuple[Path, str]], folder: Path) -> list[DeckFile]:
    """Return what deck files hold, from the cache in *folder* as far as their stamps have not changed.

    A card read late raises DeckError when the cache is damaged and its file has changed meanwhile.
    """
    known = dict(_known(folder))
    read: list[DeckFile] = []
    fresh: list[tuple[str, Kept]] = []
    for path, file_mark in stamped:
        mark = f"{__version__} {file_mark}"
        found = _found(path, known.pop(str(path), None), mark)
        if found is None:
            from dlprep.storage.deck_files import read_deck_file

            # Asked before reading, which takes long: a file written again meanwhile could keep its stamp.
            settled = is_settled(file_mark)
            kept = _packed(read_deck_file(path), mark)
            # As from the cache from the first time on: what is the same always is easier to trust.
            found = from_outline(kept.outline, partial(_texts, path, kept))
            if settled:
                fresh.append((str(path), kept))
        read.append(found)
    if fresh or known:
        _keep(folder, fresh, gone=known)
    return read


def _found(path: Path, kept: Kept | None, mark: str) -> DeckFile | None:
    if kept is None or kept.stamp != mark:
        return None
    try:
        return from_outline(kept.outline, partial(_texts, path, kept))
    except (ValueError, TypeError, KeyError):
        return None


def _texts(path: Path, kept: Kept) -> str:
    try:
        return zlib.decompress(kept.texts).decode()
    except (zlib.error, TypeError, UnicodeDecodeError):
        return text_json(_read_anew(path, kept.stamp))


def _read_anew(path: Path, mark: str) -> DeckFile:
    from dlprep.storage.deck_files import read_deck_file

    if f"{__version__} {stamp(path)}" != mark:
        raise DeckError(
            "the deck has changed, and what was kept of it is damaged",
            hint="run it again",
            place=Place(str(path)),
        )
    return read_deck_file(path)


def _known(folder: Path) -> Iterator[tuple[str, Kept]]:
    file = folder / FILE
    try:
        if not file.exists():
            return
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as connection:
            for path, *kept in connection.execute("select path, stamp, outline, texts from decks"):
                yield path, Kept(*kept)
    except (sqlite3.Error, OSError):
        return  # a cache that cannot be read is no trouble


def _keep(folder: Path, fresh: Iterable[tuple[str, Kept]], gone: Iterable[str]) -> None:
    file = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as connection, connection:
            connection.execute(SCHEMA)
            connection.executemany("delete from decks where path = ?", ((path,) for path in gone))
            rows = ((path, *kept) for path, kept in fresh)
            connection.executemany("insert or replace into decks values (?, ?, ?, ?)", rows)
    except sqlite3.DatabaseError as error:
        # Another program may be writing it just now; what is no database can go.
        if not isinstance(error, sqlite3.OperationalError):
            with contextlib.suppress(OSError):
                file.unlink()
    except (OSError, UnicodeEncodeError):
        pass  # a cache that cannot be written is no trouble


def _packed(read: DeckFile, mark: str) -> Kept:
    return Kept(mark, outline_json(read), zlib.compress(text_json(read).encode(), QUICKLY))
