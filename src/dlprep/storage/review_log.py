"""The review log in SQLite: every review and mark ever given, and every one taken back."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dlprep.errors import ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.mark import Mark
from dlprep.model.problem import Place
from dlprep.model.review import EntryId, Probe, Review
from dlprep.storage.log_reading import read_links, read_marks, read_newest, read_reviews
from dlprep.storage.log_writing import add_link, add_marks, add_probe, add_retraction, add_review
from dlprep.storage.schema import known_version, migrate

BUSY_SECONDS = 10.0


class ReviewLog:
    """An open review log. Each `record` and `retract` is durable when it returns."""

    def __init__(self, path: Path) -> None:
        """Open the log at *path*, or make it, readable for its owner alone.

        Raises ReviewLogError when it cannot be opened, is damaged, or is of a newer format.
        """
        self.path = path
        with self._failures("open"):
            _make_private(path)
            # Transactions are begun by hand: each write is one, and nothing else is.
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            with self._failures("open"):
                # Before anything is set: the journal mode is written into the file.
                known_version(self._connection, path)
                self._connection.execute("pragma journal_mode = wal")
                self._connection.execute("pragma synchronous = full")
                self._connection.execute("pragma foreign_keys = on")
                migrate(self._connection, path)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        """Return the open log; leaving the block closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the log."""
        self._connection.close()

    def record(self, review: Review) -> None:
        """Add a review. Raises ReviewLogError if it could not be made durable, or is there."""
        with self._transaction("write"):
            add_review(self._connection, review)

    def probe(self, review_id: EntryId, probe: Probe) -> None:
        """Add how a follow-up of a review was answered."""
        with self._transaction("write"):
            add_probe(self._connection, review_id, probe)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Add marks, all or none. Raises ReviewLogError if they could not be made durable."""
        with self._transaction("write"):
            add_marks(self._connection, marks)

    def link(self, old: CardId, new: CardId | None, at: datetime) -> None:
        """Let the history of *old* count for *new* from now on; for None, for itself again."""
        with self._transaction("write"):
            add_link(self._connection, old, new, at)

    def retract(self, entry_id: EntryId, at: datetime) -> None:
        """Take back a review, or the marks of a step. Raises ReviewLogError if it is gone already."""
        with self._transaction("write"):
            add_retraction(self._connection, entry_id, at)

    def reviews(self) -> list[Review]:
        """Return the live reviews, those not taken back, in the order they were recorded."""
        with self._failures("read"):
            return read_reviews(self._connection)

    def marks(self) -> list[Mark]:
        """Return the live marks in the order they were made."""
        with self._failures("read"):
            return read_marks(self._connection)

    def links(self) -> dict[CardId, CardId]:
        """Return for each card whose history was given to another card that card."""
        with self._failures("read"):
            return read_links(self._connection)

    def newest(self) -> Review | tuple[Mark, ...] | None:
        """Return what was done last and not taken back: a review, or the marks of one step.

        Reviews that came with an import are not meant: they were not given here.
        """
        with self._failures("read"):
            return read_newest(self._connection)

    @contextmanager
    def _transaction(self, doing: str) -> Iterator[None]:
        with self._failures(doing):
            self._connection.execute("begin immediate")
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise

    @contextmanager
    def _failures(self, doing: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise ReviewLogError(
                f"cannot {doing} the review log: {error}",
                hint=_hint(error),
                place=Place(str(self.path)),
            ) from error


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made before SQLite opens it: SQLite would make it readable for everybody.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _hint(error: Exception) -> str:
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return "another dlprep is writing; try again when it has finished"
    if "full" in text or "no space" in text:
        return "free some space on the disk; everything rated before this is safe"
    if "malformed" in text or "not a database" in text:
        return "keep a copy of the file and restore it from a backup"
    return "see that the folder exists, is yours and can be written"
