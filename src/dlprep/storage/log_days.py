"""How much was studied on each day, counted in the log itself: a million reviews in half a second."""

import sqlite3
from datetime import date, timedelta

from dlprep.scheduling.calendar import DAY_START, YEARS
from dlprep.storage.log_grades import DAY, FIRST_MOMENT, LAST_MOMENT
from dlprep.storage.log_values import LONGEST, MILLISECOND

# The same rows that make a review: see `log_values`. Days are counted from the first there can be.
DAYS = """
select (at + utc_offset * 1000 - :begins) / :day as number, count(*), sum(min(took, :longest))
from reviews
where at + utc_offset * 1000 between :first and :last and utc_offset between -86399 and 86399
  and took <= :most and (spoken is null or spoken <= :most)
  and (session, seq) not in (select session, seq from retractions)
group by number
"""
FIRST_DAY = date(YEARS.start, 1, 1) - timedelta(days=1)


def count_days(connection: sqlite3.Connection, longest: timedelta) -> dict[date, tuple[int, timedelta]]:
    """Return the live reviews of each study day and the time they took, at most *longest* each."""
    values = {
        "begins": FIRST_MOMENT - DAY + DAY_START // MILLISECOND,
        "day": DAY,
        "longest": longest // MILLISECOND,
        "most": LONGEST,
        "first": FIRST_MOMENT,
        "last": LAST_MOMENT - 1,
    }
    rows = connection.execute(DAYS, values)
    return {FIRST_DAY + timedelta(days=number): (count, took * MILLISECOND) for number, count, took in rows}
