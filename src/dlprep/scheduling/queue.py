"""Which cards to ask today, and in which order.

Within the minutes there are, the order matters more than the intervals: due and new cards
together, the greatest gain on the interview day for a second of study first; then, if minutes
are left, the other cards that gain anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple
from zlib import crc32

from dlprep.model.card import CardId
from dlprep.scheduling.costs import Costs
from dlprep.scheduling.due import is_due
from dlprep.scheduling.gain import UNSEEN_WORTH, Gains
from dlprep.scheduling.scheduler import Learner, Standing

HORIZON = timedelta(days=30)
"""Without an interview, cards are studied as for one this far away."""

NEW_A_DAY = 10
"""New cards a day when no minutes are set."""


class Reason(Enum):
    """Why a card is asked today."""

    FAILED = "failed today"
    DUE = "due"
    NEW = "new"
    EARLY = "ahead of its day"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Target:
    """An interview: its day, and how much a card counts there (1 if it is not named)."""

    day: date
    weights: Mapping[CardId, float] = field(default_factory=dict)
    default_weight: float = 1.0


class Item(NamedTuple):
    """A card to ask, why, the recall it gains on the interview day, and the seconds it takes."""

    card: CardId
    reason: Reason
    gain: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Queue:
    """What to ask, best first.

    *beyond* would follow if there were more minutes, *held* more if the day might have more cards;
    *unseen* counts all cards never seen.
    """

    items: tuple[Item, ...] = ()
    beyond: tuple[Item, ...] = ()
    unseen: int = 0
    held: int = 0

    @property
    def cards(self) -> tuple[CardId, ...]:
        """Return the cards to ask, in order."""
        return tuple(item.card for item in self.items)

    @property
    def seconds(self) -> float:
        """Return how long it all should take."""
        return sum(item.seconds for item in self.items)

    def counted(self, *reasons: Reason) -> int:
        """Return how many cards are asked for one of these reasons."""
        return sum(item.reason in reasons for item in self.items)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a day holds: seconds of study, new cards, cards not asked yet today. None is no limit.

    Without *seconds*, cards ahead of their day are not asked: nothing would end the day. Cards that
    failed today are asked again whatever *cards* says.
    """

    seconds: float | None = None
    new: int | None = None
    cards: int | None = None


def build_queue(
    cards: Iterable[CardId],
    learner: Learner,
    today: date,
    *,
    targets: Sequence[Target] = (),
    costs: Costs | None = None,
    limits: Limits = Limits(),
    unseen_worth: float = UNSEEN_WORTH,
    seed: int = 0,
) -> Queue:
    """Order *cards* by what studying them today gains; new cards alike keep their order.

    Seen cards that gain alike come in an order drawn from *seed* and the day: the same whenever
    it is asked for. Interviews of the past are left out; without any, one in 30 days is assumed.
    Cards failed earlier today come first: their answer is still warm, and they were promised back.
    """
    ranking = _Ranking(learner, today, targets, costs or Costs(), unseen_worth)
    ranked = list(ranking.items(cards, early=limits.seconds is not None))

    # The same on every machine, unlike hash(), and quicker to have than a cryptographic one.
    drawn = crc32(f"{seed}\0{today.isoformat()}\0".encode())

    def order(item: Item) -> tuple[bool, float, int]:
        shuffled = 0 if item.reason is Reason.NEW else crc32(item.card.encode(), drawn)
        return item.reason is not Reason.FAILED, -item.gain / item.seconds, shuffled

    wanted = sorted((item for item in ranked if item.reason is not Reason.EARLY), key=order)
    early = sorted((item for item in ranked if item.reason is Reason.EARLY and item.gain > 0), key=order)
    kept = [*_first_new(wanted, None if limits.new is None else limits.new - _begun(learner, today)), *early]
    failed = sum(item.reason is Reason.FAILED for item in kept)
    most = len(kept) if limits.cards is None else failed + max(0, limits.cards)
    items, beyond = within(kept[:most], limits.seconds)
    unseen = sum(item.reason is Reason.NEW for item in ranked)
    return Queue(tuple(items), tuple(beyond), unseen, len(kept[most:]))


def within(items: Sequence[Item], seconds: float | None) -> tuple[Sequence[Item], Sequence[Item]]:
    """Cut after the last item of which at least half fits into the time."""
    if seconds is None:
        return items, ()
    used = 0.0
    for place, item in enumerate(items):
        if used + item.seconds / 2 > seconds:
            return items[:place], items[place:]
        used += item.seconds
    return items, ()


class _Ranking:
    """Turns cards into items."""

    def __init__(
        self, learner: Learner, today: date, targets: Sequence[Target], costs: Costs, unseen_worth: float
    ) -> None:
        ahead = [target for target in targets if target.day >= today] or [Target(today + HORIZON)]
        self._learner, self._today, self._costs = learner, today, costs
        self._gains = [(target, Gains(learner, today, target.day, unseen_worth)) for target in ahead]

    def items(self, cards: Iterable[CardId], *, early: bool) -> Iterator[Item]:
        """Yield an item a card; those ahead of their day only if they are asked *early*: they are many."""
        standings = self._learner.standings
        for card in cards:
            standing = standings.get(card)
            reason = self._reason(standing)
            if early or reason is not Reason.EARLY:
                yield self._item(card, standing, reason)

    def _item(self, card: CardId, standing: Standing | None, reason: Reason) -> Item:
        total, recall = 0.0, 0.0
        for target, gains in self._gains:
            gain, recall = gains.of_first_view() if standing is None else gains.of_review(standing)
            total += target.weights.get(card, target.default_weight) * gain
        seconds = self._costs.first(card) if standing is None else self._costs.review(card, recall)
        return Item(card, reason, total, seconds)

    def _reason(self, standing: Standing | None) -> Reason:
        if standing is None:
            return Reason.NEW
        if standing.failing and standing.last_day >= self._today:
            return Reason.FAILED
        return Reason.DUE if is_due(standing, self._today) else Reason.EARLY


def _begun(learner: Learner, today: date) -> int:
    """Return how many cards were first seen today."""
    return sum(standing.first_day == today for standing in learner.standings.values())


def _first_new(items: Iterable[Item], allowed: int | None) -> list[Item]:
    """Drop the new cards after the first *allowed* ones."""
    kept: list[Item] = []
    for item in items:
        if item.reason is Reason.NEW and allowed is not None:
            if allowed <= 0:
                continue
            allowed -= 1
        kept.append(item)
    return kept
