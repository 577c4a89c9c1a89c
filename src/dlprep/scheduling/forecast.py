"""What the plan comes to: minutes and cards of each day, and the recall expected on the interview day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dlprep.model.card import CardId
from dlprep.scheduling.expected import Expected, Outcome, counted_cards
from dlprep.scheduling.play import Outset, Player, study_days
from dlprep.scheduling.queue import Queue, Reason, Target


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """A day of study, and the recall expected on the interview day if it were the last."""

    day: date
    first_views: int
    reviews: int
    first_minutes: float
    review_minutes: float
    recall: Expected

    @property
    def minutes(self) -> float:
        """Return how long the day's study takes."""
        return self.first_minutes + self.review_minutes


@dataclass(frozen=True, slots=True)
class GroupForecast:
    """Some of the cards: the recall on the interview day without further study, and with the plan."""

    name: str
    cards: int
    unseen: int
    now: Expected
    recall: Expected


@dataclass(frozen=True, slots=True)
class Forecast:
    """The days from today to the evening before *interview*; a single one if that is today.

    *cards* is how many count. *now* is the recall on that day without further study. *unseen* are
    the cards never seen by then. Unseen cards count as not recalled, in all figures.
    """

    interview: date
    cards: int
    now: Expected
    days: tuple[ForecastDay, ...]
    groups: tuple[GroupForecast, ...]
    unseen: tuple[CardId, ...]

    @property
    def recall(self) -> Expected:
        """Return what is expected when the plan is kept to its end."""
        return self.days[-1].recall


def forecast(
    outset: Outset, groups: Mapping[str, Collection[CardId]] | None = None, target: Target | None = None
) -> Forecast:
    """Play the plan until *target*, the next interview if none is given; measure the recall there."""
    target = target or outset.next_target
    counted = counted_cards(target, outset.cards)
    player, outcome = Player(outset), Outcome(outset.learner.scheduler, target.day)
    now = outcome.recall(counted, player.standings)
    days = []
    for day in study_days(outset.today, target.day):
        queue = player.study(day)
        days.append(_day(day, queue, outcome.recall(counted, player.standings)))
    weights = dict(counted)
    results = []
    for name, cards in (groups or {}).items():
        inside = [(card, weights[card]) for card in cards if card in weights]
        if inside:
            start, end = (outcome.recall(inside, at) for at in (outset.learner.standings, player.standings))
            unseen = sum(card not in player.standings for card, _ in inside)
            results.append(GroupForecast(name, len(inside), unseen, start, end))
    unseen_cards = tuple(card for card, _ in counted if card not in player.standings)
    return Forecast(target.day, len(counted), now, tuple(days), tuple(results), unseen_cards)


def _day(day: date, queue: Queue, recall: Expected) -> ForecastDay:
    first = [item.seconds for item in queue.items if item.reason is Reason.NEW]
    minutes = sum(first) / 60
    return ForecastDay(
        day, len(first), len(queue.items) - len(first), minutes, queue.seconds / 60 - minutes, recall
    )
