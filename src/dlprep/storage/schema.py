"""Brings a review log to the schema this program knows; a newer one is refused, untouched."""

import sqlite3
from importlib import resources
from pathlib import Path

from dlprep.errors import ReviewLogError
from dlprep.model.problem import Place
from dlprep.storage.transaction import transaction

# "dlpr": marks the file as ours, so that somebody else's database is not taken for an empty log.
APPLICATION_ID = 0x646C7072


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply the migrations the file has not seen, all in one transaction."""
    migrations = _migrations()
    if known_version(connection, path) == len(migrations):
        return
    with transaction(connection):
        # Asked again under the lock: another program may have migrated in between.
        for number in range(known_version(connection, path), len(migrations)):
            for statement in _statements(migrations[number]):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {number + 1}")
        connection.execute(f"pragma application_id = {APPLICATION_ID}")


def newest_version() -> int:
    """Return the schema version that this program writes."""
    return len(_migrations())


def known_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's schema version, 0 for an empty one, without changing anything.

    Raises ReviewLogError when the file is newer than this program or is not a review log.
    """
    version = int(connection.execute("pragma user_version").fetchone()[0])
    application = int(connection.execute("pragma application_id").fetchone()[0])
    tables = int(connection.execute("select count(*) from sqlite_master").fetchone()[0])
    if application != APPLICATION_ID and (version or tables):
        raise ReviewLogError(
            "this database is not a dlprep review log",
            hint="move it away, or point DLPREP_HOME at another folder",
            place=Place(str(path)),
        )
    if version > len(_migrations()):
        raise ReviewLogError(
            f"the review log was written by a newer dlprep (its format is {version},"
            f" this program knows {len(_migrations())})",
            hint="update dlprep; the file was not touched",
            place=Place(str(path)),
        )
    return version


def _migrations() -> list[str]:
    files = (file for file in resources.files("dlprep.storage.migrations").iterdir())
    named = sorted((file.name, file) for file in files if file.name.endswith(".sql"))
    return [file.read_text("utf-8") for _, file in named]


def _statements(script: str) -> list[str]:
    """Split a script: `executescript` would commit the transaction first."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
