"""How much was studied on each day, counted in the log itself: a million reviews in a quarter of a second."""

import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from dlprep.model.card import CardId
from dlprep.storage.log_rows import DAY_NUMBER, IS_LIVE, VALUES, day_of, linked_cards, of_live
from dlprep.storage.log_values import MILLISECOND

# Most reviews stand beside others of their day: such a run is added up while it is read. Where days
# go to and fro, as in what came with an import, all are sorted first, which takes twice as long.
MOST_RUNS = 10_000
FIRST = "select key, {number} from reviews order by key limit 1"
NEXT = "select key, {number} from reviews where key > :begin and {number} <> :number order by key limit 1"
RUN = """
select :number, count(*), sum(min(took, :longest)) from reviews
where key >= :begin and key < :end and {wanted}
"""
ALL = """
select {number} as number, count(*), sum(min(took, :longest)) from reviews where {wanted} group by number
"""
CARDS = of_live(f"{DAY_NUMBER} as number, card", "select distinct number, card from live")
END = 2**63 - 1


def count_days(
    connection: sqlite3.Connection, longest: timedelta, cards: Container[CardId] | None = None
) -> dict[date, tuple[int, timedelta]]:
    """Return the live reviews of each study day and the time they took, at most *longest* each.

    Only the reviews of *cards* are counted; for None all, those of cards gone as well.
    """
    wanted = IS_LIVE
    if cards is not None:
        keys = {key for key, card in linked_cards(connection).items() if card in cards}
        connection.create_function("is_wanted", 1, keys.__contains__)
        wanted += "and is_wanted(card)"
    names = {"number": DAY_NUMBER, "wanted": wanted}
    values = {**VALUES, "longest": longest // MILLISECOND}
    runs = list(islice(_runs(connection), MOST_RUNS + 1))
    if len(runs) > MOST_RUNS:
        return _added(connection.execute(ALL.format(**names), values))
    run = RUN.format(**names)
    return _added(row for each in runs for row in connection.execute(run, {**values, **each}))


def count_cards(connection: sqlite3.Connection) -> dict[date, int]:
    """Return how many different cards were answered on each study day."""
    cards = linked_cards(connection)
    answered = {(number, cards[key]) for number, key in connection.execute(CARDS, VALUES) if key in cards}
    return {day_of(number): count for number, count in Counter(number for number, _ in answered).items()}


def _runs(connection: sqlite3.Connection) -> Iterator[Mapping[str, int]]:
    """Yield the day of each run of reviews, the key it begins with, and the one the next begins with."""
    begun = connection.execute(FIRST.format(number=DAY_NUMBER), VALUES).fetchone()
    following = NEXT.format(number=DAY_NUMBER)
    while begun is not None:
        begin, number = begun
        begun = connection.execute(following, {**VALUES, "begin": begin, "number": number}).fetchone()
        yield {"number": number, "begin": begin, "end": END if begun is None else begun[0]}


def _added(rows: Iterable[tuple[int, int, int | None]]) -> dict[date, tuple[int, timedelta]]:
    """Return the sums of each day; one that was gone back to has several."""
    reviews: Counter[int] = Counter()
    took: Counter[int] = Counter()
    for number, count, milliseconds in rows:
        if count:
            reviews[number] += count
            took[number] += milliseconds or 0
    return {day_of(number): (count, took[number] * MILLISECOND) for number, count in reviews.items()}
