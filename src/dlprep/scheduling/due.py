"""When a card that was seen is wanted again."""

from collections.abc import Iterable
from datetime import date

from dlprep.scheduling.scheduler import Standing


def is_due(standing: Standing, today: date) -> bool:
    """Say whether a card is wanted on *today*: its day has come, or it failed today."""
    return standing.due <= today or (standing.failing and standing.last_day >= today)


def next_due(standings: Iterable[Standing], today: date) -> date | None:
    """Return the first day after *today* on which one of the standings is due."""
    return min((standing.due for standing in standings if standing.due > today), default=None)
