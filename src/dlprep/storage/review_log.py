"""The review log in SQLite: every review and mark ever given, and every one taken back."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dlprep.errors import ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.mark import Mark
from dlprep.model.problem import Place, Problem, Severity
from dlprep.model.review import EntryId, Probe, Review, SessionId
from dlprep.storage.log_copies import keep_open_log
from dlprep.storage.log_failures import failures
from dlprep.storage.log_grades import GradedTail, log_state, read_grades
from dlprep.storage.log_opening import connect_for_reading, connect_for_writing, identity, make_durable
from dlprep.storage.log_reading import (
    newest_key,
    rated_elsewhere,
    read_marks,
    read_newest,
    read_reviews,
    read_reviews_of,
)
from dlprep.storage.log_writing import add_link, add_marks, add_probe, add_retraction, add_review
from dlprep.storage.schema import known_version, migrate, newest_version
from dlprep.storage.transaction import transaction

T = TypeVar("T")


class ReviewLog:
    """An open review log. Each `record` and `retract` is durable when it returns."""

    def __init__(
        self, path: Path, *, writing: bool = True, before_migration: Callable[[], object] | None = None
    ) -> None:
        """Open the log at *path*, or make it, readable for its owner alone.

        Not *writing*, a log that is there is read also where nothing can be written.
        *before_migration* is called before a log of an older format is brought to this one.
        Raises ReviewLogError when it cannot be opened, is damaged, or is of a newer format.
        """
        self.path = path
        self._problems: dict[str, Problem] = {}
        self._kept: Path | None = None
        with self._failures("open"):
            self._connection = self._opened(writing, before_migration)
        self._identity = identity(path)

    def _opened(self, writing: bool, before_migration: Callable[[], object] | None) -> sqlite3.Connection:
        connection = connect_for_writing(self.path) if writing else connect_for_reading(self.path)
        try:
            # Before anything is set: the journal mode is written into the file.
            version = known_version(connection, self.path)
            if not writing and version < newest_version():
                connection.close()
                return self._opened(True, before_migration)
            if writing:
                if before_migration and 0 < version < newest_version():
                    before_migration()
                make_durable(connection)
                connection.execute("pragma foreign_keys = on")
                migrate(connection, self.path)
            self._first_key = newest_key(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def __enter__(self) -> Self:
        """Return the open log; leaving the block closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the log."""
        self._connection.close()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was found impossible while reading: such rows do not count."""
        return tuple(self._problems.values())

    def record(self, review: Review) -> None:
        """Add a review. Raises ReviewLogError if it could not be made durable, or is there."""
        self.record_all((review,))

    def record_all(self, reviews: Iterable[Review]) -> None:
        """Add reviews, all or none. Raises ReviewLogError as for one of them."""
        with self._transaction("write"):
            for review in reviews:
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

    def exchange(self, entry_id: EntryId, review: Review, at: datetime) -> None:
        """Take a review back and add another in its place, both or neither."""
        with self._transaction("write"):
            add_retraction(self._connection, entry_id, at)
            add_review(self._connection, review)

    def retract(self, entry_id: EntryId, at: datetime) -> None:
        """Take back a review, or the marks of a step. Raises ReviewLogError if it is gone already."""
        self.retract_all((entry_id,), at)

    def retract_all(self, entry_ids: Iterable[EntryId], at: datetime) -> None:
        """Take entries back, all or none. Raises ReviewLogError as for one of them."""
        with self._transaction("write"):
            for entry_id in entry_ids:
                add_retraction(self._connection, entry_id, at)

    def reviews(self, card: CardId | None = None) -> list[Review]:
        """Return the live reviews in the order they were recorded, those of one card or all."""
        with self._failures("read"):
            if card is not None:
                return read_reviews_of(self._connection, self._report, card)
            return read_reviews(self._connection, self._report)

    def marks(self) -> list[Mark]:
        """Return the live marks in the order they were made."""
        with self._failures("read"):
            return read_marks(self._connection, self._report)

    def grades(self, after: int, reset: Mapping[CardId, datetime]) -> GradedTail:
        """Return the grades of the live reviews behind the key *after*; see `log_grades`."""
        with self._failures("read"):
            return read_grades(self._connection, after, reset)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return what *question* finds: `count_days`, `read_times` and others of the log's modules."""
        with self._failures("read"):
            return question(self._connection)

    def state(self, key: int) -> list[Any]:
        """Return what has to be the same later on for the reviews up to *key* to be the same."""
        with self._failures("read"):
            return log_state(self._connection, key)

    def newest(self) -> Review | tuple[Mark, ...] | None:
        """Return what was done last and not taken back: a review, or the marks of one step.

        Reviews that came with an import are not meant: they were not given here.
        """
        with self._failures("read"):
            return read_newest(self._connection, self._report)

    def rated_elsewhere(self, own: SessionId) -> frozenset[CardId]:
        """Return the cards that sittings other than *own* have rated since this log was opened."""
        with self._failures("read"):
            return rated_elsewhere(self._connection, own, self._first_key)

    def _report(self, row: str) -> None:
        hint = "the rest of the log does; a review cannot be changed, but given again"
        place, message = Place(str(self.path)), f"{row}, and does not count"
        self._problems[row] = Problem(place, message, hint, Severity.WARNING)

    @contextmanager
    def _transaction(self, doing: str) -> Iterator[None]:
        with self._failures(doing):
            self._require_in_place()
            with transaction(self._connection):
                yield

    def _require_in_place(self) -> None:
        """Refuse to write into a file that nobody will ever read: one deleted, or moved away."""
        if identity(self.path) == self._identity:
            return
        self._kept = self._kept or keep_open_log(self._connection, self.path)
        raise ReviewLogError(
            "the review log was moved away or replaced meanwhile; this was not recorded",
            hint=f"what was recorded before is kept as {self._kept}; stop, and start again",
            place=Place(str(self.path)),
        )

    def _failures(self, doing: str) -> AbstractContextManager[None]:
        return failures(self.path, doing)
