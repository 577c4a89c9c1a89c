"""What can go wrong with the SQLite file of a review log, said so that a person can act."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dlprep.errors import ReviewLogBusy, ReviewLogError
from dlprep.model.problem import Place
from dlprep.storage.log_opening import PRIMARY_CODE, UNREADABLE

BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


@contextmanager
def failures(log: Path, doing: str) -> Iterator[None]:
    """Turn what the system or SQLite says in the block into a ReviewLogError."""
    try:
        yield
    except UNREADABLE as error:
        kind = ReviewLogBusy if _code(error) in BUSY else ReviewLogError
        raise kind(
            f"cannot {doing} the review log: {error}", hint=_hint(error), place=Place(str(log))
        ) from error


def _hint(error: Exception) -> str:
    text = str(error).lower()
    if _code(error) in BUSY:
        return "another dlprep is writing; try again when it has finished"
    if "full" in text or "no space" in text:
        return "free some space on the disk; everything rated before this is safe"
    if _code(error) in DAMAGED or isinstance(error, UnicodeDecodeError):
        return "run 'dlprep doctor'"
    return "see that the folder exists, is yours and can be written"


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE
