"""What a log file holds and whether it is sound, without changing it; how two of them differ."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dlprep.errors import BackupError
from dlprep.model.problem import Place
from dlprep.storage.log_opening import UNREADABLE, connect_for_reading
from dlprep.storage.log_values import instant
from dlprep.storage.schema import known_version

MOST_FAULTS = 5

LIVE = """
select sessions.id, seq, cards.id from {log}.reviews
join {log}.sessions on sessions.key = session join {log}.cards on cards.key = card
where not exists (select 1 from {log}.retractions
  where retractions.session = reviews.session and retractions.seq = reviews.seq)
"""
NEWEST = "select at, utc_offset from reviews order by at desc limit 1"


@dataclass(frozen=True, slots=True)
class LogState:
    """What was found in a sound log: live reviews, and when the newest of all was given."""

    reviews: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What one log has and another has not: how many live reviews, of which cards, the most first."""

    reviews: int
    cards: tuple[tuple[str, int], ...]


def read_state(log: Path) -> LogState:
    """Check a log to its last page. Raises DlprepError when it is not sound, or not ours."""
    try:
        with closing(connect_for_reading(log)) as connection:
            if not known_version(connection, log):
                raise BackupError("there is no review log in it", place=Place(str(log)))
            if faults := [*_integrity(connection), *_foreign_keys(connection)]:
                raise BackupError(f"the review log is damaged: {faults[0]}", place=Place(str(log)))
            [(reviews,)] = connection.execute(
                "select (select count(*) from reviews) - (select count(*) from retractions)"
            )
            return LogState(reviews, _instant(connection.execute(NEWEST).fetchone()))
    except UNREADABLE as error:
        raise BackupError(f"the review log cannot be read: {error}", place=Place(str(log))) from error


def faults_of(log: Path) -> list[str]:
    """Return what is wrong with the file and its references, in SQLite's words; the first few."""
    try:
        with closing(connect_for_reading(log)) as connection:
            known_version(connection, log)
            return [*_integrity(connection), *_foreign_keys(connection)][:MOST_FAULTS]
    except UNREADABLE as error:
        return [str(error)]


def only_in(one: Path, other: Path) -> Difference:
    """Return the live reviews of *one* that *other* does not have. Raises sqlite3.Error, OSError."""
    with closing(connect_for_reading(one)) as connection:
        connection.execute("attach ? as other", (str(other),))
        mine = {(session, seq): card for session, seq, card in connection.execute(LIVE.format(log="main"))}
        for session, seq, _ in connection.execute(LIVE.format(log="other")):
            mine.pop((session, seq), None)
    return Difference(len(mine), tuple(Counter(mine.values()).most_common()))


def _integrity(connection: sqlite3.Connection) -> list[str]:
    verdicts = [text for (text,) in connection.execute(f"pragma integrity_check({MOST_FAULTS})")]
    return [] if verdicts == ["ok"] else verdicts


def _foreign_keys(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("pragma foreign_key_check").fetchmany(MOST_FAULTS)
    return [f"a row of {table} refers to one of {parent} that is not there" for table, _, parent, _ in rows]


def _instant(row: tuple[int, int] | None) -> datetime | None:
    try:
        return instant(*row) if row else None
    except (ValueError, OverflowError):  # a time that there is not: `doctor` names the row
        return None
