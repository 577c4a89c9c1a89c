"""Which backups are kept: the last ones, then one a day, a week and a month."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

LAST = 10
DAYS = 7
WEEKS = 8
MONTHS = 12


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Return those *times* of backups that are kept.

    Only backups are counted, never days without one: neither a long break nor a clock that jumps
    can make all of them old at once.
    """
    newest_first = sorted(times, reverse=True)
    return {
        *newest_first[:LAST],
        *_newest_of_each(newest_first, lambda time: time.date(), DAYS),
        *_newest_of_each(newest_first, lambda time: time.isocalendar()[:2], WEEKS),
        *_newest_of_each(newest_first, lambda time: (time.year, time.month), MONTHS),
    }


def _newest_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], Hashable], most: int
) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for time in newest_first:
        newest.setdefault(period(time), time)
    return list(newest.values())[:most]
