"""Whether an entry of the log still counts, or was taken back by another program."""

import sqlite3

from dlprep.model.review import EntryId

LIVE = """
select 1 from sessions
where sessions.id = :session
  and (exists (select 1 from reviews where session = sessions.key and seq = :seq)
    or exists (select 1 from marks where session = sessions.key and seq = :seq))
  and not exists (select 1 from retractions where session = sessions.key and seq = :seq)
  and not exists (select 1 from mark_retractions where session = sessions.key and seq = :seq)
"""


def is_live(connection: sqlite3.Connection, entry: EntryId) -> bool:
    """Say whether a review or a mark is in the log, and not taken back."""
    return connection.execute(LIVE, {"session": entry.session, "seq": entry.seq}).fetchone() is not None
