"""The stable entry for other programs: histories in, today's queue and all due days out.

No files, no clock, no session: everything is given. What is here keeps its names and meaning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.scheduling.costs import Costs
from dlprep.scheduling.gain import UNSEEN_WORTH
from dlprep.scheduling.queue import Limits, Target, build_queue
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay


@dataclass(frozen=True, slots=True)
class CardHistory:
    """A card and its ratings: (study day, 1 again to 4 easy), in the order they were given."""

    id: str
    ratings: Sequence[tuple[date, int]] = ()


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What to study today.

    *queue*: ids, best first, as many as the minutes should hold. *due*: the day on which each
    seen card is due. *seconds*: how long the queue should take. *beyond*: what to go on with, best
    first, when the queue took less: minutes left unused are dear.
    """

    queue: tuple[str, ...]
    due: Mapping[str, date]
    seconds: float
    beyond: tuple[str, ...] = ()


def plan_day(
    cards: Sequence[CardHistory],
    today: date,
    interview: date | None = None,
    minutes: float | None = None,
    *,
    costs: Costs | None = None,
    scheduler: str = DEFAULT,
    unseen_worth: float = UNSEEN_WORTH,
) -> DayPlan:
    """Plan one day of study.

    Without *interview* one in 30 days is assumed; without *minutes* everything due, and every
    unseen card, is queued. Raises KeyError for an unknown scheduler and ValueError for a rating
    that is none.
    """
    learner = replay(SCHEDULERS[scheduler](), _reviews(cards), today)
    queue = build_queue(
        [CardId(card.id) for card in cards],
        learner,
        today,
        targets=() if interview is None else (Target(interview),),
        costs=costs,
        limits=Limits(seconds=None if minutes is None else minutes * 60),
        unseen_worth=unseen_worth,
    )
    due = {str(card): standing.due for card, standing in learner.standings.items()}
    beyond = tuple(str(item.card) for item in queue.beyond)
    return DayPlan(tuple(str(card) for card in queue.cards), due, queue.seconds, beyond)


def _reviews(cards: Sequence[CardHistory]) -> list[Review]:
    """Give each rating an instant of its day, in order: ratings of one day stay one after the other."""
    return [
        Review(
            id=EntryId(SessionId(card.id), number),
            card=CardId(card.id),
            rating=Rating(rating),
            at=datetime.combine(day, time(12), UTC) + timedelta(milliseconds=number),
        )
        for card in cards
        for number, (day, rating) in enumerate(card.ratings)
    ]
