"""What the answers to each card made of its points, without building reviews."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from dlprep.model.card import CardId
from dlprep.statistics.coverage import Judgement, Judgements
from dlprep.storage.log_rows import DAY_NUMBER, VALUES, day_of, linked_cards, of_live
from dlprep.storage.log_values import stored_instant

TICKS = of_live(
    f"key, session, seq, card, at, {DAY_NUMBER} as number",
    "select at, card, number, live.key, point, said from live join ticks using (session, seq) ",
)
REVIEW = itemgetter(0, 1, 2, 3)
AS_RECORDED = "order by live.key, place"
BY_INSTANT = "order by at, (select id from sessions where sessions.key = live.session), seq, place"


def read_points(connection: sqlite3.Connection, reset: Mapping[CardId, datetime]) -> Judgements:
    """Return what the answers to each card made of every point, in the order of their instants.

    Answers up to the instant in *reset* at which their card was started anew do not count.
    """
    # Nearly always the clock only ran on: see `log_grades`.
    found = _judgements(connection, AS_RECORDED, reset)
    return _judgements(connection, BY_INSTANT, reset) or {} if found is None else found


def _judgements(
    connection: sqlite3.Connection, order: str, reset: Mapping[CardId, datetime]
) -> Judgements | None:
    """Return what was read in that order; None where it is not that of the instants."""
    cards = linked_cards(connection)
    points = dict(connection.execute("select key, id from points"))
    anew = {card: stored_instant(at)[0] for card, at in reset.items()}
    both: dict[int, tuple[Judgement, Judgement]] = {}
    found: dict[CardId, dict[str, list[Judgement]]] = {}
    before: int | None = None
    for (at, key, number, _), ticks in groupby(connection.execute(TICKS + order, VALUES), REVIEW):
        if order is AS_RECORDED and before is not None and at <= before:
            return None
        before, card = at, cards.get(key)
        if card is None or at <= anew.get(card, at - 1):
            continue
        if number not in both:
            day = day_of(number)
            both[number] = (day, False), (day, True)
        judgements = found.setdefault(card, {})
        # Of a point that stands twice on a card, the last tick holds.
        for point, said in {point: said for *_, point, said in ticks if point in points}.items():
            judgements.setdefault(points[point], []).append(both[number][said])
    return found
