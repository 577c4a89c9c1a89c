"""What the review log holds, row by row turned into values."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import Confidence, EntryId, Probe, Rating, Review, SessionId, Tick
from dlprep.storage.log_values import LONGEST, MILLISECOND, Report, built, duration, instant

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

OF_CARDS = "and card in (select key from cards where id in (select value from json_each(?)))"

# What was added to reviews; of *few* of them, or all.
TICKS = """
select session, seq, points.id, said from ticks join points on points.key = point
{few} order by session, seq, place
"""
FEW = "where (session, seq) in (select session, seq from reviews where true {where})"
TYPED = "select session, seq, text from typed_answers {few}"
PROBES = "select session, seq, number, said, took from probes {few} order by 1, 2, 3"

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

ELSEWHERE = """
select distinct cards.id from reviews join cards on cards.key = card join sessions on sessions.key = session
where reviews.key > ? and sessions.id != ?
"""

# Whatever holds for a card holds for the cards linked to it; chains are followed, rings cut.
MOST_LINKS = 100


def read_reviews(
    connection: sqlite3.Connection, report: Report, where: str = "", values: Iterable[Any] = ()
) -> list[Review]:
    """Return the live reviews in the order they were recorded; *where* narrows them down, by key or card."""
    values = tuple(values)
    rows = connection.execute(f"{REVIEWS} {where} order by reviews.key", values).fetchall()
    few = FEW.format(where=where) if where else ""

    def added(query: str) -> sqlite3.Cursor:
        return connection.execute(query.format(few=few), values)

    ticks, probes = _ticks(added(TICKS)), _probes(added(PROBES))
    typed = {(session, seq): text for session, seq, text in added(TYPED)}
    links = read_links(connection)
    return built(rows, lambda row: _review(row, ticks, typed, probes, links), "review", report)


def read_reviews_of(connection: sqlite3.Connection, report: Report, card: CardId) -> list[Review]:
    """Return the live reviews that count for a card, those that were given to it from others too."""
    links = read_links(connection)
    ids = [each for each in (card, *links) if linked(each, links) == card]
    return read_reviews(connection, report, OF_CARDS, (json.dumps(ids),))


def read_marks(
    connection: sqlite3.Connection, report: Report, where: str = "", values: Iterable[Any] = ()
) -> list[Mark]:
    """Return the live marks in the order they were made; *where* narrows them down."""
    rows = connection.execute(f"{MARKS} {where} order by marks.key", tuple(values)).fetchall()
    links = read_links(connection)
    return built(rows, lambda row: _mark(row, links), "mark", report)


def read_newest(connection: sqlite3.Connection, report: Report) -> Review | tuple[Mark, ...] | None:
    """Return the review, or the marks of one step, that came last and are not taken back."""
    review, mark = (
        (connection.execute(newest).fetchone() or (0,))[0] for newest in (NEWEST_REVIEW, NEWEST_MARK)
    )
    if review > mark:
        return next(iter(read_reviews(connection, report, "and reviews.key = ?", (review,))), None)
    step = "and (session, step) = (select session, step from marks where key = ?)"
    return tuple(read_marks(connection, report, step, (mark,))) or None


def newest_key(connection: sqlite3.Connection) -> int:
    """Return the key of the review that was recorded last, 0 if there is none."""
    [(key,)] = connection.execute("select coalesce(max(key), 0) from reviews")
    return int(key)


def rated_elsewhere(connection: sqlite3.Connection, own: SessionId, since: int) -> frozenset[CardId]:
    """Return the cards that other sittings than *own* rated after the review of the key *since*."""
    return frozenset(CardId(card) for (card,) in connection.execute(ELSEWHERE, (since, own)))


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


def _ticks(rows: sqlite3.Cursor) -> dict[tuple[int, int], list[Tick]]:
    found: defaultdict[tuple[int, int], list[Tick]] = defaultdict(list)
    for session, seq, point, said in rows:
        found[session, seq].append(Tick(point, bool(said)))
    return found


def _probes(rows: sqlite3.Cursor) -> dict[tuple[int, int], list[Probe]]:
    found: defaultdict[tuple[int, int], list[Probe]] = defaultdict(list)
    for session, seq, number, said, took in rows:
        found[session, seq].append(Probe(number, bool(said), min(max(took, 0), LONGEST) * MILLISECOND))
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
        took=duration(took),
        practice=bool(practice),
        confidence=None if confidence is None else Confidence(confidence),
        hints=hints,
        spoken=None if spoken is None else duration(spoken),
        ticks=tuple(ticks.get((key, seq), ())),
        typed=typed.get((key, seq), ""),
        probes=tuple(probes.get((key, seq), ())),
    )


def _mark(row: tuple[Any, ...], links: dict[CardId, CardId]) -> Mark:
    session, seq, card, kind, at, offset, until, step = row
    return Mark(
        id=EntryId(SessionId(session), seq),
        card=linked(CardId(card), links),
        kind=MarkKind(kind),
        at=instant(at, offset),
        until=None if until is None else date.fromordinal(until),
        step=step,
    )
