"""How many cards fall due on each of the next days, if none were studied before."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from dlprep.scheduling.scheduler import Standing

DAYS = 30


def count_due(standings: Iterable[Standing], today: date, days: int = DAYS) -> tuple[int, ...]:
    """Return the cards of each day from *today* on; what was due before it waits today."""
    counts = Counter(max(0, (standing.due - today).days) for standing in standings)
    return tuple(counts[day] for day in range(days))
