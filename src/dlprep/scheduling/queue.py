"""Which cards to ask today, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from dlprep.model.card import CardId
from dlprep.scheduling.scheduler import Standing, Standings

NEW_A_DAY = 10


@dataclass(frozen=True, slots=True)
class Queue:
    """The cards to ask: *due* ones first, then *new* ones.

    *unseen* counts all cards never seen, also those that the day's allowance leaves out.
    """

    due: tuple[CardId, ...] = ()
    new: tuple[CardId, ...] = ()
    unseen: int = 0

    @property
    def cards(self) -> tuple[CardId, ...]:
        """Return all cards to ask, in order."""
        return self.due + self.new


def build_queue(
    cards: Iterable[CardId],
    standings: Standings,
    today: date,
    *,
    new_limit: int = NEW_A_DAY,
    seed: int = 0,
) -> Queue:
    """Choose from *cards*: the overdue longest first, those failed today last, then new ones.

    New cards keep their order; *new_limit* is for the whole study day, so cards first seen
    earlier today are taken off it. Cards due on the same day come in an order drawn from *seed*
    and the day: the same whenever it is asked for.
    """
    cards = tuple(cards)
    seen = [(card, standings[card]) for card in cards if card in standings]
    unseen = tuple(card for card in cards if card not in standings)
    begun_today = sum(standing.first_day == today for _, standing in seen)
    wanted = [(card, standing) for card, standing in seen if is_due(standing, today)]
    wanted.sort(key=lambda pair: (pair[1].due, _shuffle_key(pair[0], today, seed)))
    return Queue(
        due=tuple(card for card, _ in wanted),
        new=unseen[: max(0, new_limit - begun_today)],
        unseen=len(unseen),
    )


def is_due(standing: Standing, today: date) -> bool:
    """Say whether a card is wanted on *today*: its day has come, or it failed today."""
    return standing.due <= today or (standing.failing and standing.last_day >= today)


def next_due(standings: Iterable[Standing], today: date) -> date | None:
    """Return the first day after *today* on which one of the standings is due."""
    return min((standing.due for standing in standings if standing.due > today), default=None)


def _shuffle_key(card: CardId, today: date, seed: int) -> bytes:
    return blake2b(f"{seed}\0{today.isoformat()}\0{card}".encode(), digest_size=8).digest()
