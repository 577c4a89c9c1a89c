"""Which points were missed when each card was judged last, without building reviews."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from dlprep.model.card import CardId
from dlprep.storage.log_rows import VALUES, linked_cards, of_live
from dlprep.storage.log_values import stored_instant

JUDGED = of_live(
    "key, session, seq, card, at",
    "select card, at, session, seq from live"
    " where (session, seq) in (select session, seq from ticks)"
    " order by at, (select id from sessions where sessions.key = session), seq",
)
MISSED = "select session, seq, points.id from ticks join points on points.key = point where said = 0"


def read_missed(
    connection: sqlite3.Connection, reset: Mapping[CardId, datetime]
) -> dict[CardId, frozenset[str]]:
    """Return the points that were missed at the last review of each card that has missed any there.

    Reviews in which no point was judged, and those up to the instant in *reset* at which their card
    was started anew, do not count.
    """
    cards = linked_cards(connection)
    anew = {card: stored_instant(at)[0] for card, at in reset.items()}
    last: dict[CardId, tuple[int, int]] = {}
    for key, at, session, seq in connection.execute(JUDGED, VALUES):
        card = cards.get(key)
        if card is not None and at > anew.get(card, at - 1):
            last[card] = session, seq
    owners = {review: card for card, review in last.items()}
    missed: dict[CardId, set[str]] = {}
    for session, seq, point in connection.execute(MISSED):
        if owner := owners.get((session, seq)):
            missed.setdefault(owner, set()).add(point)
    return {card: frozenset(points) for card, points in missed.items()}
