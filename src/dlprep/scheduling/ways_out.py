"""What helps when a plan leaves cards unseen: more minutes, fewer cards, a later day.

Each is found by playing the changed plan, not by a rule of thumb.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dlprep.model.card import CardId
from dlprep.scheduling.costs import Kind
from dlprep.scheduling.expected import counted_cards
from dlprep.scheduling.play import Outset, Player, study_days
from dlprep.scheduling.queue import NEW_A_DAY, Target

MOST_MINUTES = 240
"""More than four hours a day are not proposed."""

LATEST_DAYS = 180
"""An interview is not proposed to be later than half a year from now."""

MOST_TRIED = 6
"""How many choices of cards to leave out are tried."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Cards that could be left out, as the names of decks or of tags."""

    cards: frozenset[CardId]
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Each way alone lets every other card be seen; None is a way that does not exist.

    *minutes* a day, on the days that have no minutes of their own. *leave_out* is one of the
    choices given. *day* is a later day for the next interview.
    """

    minutes: int | None = None
    leave_out: Choice | None = None
    day: date | None = None


def find_ways_out(outset: Outset, missed: int, choices: Sequence[Choice]) -> WaysOut:
    """Return the ways out of a plan that leaves *missed* cards unseen.

    Of *choices*, the cards that could be left out, the first that helps is proposed.
    """
    minutes = minutes_to_see_all(outset)
    if outset.next_target not in outset.targets:  # no interview: no day to move, nothing to leave out
        return WaysOut(minutes)
    return WaysOut(minutes, _choice(outset, missed, choices), _later_day(outset))


def minutes_to_see_all(outset: Outset) -> int | None:
    """Return the fewest minutes a day with which every card is seen; None if four hours do not do.

    Weekdays with minutes of their own, and days off, stay as they are.
    """

    def enough(minutes: int) -> bool:
        plan = replace(outset.plan, minutes=minutes)
        return _sees_all(replace(outset, plan=plan), outset.next_target)

    return _least(enough, int(outset.plan.minutes or 0), MOST_MINUTES)


def _later_day(outset: Outset) -> date | None:
    target = outset.next_target
    others = tuple(other for other in outset.targets if other is not target)

    def enough(days: int) -> bool:
        moved = replace(target, day=outset.today + timedelta(days=days))
        return _sees_all(replace(outset, targets=(*others, moved)), moved)

    days = _least(enough, (target.day - outset.today).days, LATEST_DAYS)
    return None if days is None else outset.today + timedelta(days=days)


def _choice(outset: Outset, missed: int, choices: Sequence[Choice]) -> Choice | None:
    unseen = {card for card in outset.cards if card not in outset.learner.standings}
    # Leaving a card out saves its reviews too, so somewhat fewer may do.
    likely = [choice for choice in choices if len(unseen & choice.cards) > missed / 2]
    for choice in likely[:MOST_TRIED]:
        rest = tuple(card for card in outset.cards if card not in choice.cards)
        if rest and _sees_all(replace(outset, cards=rest), outset.next_target):
            return choice
    return None


def _sees_all(outset: Outset, target: Target) -> bool:
    """Say whether every card that counts on an interview is seen before it."""
    player = Player(outset)
    counted = {card for card, _ in counted_cards(target, outset.cards)}
    days = study_days(outset.today, target.day)
    room = sum(_most_first_views(outset, day) for day in days)
    for day in days:
        if len(counted - player.standings.keys()) > room:  # not even without any review
            return False
        player.study(day)
        room -= _most_first_views(outset, day)
    return counted <= player.standings.keys()


def _most_first_views(outset: Outset, day: date) -> float:
    minutes = outset.plan.minutes_on(day)
    if minutes is None:
        return NEW_A_DAY
    # The last card of a day is asked if half of it fits.
    return minutes * 60 / outset.costs.seconds[Kind.FIRST] + 0.5 if minutes else 0.0


def _least(test: Callable[[int], bool], low: int, limit: int) -> int | None:
    """Return the least number above *low* that passes a test which all greater ones pass too.

    Exact below 32; from there on at most a sixteenth too great, as every test plays all days.
    """
    if low >= limit:
        return None
    step = max(1, low // 4)
    high = min(low + step, limit)
    while not test(high):
        if high >= limit:
            return None
        low, step = high, 2 * step
        high = min(low + step, limit)
    while high - low > max(1, high // 16):
        middle = (low + high) // 2
        low, high = (low, middle) if test(middle) else (middle, high)
    return high
