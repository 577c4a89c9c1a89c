"""Opens the SQLite file of a review log: to write, and to read also where nothing can be written."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from dlprep.storage.transaction import transaction

BUSY_SECONDS = 5.0
WAL = "-wal"
BESIDE = (WAL, "-shm")
"""What SQLite keeps beside an open file; after a crash the first holds ratings."""

UNREADABLE = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What a file of any bytes can raise. The last when SQLite quotes some of them in what it says."""

# SQLite makes files beside the log even to read it, which a full or read-only disk forbids.
NOT_WRITABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
}
PRIMARY_CODE = 0xFF


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """Open the log at *path*, or make it, readable for its owner alone. Raises sqlite3.Error or OSError."""
    make_private(path)
    # Transactions are begun by hand: each write is one, and nothing else is.
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def make_durable(connection: sqlite3.Connection) -> None:
    """Let every commit be durable, with one write to the disk that is waited for.

    What was written is gathered beside the log, and put into it when the log is closed. The first
    commit after that begins the file beside anew, which is one more write: it is made here.
    """
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma wal_autocheckpoint = 0")
    with transaction(connection):
        [(version,)] = connection.execute("pragma user_version")
        connection.execute(f"pragma user_version = {version}")


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone, and its folder, unless they are there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made before SQLite opens it: SQLite would make it readable for everybody.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at *path* from any other, None if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Open the log at *path*, which must exist. Raises sqlite3.Error or OSError."""
    try:
        return _connect(path, "?mode=rw")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY_CODE not in NOT_WRITABLE:
            raise
    wal = path.with_name(path.name + WAL)
    if wal.exists() and wal.stat().st_size:
        return _copied_to_memory(path)
    # Nobody can write here, so that the promise in this word holds.
    return _connect(path, "?immutable=1")


def _connect(path: Path, parameters: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path.absolute().as_uri() + parameters, uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        connection.execute("select count(*) from sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _copied_to_memory(path: Path) -> sqlite3.Connection:
    """Read a log that was not closed: what is in the file beside it belongs to it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(path.with_name(path.name + WAL), copy.with_name(copy.name + WAL))
        memory = sqlite3.connect(":memory:", isolation_level=None)
        with closing(_connect(copy, "?mode=rw")) as disk:
            disk.backup(memory)
    return memory
