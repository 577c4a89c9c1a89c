"""The rows of the log that make a review, for questions that SQLite answers itself."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from dlprep.model.card import CardId
from dlprep.scheduling.calendar import DAY_START, YEARS
from dlprep.storage.log_reading import linked, read_links
from dlprep.storage.log_values import EPOCH, LONGEST, MILLISECOND

IS_LIVE = """
at + utc_offset * 1000 between :first and :last and utc_offset between -86399 and 86399
and took <= :most and (spoken is null or spoken <= :most)
and (session, seq) not in (select session, seq from retractions)
"""
"""Holds for the rows that `log_reading` makes reviews of."""

# For their order SQLite works the columns out once a row, instead of wherever one is mentioned.
LIVE = "with live as (select {columns} from reviews where key > :after and {is_live} order by key) "
DAY_NUMBER = "(at + utc_offset * 1000 - :begins) / :day"
"""The study day of a review; see `day_of`."""

DAY = timedelta(days=1) // MILLISECOND
FIRST_MOMENT, LAST_MOMENT = (
    (datetime(year, 1, 1, tzinfo=EPOCH.tzinfo) - EPOCH) // MILLISECOND for year in (YEARS.start, YEARS.stop)
)
VALUES: Mapping[str, int] = {
    "after": 0,
    "first": FIRST_MOMENT,
    "last": LAST_MOMENT - 1,
    "most": LONGEST,
    "begins": FIRST_MOMENT - DAY + DAY_START // MILLISECOND,
    "day": DAY,
}
"""What stands for the names above; reviews behind another key than 0 may be asked for."""

FIRST_DAY = date(YEARS.start, 1, 1) - timedelta(days=1)


def of_live(columns: str, query: str) -> str:
    """Return a query over *live*: these columns of the live reviews, in the order they were recorded."""
    return LIVE.format(columns=columns, is_live=IS_LIVE) + query


def day_of(number: int) -> date:
    """Return the study day of a `DAY_NUMBER`: they are counted from the first there can be."""
    return FIRST_DAY + timedelta(days=number)


CARDS = """
select key, id from cards where :after = 0 or key in (select card from reviews where reviews.key > :after)
"""


def linked_cards(connection: sqlite3.Connection, after: int = 0) -> dict[int, CardId]:
    """Return, by the key of each card reviewed behind the key *after*, the card its history counts for.

    In a damaged log reviews may have the key of no card: they do not count.
    """
    links = read_links(connection)
    return {key: linked(CardId(card), links) for key, card in connection.execute(CARDS, {"after": after})}
