"""The review log in SQLite: every review ever given, and every one taken back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Self

from dlprep.errors import ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.problem import Place
from dlprep.model.review import Rating, Review, ReviewId, SessionId
from dlprep.storage.schema import known_version, migrate

BUSY_SECONDS = 10.0
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)

# Long names stand once and are numbered: a row of the log is a few small integers.
KEYS = {
    "cards": (
        "insert into cards (id) values (?) on conflict do nothing",
        "select key from cards where id = ?",
    ),
    "sessions": (
        "insert into sessions (id) values (?) on conflict do nothing",
        "select key from sessions where id = ?",
    ),
}


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
        offset = review.at.utcoffset() or timedelta()
        with self._transaction("write"):
            self._connection.execute(
                "insert into reviews (session, seq, card, rating, at, utc_offset, took)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                (
                    self._key("sessions", review.id.session),
                    review.id.seq,
                    self._key("cards", review.card),
                    int(review.rating),
                    (review.at - EPOCH) // MILLISECOND,
                    int(offset.total_seconds()),
                    review.took // MILLISECOND,
                ),
            )

    def retract(self, review_id: ReviewId, at: datetime) -> None:
        """Take a review back. Raises ReviewLogError if there is none, or it is taken back."""
        offset = at.utcoffset() or timedelta()
        with self._transaction("write"):
            self._connection.execute(
                "insert into retractions (session, seq, at, utc_offset) values (?, ?, ?, ?)",
                (
                    self._key("sessions", review_id.session),
                    review_id.seq,
                    (at - EPOCH) // MILLISECOND,
                    int(offset.total_seconds()),
                ),
            )

    def reviews(self) -> list[Review]:
        """Return the live reviews, those not taken back, in the order they were recorded."""
        with self._failures("read"):
            rows = self._connection.execute(
                "select sessions.id, reviews.seq, cards.id, rating, reviews.at, reviews.utc_offset, took"
                " from reviews join cards on cards.key = card join sessions on sessions.key = session"
                " where not exists (select 1 from retractions"
                "   where retractions.session = reviews.session and retractions.seq = reviews.seq)"
                " order by reviews.key"
            ).fetchall()
        return [
            Review(
                id=ReviewId(SessionId(session), seq),
                card=CardId(card),
                rating=Rating(rating),
                at=(EPOCH + at * MILLISECOND).astimezone(timezone(timedelta(seconds=offset))),
                took=took * MILLISECOND,
            )
            for session, seq, card, rating, at, offset, took in rows
        ]

    def _key(self, table: str, name: str) -> int:
        insert, select = KEYS[table]
        self._connection.execute(insert, (name,))
        return int(self._connection.execute(select, (name,)).fetchone()[0])

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
