"""What the review log holds, row by row turned into values."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import Confidence, EntryId, Probe, Rating, Review, SessionId, Tick

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)

REVIEWS = """
select sessions.id, reviews.seq, cards.id, rating, reviews.at, reviews.utc_offset, took,
  practice, confidence, hints, spoken, session
from reviews join cards on cards.key = card join sessions on sessions.key = session
where not exists (select 1 from retractions
  where retractions.session = reviews.session and retractions.seq = reviews.seq)
"""

MARKS = """
select sessions.id, marks.seq, cards.id, kind, marks.at, marks.utc_offset, until, step
from marks join cards on cards.key = card join sessions on sessions.key = session
where not exists (select 1 from mark_retractions
  where mark_retractions.session = marks.session and mark_retractions.seq = marks.seq)
"""

# Sittings that came with an import are named so, and were not given here.
NEWEST_REVIEW = """
select reviews.key from reviews join sessions on sessions.key = session
where sessions.id not like 'import-%' and not exists (select 1 from retractions
  where retractions.session = reviews.session and retractions.seq = reviews.seq)
order by reviews.key desc limit 1
"""
NEWEST_MARK = """
select marks.key from marks where not exists (select 1 from mark_retractions
  where mark_retractions.session = marks.session and mark_retractions.seq = marks.seq)
order by marks.key desc limit 1
"""

# Whatever holds for a card holds for the cards linked to it; chains are followed, rings cut.
MOST_LINKS = 100


def read_reviews(connection: sqlite3.Connection, where: str = "", values: Iterable[Any] = ()) -> list[Review]:
    """Return the live reviews in the order they were recorded; *where* narrows them down."""
    rows = connection.execute(f"{REVIEWS} {where} order by reviews.key", tuple(values)).fetchall()
    ticks = _ticks(connection)
    typed = {(session, seq): text for session, seq, text in connection.execute("select * from typed_answers")}
    probes = _probes(connection)
    links = read_links(connection)
    return [_review(row, ticks, typed, probes, links) for row in rows]


def read_marks(connection: sqlite3.Connection, where: str = "", values: Iterable[Any] = ()) -> list[Mark]:
    """Return the live marks in the order they were made; *where* narrows them down."""
    rows = connection.execute(f"{MARKS} {where} order by marks.key", tuple(values)).fetchall()
    links = read_links(connection)
    return [
        Mark(
            id=EntryId(SessionId(session), seq),
            card=linked(CardId(card), links),
            kind=MarkKind(kind),
            at=instant(at, offset),
            until=None if until is None else date.fromordinal(until),
            step=step,
        )
        for session, seq, card, kind, at, offset, until, step in rows
    ]


def read_newest(connection: sqlite3.Connection) -> Review | tuple[Mark, ...] | None:
    """Return the review, or the marks of one step, that came last and are not taken back."""
    review, mark = (
        (connection.execute(newest).fetchone() or (0,))[0] for newest in (NEWEST_REVIEW, NEWEST_MARK)
    )
    if review > mark:
        return read_reviews(connection, "and reviews.key = ?", (review,))[0]
    step = "and (session, step) = (select session, step from marks where key = ?)"
    return tuple(read_marks(connection, step, (mark,))) or None


def read_links(connection: sqlite3.Connection) -> dict[CardId, CardId]:
    """Return for each card whose history was given to another card that card."""
    links: dict[CardId, CardId] = {}
    rows = connection.execute(
        "select one.id, other.id from links join cards as one on one.key = old"
        " left join cards as other on other.key = new order by links.key"
    )
    for old, new in rows:
        links.pop(CardId(old), None)
        if new is not None:
            links[CardId(old)] = CardId(new)
    return links


def linked(card: CardId, links: dict[CardId, CardId]) -> CardId:
    """Return the card that the history of *card* counts for."""
    for _ in range(MOST_LINKS):
        if card not in links:
            break
        card = links[card]
    return card


def instant(at: int, offset: int) -> datetime:
    """Return the local time of an instant in milliseconds since 1970, *offset* seconds ahead of UTC."""
    return (EPOCH + at * MILLISECOND).astimezone(timezone(timedelta(seconds=offset)))


def stored_instant(at: datetime) -> tuple[int, int]:
    """Return the milliseconds since 1970 and the seconds ahead of UTC of a local time."""
    offset = at.utcoffset() or timedelta()
    return (at - EPOCH) // MILLISECOND, int(offset.total_seconds())


def _ticks(connection: sqlite3.Connection) -> dict[tuple[int, int], list[Tick]]:
    found: defaultdict[tuple[int, int], list[Tick]] = defaultdict(list)
    rows = connection.execute(
        "select session, seq, points.id, said from ticks join points on points.key = point"
        " order by session, seq, place"
    )
    for session, seq, point, said in rows:
        found[session, seq].append(Tick(point, bool(said)))
    return found


def _probes(connection: sqlite3.Connection) -> dict[tuple[int, int], list[Probe]]:
    found: defaultdict[tuple[int, int], list[Probe]] = defaultdict(list)
    rows = connection.execute("select session, seq, number, said, took from probes order by 1, 2, 3")
    for session, seq, number, said, took in rows:
        found[session, seq].append(Probe(number, bool(said), took * MILLISECOND))
    return found


def _review(
    row: tuple[Any, ...],
    ticks: dict[tuple[int, int], list[Tick]],
    typed: dict[tuple[int, int], str],
    probes: dict[tuple[int, int], list[Probe]],
    links: dict[CardId, CardId],
) -> Review:
    session, seq, card, rating, at, offset, took, practice, confidence, hints, spoken, key = row
    return Review(
        id=EntryId(SessionId(session), seq),
        card=linked(CardId(card), links),
        rating=Rating(rating),
        at=instant(at, offset),
        took=took * MILLISECOND,
        practice=bool(practice),
        confidence=None if confidence is None else Confidence(confidence),
        hints=hints,
        spoken=None if spoken is None else spoken * MILLISECOND,
        ticks=tuple(ticks.get((key, seq), ())),
        typed=typed.get((key, seq), ""),
        probes=tuple(probes.get((key, seq), ())),
    )
