"""The reviews of the log as grades: all that standings and costs need, without building reviews."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from math import inf
from typing import Any

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.grades import Grade
from dlprep.storage.log_reading import read_links
from dlprep.storage.log_rows import DAY_NUMBER, VALUES, day_of, linked_cards, of_live
from dlprep.storage.log_values import stored_instant

GRADES = of_live(
    f"key, at, card, rating, {DAY_NUMBER} as number, took, practice, session, seq",
    "select key, at, card, rating, number, took, practice from live order by ",
)
AS_RECORDED = "key"
BY_INSTANT = "at, (select id from sessions where sessions.key = session), seq"

LAST = """
select sessions.id, seq, at from reviews join sessions on sessions.key = session where reviews.key = ?
"""
RETRACTED = """
select count(*) from retractions
where (select key from reviews where (session, seq) = (retractions.session, retractions.seq)) <= ?
"""

RATINGS = (Rating.AGAIN, *Rating)  # by number: 0 is none


@dataclass(frozen=True, slots=True)
class GradedTail:
    """The grades of the reviews behind a key, in the order of their instants, and the key of each."""

    grades: Sequence[Grade]
    keys: Sequence[int]


def read_grades(connection: sqlite3.Connection, after: int, reset: Mapping[CardId, datetime]) -> GradedTail:
    """Return the grades of all live reviews with a greater key than *after*.

    A grade given up to the instant in *reset* at which its card was started anew does not count.
    """
    values = {**VALUES, "after": after}
    cards = linked_cards(connection, after)
    anew: dict[CardId, float] = {card: stored_instant(at)[0] for card, at in reset.items()}
    tail, in_order = _graded(connection.execute(GRADES + AS_RECORDED, values), cards, anew)
    # Nearly always the clock only ran on; sorting a million rows takes longer than reading them.
    if not in_order:
        tail, _ = _graded(connection.execute(GRADES + BY_INSTANT, values), cards, anew)
    return tail


def log_state(connection: sqlite3.Connection, key: int) -> list[Any]:
    """Return, as plain data, what has to be the same later on for the reviews up to *key* to be the same."""
    last = connection.execute(LAST, (key,)).fetchone()
    [(retracted,)] = connection.execute(RETRACTED, (key,))
    links = [list(link) for link in sorted(read_links(connection).items())]
    return [list(last or ()), retracted, links]


def _graded(
    rows: Iterable[tuple[Any, ...]], cards: Mapping[int, CardId], anew: Mapping[CardId, float]
) -> tuple[GradedTail, bool]:
    """Return the grades, and whether each came after the one before. A million rows are not kept."""
    grades: list[Grade] = []
    keys: list[int] = []
    before, in_order = -inf, True
    day = cache(day_of)
    for key, at, number_of_card, rating, number, took, practice in rows:
        card = cards.get(number_of_card)
        if card is None:  # damaged: see `linked_cards`
            continue
        counts = not practice and not (anew and at <= anew.get(card, -inf))
        grades.append((card, RATINGS[rating], day(number), took, counts))
        keys.append(key)
        if at <= before:
            in_order = False
        before = at
    return GradedTail(grades, keys), in_order
