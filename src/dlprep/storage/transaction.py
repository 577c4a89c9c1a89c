"""A change of a SQLite file, whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Begin a transaction that may write, and commit it, or roll it back on any error.

    The connection begins none by itself (isolation level None). Raises sqlite3.Error.
    """
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        # A block may have committed before it raises.
        if connection.in_transaction:
            connection.execute("rollback")
        raise
