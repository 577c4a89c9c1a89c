"""Copies of a review log: made while others use it, and put in its place."""

import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from dlprep.errors import BackupError
from dlprep.model.problem import Place
from dlprep.storage.log_opening import BESIDE, BUSY_SECONDS, UNREADABLE, connect_for_reading, make_private
from dlprep.storage.text_files import sync_folder

DOCTOR = "run 'dlprep doctor'"


def copy_log(log: Path, copy: Path) -> None:
    """Write the log as it is at this moment to *copy*, a new file without anything beside it.

    Raises BackupError when it cannot be read or written, or is damaged: a copy of a damaged log
    would push the sound ones out in time.
    """
    make_private(copy)
    try:
        with closing(connect_for_reading(log)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target, progress=_stop_when_locked)
            target.execute("pragma journal_mode = delete")
            [(verdict,), *_] = target.execute("pragma quick_check(1)").fetchall()
    except UNREADABLE as error:
        message = f"cannot copy the review log: {error}"
        raise BackupError(message, hint=DOCTOR, place=Place(str(log))) from error
    if verdict != "ok":
        raise BackupError("the review log is damaged", hint=DOCTOR, place=Place(str(log)))
    sync_file(copy)


def keep_open_log(connection: sqlite3.Connection, log: Path) -> Path:
    """Save what an open log holds, whose file is gone from its place, beside it, and return where."""
    names = (log.with_name(f"{log.stem}.kept-{number}{log.suffix}") for number in count(1))
    kept = next(name for name in names if not name.exists())
    make_private(kept)
    with closing(sqlite3.connect(kept)) as copy:
        connection.backup(copy, progress=_stop_when_locked)
        copy.execute("pragma journal_mode = delete")
    sync_file(kept)
    return kept


def put_log(source: Path, log: Path) -> None:
    """Let the log hold what *source* holds. Programs that have it open see the change.

    Raises BackupError, and leaves the log as it was, if that is not possible.
    """
    make_private(log)
    try:
        with (
            closing(sqlite3.connect(source)) as copy,
            closing(sqlite3.connect(log, timeout=BUSY_SECONDS)) as live,
        ):
            live.execute("pragma synchronous = full")
            copy.backup(live, progress=_stop_when_locked)
    except UNREADABLE as error:
        message = f"cannot put the review log back: {error}"
        raise BackupError(message, hint=DOCTOR, place=Place(str(log))) from error


def set_aside(log: Path, name: str) -> Path:
    """Copy a damaged log, and what is beside it, to a new *name* in its folder, and return that.

    Raises OSError, and leaves no part of a copy, if that is not possible.
    """
    kept = log.with_name(name)
    parts = [suffix for suffix in ("", *BESIDE) if log.with_name(log.name + suffix).exists()]
    copies = [kept.with_name(kept.name + suffix) for suffix in parts]
    try:
        for suffix, copy in zip(parts, copies, strict=True):
            make_private(copy)
            shutil.copyfile(log.with_name(log.name + suffix), copy)
            sync_file(copy)
    except BaseException:
        for copy in copies:
            copy.unlink(missing_ok=True)
        raise
    sync_folder(log.parent)
    return kept


def swap_log(source: Path, log: Path) -> None:
    """Put the file *source* in the place of a log that cannot be written to any more.

    What was beside the old one goes first: SQLite would take it for the new one's.
    """
    for suffix in BESIDE:
        log.with_name(log.name + suffix).unlink(missing_ok=True)
    sync_folder(log.parent)
    source.replace(log)
    sync_folder(log.parent)


def sync_file(path: Path) -> None:
    """Make what a file holds durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _stop_when_locked(status: int, _remaining: int, _total: int) -> None:
    # Python would try again for ever.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        message = "another dlprep is writing"
        raise sqlite3.OperationalError(message)
