"""How long the answers to each card took, and how long was spoken, without building reviews."""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from dlprep.model.card import CardId
from dlprep.storage.log_rows import VALUES, linked_cards, of_live
from dlprep.storage.log_values import MILLISECOND

TOOK = of_live("card, min(took, :longest) as took", "select card, took from live where took > 0")
SPOKEN = of_live("card, spoken", "select card, spoken from live where spoken > 0")


class Times(NamedTuple):
    """By card, the milliseconds of every answer that took any time, and of every one that was spoken."""

    took: Mapping[CardId, Sequence[int]]
    spoken: Mapping[CardId, Sequence[int]]


def read_times(connection: sqlite3.Connection, longest: timedelta) -> Times:
    """Return the times of all live reviews, practice too; whole answers took at most *longest* each."""
    cards = linked_cards(connection)
    took = connection.execute(TOOK, {**VALUES, "longest": longest // MILLISECOND})
    return Times(_by_card(took, cards), _by_card(connection.execute(SPOKEN, VALUES), cards))


def _by_card(rows: sqlite3.Cursor, cards: Mapping[int, CardId]) -> Mapping[CardId, Sequence[int]]:
    """Return the times of each card as bare numbers: a million of them take eight megabytes."""
    found: dict[CardId, array[int]] = {}
    by_key: dict[int, array[int]] = {}
    for key, time in rows:
        times = by_key.get(key)
        if times is None:
            if key not in cards:
                continue
            times = by_key[key] = found.setdefault(cards[key], array("q"))
        times.append(time)
    return found
