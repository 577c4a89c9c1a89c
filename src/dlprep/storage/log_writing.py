"""Values to rows of the review log. The caller holds the transaction."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from dlprep.model.card import CardId
from dlprep.model.mark import Mark
from dlprep.model.review import EntryId, Probe, Review
from dlprep.storage.log_values import MILLISECOND, stored_instant

# Reviews and marks draw their keys from one sequence, so that these tell what was done last.
REVIEW = """
insert into reviews
  (session, seq, card, rating, at, utc_offset, took, practice, confidence, hints, spoken, key)
select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  max(coalesce((select max(key) from reviews), 0), coalesce((select max(key) from marks), 0)) + 1
"""
MARK = """
insert into marks (session, seq, step, card, kind, until, at, utc_offset, key)
select ?, ?, ?, ?, ?, ?, ?, ?,
  max(coalesce((select max(key) from reviews), 0), coalesce((select max(key) from marks), 0)) + 1
"""
TICK = "insert into ticks (session, seq, place, point, said) values (?, ?, ?, ?, ?)"
TYPED = "insert into typed_answers (session, seq, text) values (?, ?, ?)"
PROBE = "insert into probes (session, seq, number, said, took) values (?, ?, ?, ?, ?)"
LINK = "insert into links (old, new, at, utc_offset) values (?, ?, ?, ?)"
STEP = """
select seq from marks
where session = ? and step = (select step from marks where session = ? and seq = ?)
"""
RETRACTION = "insert into retractions (session, seq, at, utc_offset) values (?, ?, ?, ?)"
MARK_RETRACTION = "insert into mark_retractions (session, seq, at, utc_offset) values (?, ?, ?, ?)"

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
    "points": (
        "insert into points (id) values (?) on conflict do nothing",
        "select key from points where id = ?",
    ),
}


def add_review(connection: sqlite3.Connection, review: Review) -> None:
    """Add a review with its ticks and its typed answer."""
    entry = (_key(connection, "sessions", review.id.session), review.id.seq)
    row = (
        *entry,
        _key(connection, "cards", review.card),
        int(review.rating),
        *stored_instant(review.at),
        review.took // MILLISECOND,
        int(review.practice),
        review.confidence,
        review.hints,
        None if review.spoken is None else review.spoken // MILLISECOND,
    )
    connection.execute(REVIEW, row)
    for place, tick in enumerate(review.ticks):
        connection.execute(TICK, (*entry, place, _key(connection, "points", tick.point), int(tick.said)))
    if review.typed:
        connection.execute(TYPED, (*entry, review.typed))
    for probe in review.probes:
        add_probe(connection, review.id, probe)


def add_probe(connection: sqlite3.Connection, review_id: EntryId, probe: Probe) -> None:
    """Add how a follow-up of a review was answered."""
    session = _key(connection, "sessions", review_id.session)
    row = (session, review_id.seq, probe.number, int(probe.said), probe.took // MILLISECOND)
    connection.execute(PROBE, row)


def add_marks(connection: sqlite3.Connection, marks: Iterable[Mark]) -> None:
    """Add marks in their order."""
    for mark in marks:
        row = (
            _key(connection, "sessions", mark.id.session),
            mark.id.seq,
            mark.step,
            _key(connection, "cards", mark.card),
            str(mark.kind),
            None if mark.until is None else mark.until.toordinal(),
            *stored_instant(mark.at),
        )
        connection.execute(MARK, row)


def add_link(connection: sqlite3.Connection, old: CardId, new: CardId | None, at: datetime) -> None:
    """Add that the history of *old* counts for *new*; for None, for itself again."""
    keys = (_key(connection, "cards", old), None if new is None else _key(connection, "cards", new))
    connection.execute(LINK, (*keys, *stored_instant(at)))


def add_retraction(connection: sqlite3.Connection, entry_id: EntryId, at: datetime) -> None:
    """Add that a review, or all marks of the step it belongs to, are taken back."""
    session = _key(connection, "sessions", entry_id.session)
    marks = connection.execute(STEP, (session, session, entry_id.seq)).fetchall()
    statement = MARK_RETRACTION if marks else RETRACTION
    for (seq,) in marks or [(entry_id.seq,)]:
        connection.execute(statement, (session, seq, *stored_instant(at)))


def _key(connection: sqlite3.Connection, table: str, name: str) -> int:
    insert, select = KEYS[table]
    connection.execute(insert, (name,))
    return int(connection.execute(select, (name,)).fetchone()[0])
