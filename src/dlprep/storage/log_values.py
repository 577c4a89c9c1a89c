"""Columns of the log as values: instants, durations, and rows that cannot be."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, TypeAlias, TypeVar

from dlprep.scheduling.calendar import YEARS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
LONGEST = 366 * 24 * 3600 * 1000
"""The milliseconds that an answer can have taken: with a machine that slept, weeks."""

Report: TypeAlias = Callable[[str], None]
"""Takes note of a row that cannot be: it is left out, and the others are read."""

T = TypeVar("T")


def instant(at: int, offset: int) -> datetime:
    """Return the local time of an instant in milliseconds since 1970, *offset* seconds ahead of UTC.

    Raises ValueError or OverflowError for a time that no clock has shown.
    """
    local = (EPOCH + at * MILLISECOND).astimezone(timezone(timedelta(seconds=offset)))
    if local.year not in YEARS:
        message = f"the year {local.year} is not one to reckon with"
        raise ValueError(message)
    return local


def stored_instant(at: datetime) -> tuple[int, int]:
    """Return the milliseconds since 1970 and the seconds ahead of UTC of a local time."""
    offset = at.utcoffset() or timedelta()
    return (at - EPOCH) // MILLISECOND, int(offset.total_seconds())


def duration(milliseconds: int) -> timedelta:
    """Return how long something took. Raises ValueError for what nothing takes."""
    if not 0 <= milliseconds <= LONGEST:
        message = f"{milliseconds} ms is no time that an answer took"
        raise ValueError(message)
    return milliseconds * MILLISECOND


def built(
    rows: Iterable[tuple[Any, ...]], build: Callable[[tuple[Any, ...]], T], kind: str, report: Report
) -> list[T]:
    """Return what *build* makes of each row; one that it cannot is reported by *kind* and left out.

    A row begins with the sitting, the number there and the card.
    """
    found = []
    for row in rows:
        try:
            found.append(build(row))
        # The database checks less than the values do, and a person can write into it.
        except (ValueError, OverflowError, TypeError) as error:
            session, seq, card, *_ = row
            report(f"{kind} {seq} of the sitting {session}, on the card '{card}', cannot be ({error})")
    return found
