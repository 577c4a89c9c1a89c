"""After a break: what is overdue, spread over the next days, the riskiest today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from dlprep.model.card import CardId

LOOK_BACK = timedelta(days=30)
LEAST_A_DAY = 10
"""Nobody is asked to catch up with fewer cards a day than this."""

TOO_MANY = 1.5
"""More than so many usual days' cards on one day is more than fits."""

MOST_DAYS = 7
"""Overdue cards are forgotten meanwhile: a week of waiting is the most that is offered unasked."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many cards a day asks: as it is, and once the overdue are spread."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Which cards wait until which day, and what that makes of the days, today first."""

    later: tuple[tuple[CardId, date], ...]
    loads: tuple[Load, ...]


def usual_cards(answered: Mapping[date, int], today: date) -> int:
    """Return how many cards are answered on a usual day of study: the median of the last 30 days'."""
    counts = [cards for day, cards in answered.items() if today - LOOK_BACK <= day < today]
    return max(LEAST_A_DAY, round(median(counts)) if counts else 0)


def days_needed(overdue: int, due: Sequence[int], usual: int, most: int = MOST_DAYS) -> int:
    """Return over how many days to spread, so that none asks for more than *usual* if *most* allow it.

    *due* are the cards that the days ask for anyway, today first.
    """
    room = 0
    for number, already in enumerate(due[:most], start=1):
        room += max(0, usual - already)
        if room >= overdue:
            return number
    return max(1, min(most, len(due)))


def spread(overdue: Sequence[CardId], due: Sequence[int], today: date) -> CatchUp:
    """Spread *overdue*, the riskiest first, over as many days as *due* has, as evenly as they allow."""
    level = _level(len(overdue), due)
    later: list[tuple[CardId, date]] = []
    loads: list[Load] = []
    rest = list(overdue)
    for number, already in enumerate(due):
        day = today + timedelta(days=number)
        room = len(rest) if number == len(due) - 1 else max(0, level - already)
        taken, rest = rest[:room], rest[room:]
        if number:
            later += [(card, day) for card in taken]
        before = already + (0 if number else len(overdue))
        loads.append(Load(day, before, already + len(taken)))
    return CatchUp(tuple(later), tuple(loads))


def _level(cards: int, due: Sequence[int]) -> int:
    """Return the fewest cards a day with which all *cards* find room beside what is due."""
    level = 0
    while sum(max(0, level - already) for already in due) < cards:
        level += 1
    return level
