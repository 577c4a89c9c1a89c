"""Imports as rows of their journal. The caller holds the transaction."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from dlprep.importing.merging.base import Base, Bases, is_same_article
from dlprep.model.card import CardId, Point, Source
from dlprep.model.deck import DeckId
from dlprep.model.review import SessionId
from dlprep.storage.log_values import instant, stored_instant
from dlprep.storage.text_files import read_bytes

# before is the packed file as it was, null if there was none or it is no longer kept; the digests
# are of the file, '' for none. Only an import that is kept can be taken back.
SCHEMA = (
    """
    create table imports (
      key integer primary key,
      session text not null unique,
      at integer not null,
      utc_offset integer not null,
      deck text not null,
      title text not null,
      origin text not null,
      file text not null,
      before blob,
      digest_before text not null,
      digest_after text not null,
      kept integer not null,
      done integer not null
    ) strict
    """,
    """
    create table bases (
      import integer not null references imports on delete cascade,
      card text not null,
      question text,
      answer text,
      number integer,
      name text not null,
      points text not null,
      primary key (import, card)
    ) strict, without rowid
    """,
)

COLUMNS = (
    "session, at, utc_offset, deck, title, origin, file, before, digest_before, digest_after, kept, done"
)


@dataclass(frozen=True, slots=True)
class Import:
    """One import: its name, which is also the sitting of the reviews it brought, and what it changed.

    *before* are the bytes of the file before it, None if there was no file.
    """

    session: SessionId
    at: datetime
    deck: DeckId
    source: Source
    file: Path
    before: bytes | None
    digest_before: str
    digest_after: str


def digest(data: bytes | None) -> str:
    """Return the digest of a file's bytes, "" for no file."""
    return "" if data is None else sha256(data).hexdigest()


def digest_of(file: Path) -> str:
    """Return the digest of what is in a file, "" if it is not there. Raises DeckError for what is no file."""
    return digest(read_bytes(file) if file.exists() else None)


def add_import(connection: sqlite3.Connection, entry: Import, *, kept: bool, done: bool) -> int:
    """Put an import into the journal, or mark the one that is there as done, and return its key."""
    values = (
        entry.session,
        *stored_instant(entry.at),
        entry.deck,
        entry.source.title,
        entry.source.origin,
        str(entry.file),
        None if entry.before is None or not kept else zlib.compress(entry.before),
        entry.digest_before,
        entry.digest_after,
        int(kept),
        int(done),
    )
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"insert into imports ({COLUMNS}) values ({marks})"  # noqa: S608 - only constants
        " on conflict (session) do update set done = excluded.done",
        values,
    )
    [key] = connection.execute("select key from imports where session = ?", (entry.session,)).fetchone()
    return int(key)


def kept_imports(connection: sqlite3.Connection) -> Iterator[tuple[Import, bool]]:
    """Iterate over the imports that can be taken back, newest first, each with whether it is done."""
    rows = connection.execute(
        f"select {COLUMNS} from imports where kept order by key desc"  # noqa: S608 - only constants
    )
    for session, at, offset, deck, title, origin, file, before, digest_before, digest_after, _, done in rows:
        entry = Import(
            session=SessionId(session),
            at=instant(at, offset),
            deck=DeckId(deck),
            source=Source(title, origin),
            file=Path(file),
            before=None if before is None else zlib.decompress(before),
            digest_before=digest_before,
            digest_after=digest_after,
        )
        yield entry, bool(done)


def remove_imports(connection: sqlite3.Connection, entry: Import) -> None:
    """Forget an import, and what was learnt about its file since."""
    connection.execute(
        "delete from imports where file = ? and key >= (select key from imports where session = ?)",
        (str(entry.file), entry.session),
    )


def add_bases(connection: sqlite3.Connection, key: int, bases: Bases) -> None:
    """Put the texts that an import brought beside it."""
    connection.executemany(
        "insert or replace into bases (import, card, question, answer, number, name, points)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (key, card, base.question, base.answer, base.number, base.key, _points_text(base.points))
            for card, base in bases.items()
        ],
    )


def read_bases(
    connection: sqlite3.Connection, file: Path, deck: DeckId, source: Source, now: str
) -> dict[CardId, Base]:
    """Return the last texts of an article for the cards of a deck file, whose digest is *now*."""
    rows = connection.execute(
        "select key, file, title, origin, digest_before, digest_after from imports"
        " where done and (file = ? or deck = ?) order by key",
        (str(file), deck),
    ).fetchall()
    mine = [row for row in rows if row[1] == str(file)]
    # A file that was moved is known by its deck; one that was copied is another one.
    counting = mine or [row for row in rows if not Path(row[1]).exists()]
    bases: dict[CardId, Base] = {}
    for key, _, title, origin, digest_before, digest_after in counting:
        # By hand the file was made again what it was before this import: that takes it back, too.
        if now == digest_before != digest_after:
            break
        if is_same_article(Source(title, origin), source):
            bases |= _bases_of(connection, key)
    return bases


def _bases_of(connection: sqlite3.Connection, key: int) -> dict[CardId, Base]:
    rows = connection.execute(
        "select card, question, answer, number, name, points from bases where import = ?", (key,)
    )
    return {
        CardId(card): Base(question, answer, number, name, _points(points))
        for card, question, answer, number, name, points in rows
    }


def _points_text(points: tuple[Point, ...]) -> str:
    return json.dumps([[point.say, point.must, list(point.terms), point.drafted] for point in points])


def _points(text: str) -> tuple[Point, ...]:
    found: list[list[Any]] = json.loads(text)
    return tuple(Point(say, must, tuple(terms), drafted) for say, must, terms, drafted in found)
