"""The journal of imports in SQLite: how to take each back, and the texts that it brought.

It can be lost: then nothing can be taken back, and own words cannot be told from the article's.

An import is in the journal before its deck is touched, and is marked as done in the transaction in
which the file is replaced. Whoever dies in between leaves the old file or the new one, and the
digest of the file tells whether the import took place.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dlprep.errors import DeckError
from dlprep.importing.merging.base import Base, Bases
from dlprep.model.card import CardId, Source
from dlprep.model.deck import DeckId
from dlprep.model.problem import Place
from dlprep.storage.import_rows import (
    SCHEMA,
    Import,
    add_bases,
    add_import,
    digest_of,
    kept_imports,
    read_bases,
    remove_imports,
)
from dlprep.storage.text_files import replace_file
from dlprep.storage.transaction import transaction

BUSY_SECONDS = 10.0
VERSION = 1
DAMAGED = (ArithmeticError, TypeError, ValueError, zlib.error)  # what a row gives that no import wrote
KEPT = 10
"""Imports that can be taken back: of older ones the bytes before are no longer kept."""


class Imports:
    """An open journal of imports."""

    def __init__(self, path: Path, *, writing: bool = True) -> None:
        """Open the journal at *path*, or make it, readable for its owner alone.

        Not *writing*, one that is there is read also where nothing can be written.
        Raises DeckError when it cannot be opened, is damaged, or is of a newer dlprep.
        """
        self.path = path
        self._connect("rw" if writing else "ro")
        try:
            if self._version() != VERSION:
                self._connection.close()
                self._connect("rw")
                with self._transaction("open"):
                    self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        """Return the open journal; leaving the block closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the journal."""
        self._connection.close()

    def bases(self, file: Path, deck: DeckId, source: Source) -> dict[CardId, Base]:
        """Return what the deck in a file and an article last agreed on, card by card."""
        with self._failures("read", DAMAGED):
            return read_bases(self._connection, file.resolve(), deck, source, digest_of(file))

    def carry_out(self, entry: Import, data: bytes | None, bases: Bases, *, kept: bool) -> None:
        """Put an import into the journal and *data*, if it is given, into its file.

        Raises DeckError, and changes nothing, when the file is no longer what it was before. An
        import that is not *kept* cannot be taken back.
        """
        if kept:
            with self._transaction("write"):
                add_import(self._connection, entry, kept=True, done=False)
        with self._transaction("write"):
            if digest_of(entry.file) != entry.digest_before:
                remove_imports(self._connection, entry)
                self._connection.execute("commit")
                raise DeckError(
                    "the deck was changed while this import was prepared",
                    hint="nothing was written: run the import again",
                    place=Place(str(entry.file)),
                )
            key = add_import(self._connection, entry, kept=kept, done=True)
            add_bases(self._connection, key, bases)
            self._connection.execute(
                "update imports set kept = 0, before = null where kept and key not in"
                " (select key from imports where kept order by key desc limit ?)",
                (KEPT,),
            )
            if data is not None:
                replace_file(entry.file, data)

    def locked(self) -> AbstractContextManager[None]:
        """Return a block in which no other program imports or takes an import back."""
        return self._transaction("lock")

    def newest(self) -> Import | None:
        """Return the import that can be taken back next, if there is one."""
        with self._failures("read", DAMAGED):
            for entry, done in kept_imports(self._connection):
                # One that is not done took place if its program died after the file was replaced.
                if done or digest_of(entry.file) == entry.digest_after:
                    return entry
        return None

    def take_back(self, entry: Import, *, force: bool = False) -> None:
        """Make the file what it was before an import, byte for byte, and forget the import.

        Raises DeckError when the file was changed since, unless *force* throws that away.
        """
        with self._transaction("write"):
            require_unchanged(entry, force=force)
            remove_imports(self._connection, entry)
            if digest_of(entry.file) == entry.digest_before:
                return
            if entry.before is not None:
                replace_file(entry.file, entry.before)
            else:
                entry.file.unlink(missing_ok=True)

    def _connect(self, mode: str) -> None:
        with self._failures("open"):
            if mode == "rw":
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                # Made before SQLite opens it: SQLite would make it readable for everybody.
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            address = f"{self.path.absolute().as_uri()}?mode={mode}"
            self._connection = sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
            self._connection.execute("pragma foreign_keys = on")

    def _version(self) -> int:
        with self._failures("open"):
            return int(self._connection.execute("pragma user_version").fetchone()[0])

    def _prepare(self) -> None:
        # Asked again under the lock: another program may have prepared it in between.
        version = self._version()
        tables = {name for (name,) in self._connection.execute("select name from sqlite_master")}
        if version > VERSION or (tables and "imports" not in tables):
            raise DeckError(
                "the journal of imports was written by another program, or a newer dlprep",
                hint="update dlprep, or move the file away: no deck or review is lost",
                place=Place(str(self.path)),
            )
        if not version:
            for statement in SCHEMA:
                self._connection.execute(statement)
            self._connection.execute(f"pragma user_version = {VERSION}")

    @contextmanager
    def _transaction(self, doing: str) -> Iterator[None]:
        with self._failures(doing), transaction(self._connection):
            yield

    @contextmanager
    def _failures(self, doing: str, also: tuple[type[Exception], ...] = ()) -> Iterator[None]:
        expected: tuple[type[Exception], ...] = (sqlite3.Error, OSError, *also)
        try:
            yield
        except expected as error:
            raise DeckError(
                f"cannot {doing} the journal of imports: {error}",
                hint="if it is damaged, move it away: no deck or review is lost",
                place=Place(str(self.path)),
            ) from error


def require_unchanged(entry: Import, *, force: bool = False) -> None:
    """Raise DeckError when the file of an import is neither what it left nor what was there before."""
    if not force and digest_of(entry.file) not in {entry.digest_after, entry.digest_before}:
        raise DeckError(
            "the deck was changed after the import",
            hint="taking the import back would lose that: use --force to do it all the same",
            place=Place(str(entry.file)),
        )
