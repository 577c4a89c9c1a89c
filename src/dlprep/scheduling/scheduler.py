"""What every scheduler offers, and the fold of a review log through one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self, TypeAlias

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.box_memory import Answer
from dlprep.scheduling.calendar import study_day


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands that was reviewed at least once.

    *due* is the first study day on which the card is wanted again. *failing* says that the last
    rating was AGAIN: such a card also wants another try on the very day it failed. *memory* is
    what a scheduler keeps beside the box, if it keeps anything.
    """

    box: int
    due: date
    first_day: date
    last_day: date
    reviews: int
    lapses: int
    failing: bool
    memory: tuple[float, ...] = ()


Standings: TypeAlias = Mapping[CardId, Standing]


class Scheduler(Protocol):
    """A rule for when to see a card again, and a belief about memory. Implementations are frozen."""

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen."""
        ...

    def recall(self, standing: Standing, day: date) -> float:
        """Return the predicted chance to recall a card on *day*, with no review in between."""
        ...

    def after(self, answers: Iterable[Answer]) -> Self:
        """Return the scheduler calibrated on more of the learner's spaced answers."""
        ...


@dataclass(frozen=True, slots=True)
class Learner:
    """What a log says: where each card stands, and the scheduler calibrated on the answers.

    *first_grades* counts the ratings of first answers, from AGAIN to EASY.
    """

    scheduler: Scheduler
    standings: Mapping[CardId, Standing]
    first_grades: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A spaced answer, and the recall that was predicted for it before its day."""

    card: CardId
    answer: Answer
    recall: float


def replay(
    scheduler: Scheduler,
    reviews: Iterable[Review],
    today: date | None = None,
    observe: Callable[[Prediction], None] | None = None,
) -> Learner:
    """Fold reviews, in the order of their instants however they arrive.

    The scheduler learns from a day's answers when the day is over: the intervals shown beside
    the ratings hold for the whole day. *today* says that all days before it are over. *observe*
    is told of every spaced answer, with the recall predicted for it before.
    """
    return resume(Learner(scheduler, {}), reviews, today, observe)


def resume(
    learner: Learner,
    reviews: Iterable[Review],
    today: date | None = None,
    observe: Callable[[Prediction], None] | None = None,
) -> Learner:
    """Fold the reviews of later days onto what earlier ones, whose days are over, have shown."""
    scheduler = learner.scheduler
    standings = dict(learner.standings)
    first_grades = list(learner.first_grades)
    answers: list[Answer] = []
    current: date | None = None
    for review in sorted(reviews, key=lambda review: (review.at, review.id)):
        day = study_day(review.at)
        if current is None or day > current:
            if answers:
                scheduler = scheduler.after(answers)
                answers = []
            current = day
        standing = standings.get(review.card)
        if standing is None:
            first_grades[review.rating - 1] += 1
        elif day > standing.last_day:
            waited = (day - standing.last_day).days
            answer = Answer(standing.box, waited, review.rating is not Rating.AGAIN)
            answers.append(answer)
            if observe is not None:
                observe(Prediction(review.card, answer, scheduler.recall(standing, day)))
        standings[review.card] = scheduler.advance(standing, review.rating, day)
    if answers and (current is None or today is None or today > current):
        scheduler = scheduler.after(answers)
    again, hard, good, easy = first_grades
    return Learner(scheduler, standings, (again, hard, good, easy))


def preview(scheduler: Scheduler, standing: Standing | None, day: date) -> dict[Rating, Standing]:
    """Return what each rating given on *day* would lead to."""
    return {rating: scheduler.advance(standing, rating, day) for rating in Rating}
