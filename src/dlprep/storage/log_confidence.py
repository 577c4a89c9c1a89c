"""How sure people were before they saw the answer, and how it was, counted in the log itself."""

import sqlite3

from dlprep.model.card import CardId
from dlprep.model.review import Confidence, Rating
from dlprep.storage.log_rows import VALUES, linked_cards, of_live

COUNTS = of_live(
    "card, confidence, rating",
    """
    select card, confidence, rating, count(*) from live
    where confidence is not null group by card, confidence, rating
    """,
)


def count_confidence(connection: sqlite3.Connection) -> list[tuple[CardId, Confidence, Rating, int]]:
    """Return how many live reviews there were of a card, begun with that confidence and rated so.

    A card that others are linked to can come several times.
    """
    cards = linked_cards(connection)
    return [
        (cards[key], Confidence(confidence), Rating(rating), count)
        for key, confidence, rating, count in connection.execute(COUNTS, VALUES)
        if key in cards
    ]
