"""The reviews of the log as grades: all that standings and costs need, without building reviews."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from math import inf
from operator import lt
from typing import Any

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.calendar import DAY_START, YEARS
from dlprep.scheduling.grades import Grade
from dlprep.storage.log_reading import linked, read_links
from dlprep.storage.log_values import EPOCH, LONGEST, MILLISECOND, stored_instant

# The same rows that make a review, in the order in which reviews are replayed: see `log_values`.
# A study day is given as its ordinal, 1 being the first of January of the year 1.
GRADES = """
select reviews.key, reviews.at, cards.id, rating,
  (reviews.at + reviews.utc_offset * 1000 - :begins) / :day, took, practice
from reviews join cards on cards.key = card
where reviews.key > :after and took <= :most and (spoken is null or spoken <= :most)
  and reviews.utc_offset between -86399 and 86399
  and reviews.at + reviews.utc_offset * 1000 between :first and :last
  and not exists (select 1 from retractions
    where retractions.session = reviews.session and retractions.seq = reviews.seq)
"""
AS_RECORDED = " order by reviews.key"
BY_INSTANT = """ order by reviews.at,
  (select sessions.id from sessions where sessions.key = reviews.session), reviews.seq"""

LAST = """
select sessions.id, seq, at from reviews join sessions on sessions.key = session where reviews.key = ?
"""
RETRACTED = "select count(*) from retractions join reviews using (session, seq) where reviews.key <= ?"

RATINGS = (Rating.AGAIN, *Rating)  # by number: 0 is none
DAY = timedelta(days=1) // MILLISECOND
FIRST_MOMENT, LAST_MOMENT = (
    (datetime(year, 1, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // MILLISECOND for year in (YEARS.start, YEARS.stop)
)


@dataclass(frozen=True, slots=True)
class GradedTail:
    """The grades of the reviews behind a key, in the order of their instants, and the key of each."""

    grades: Sequence[Grade]
    keys: Sequence[int]


def read_grades(connection: sqlite3.Connection, after: int, reset: Mapping[CardId, datetime]) -> GradedTail:
    """Return the grades of all live reviews with a greater key than *after*.

    A grade given up to the instant in *reset* at which its card was started anew does not count.
    """
    values = {
        "after": after,
        "begins": DAY_START // MILLISECOND - EPOCH.toordinal() * DAY,
        "day": DAY,
        "most": LONGEST,
        "first": FIRST_MOMENT,
        "last": LAST_MOMENT - 1,
    }
    links = read_links(connection)
    anew: dict[CardId, float] = {card: stored_instant(at)[0] for card, at in reset.items()}
    tail, instants = _graded(connection.execute(GRADES + AS_RECORDED, values), links, anew)
    # Nearly always the clock only ran on; sorting a million rows takes longer than reading them.
    if not all(map(lt, instants, islice(instants, 1, None))):
        tail, _ = _graded(connection.execute(GRADES + BY_INSTANT, values), links, anew)
    return tail


def log_state(connection: sqlite3.Connection, key: int) -> list[Any]:
    """Return, as plain data, what has to be the same later on for the reviews up to *key* to be the same."""
    last = connection.execute(LAST, (key,)).fetchone()
    [(retracted,)] = connection.execute(RETRACTED, (key,))
    links = [list(link) for link in sorted(read_links(connection).items())]
    return [list(last or ()), retracted, links]


def _graded(
    rows: Iterable[tuple[Any, ...]], links: dict[CardId, CardId], anew: Mapping[CardId, float]
) -> tuple[GradedTail, list[int]]:
    """Return the grades, and the instant of each. Rows are not kept: a long log has a million."""
    grades: list[Grade] = []
    keys: list[int] = []
    instants: list[int] = []
    day_of = cache(date.fromordinal)
    for key, at, card, rating, number, took, practice in rows:
        if links:
            card = linked(card, links)  # noqa: PLW2901 - the row is done with
        counts = not practice and not (anew and at <= anew.get(card, -inf))
        grades.append((card, RATINGS[rating], day_of(number), took, counts))
        keys.append(key)
        instants.append(at)
    return GradedTail(grades, keys), instants
