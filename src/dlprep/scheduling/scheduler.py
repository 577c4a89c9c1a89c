"""What every scheduler offers, and the fold of a review log through one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, Self, TypeAlias

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.box_memory import Answer, AnswerFields
from dlprep.scheduling.grades import Grade, grades_of

AGAIN = Rating.AGAIN


class Standing(NamedTuple):
    """Where a card stands that was reviewed at least once.

    *due* is the first study day on which the card is wanted again. *lapses* counts how often it was
    forgotten after its first view, on one day in a row once. *failing* says that the last rating was
    AGAIN: such a card also wants another try on the very day it failed. *memory* is what a
    scheduler keeps beside the box, if it keeps anything.

    A tuple by name: a long log makes millions of them, and tuples are made four times as fast.
    """

    box: int
    due: date
    first_day: date
    last_day: date
    reviews: int
    lapses: int
    failing: bool
    memory: tuple[float, ...] = ()


def lapses_after(standing: Standing | None, rating: Rating, day: date) -> int:
    """Return the lapses of a card after a rating; a stretch of failures on one day is one lapse."""
    if standing is None:
        return 0
    forgotten = rating is Rating.AGAIN and (not standing.failing or day > standing.last_day)
    return standing.lapses + forgotten


Fields: TypeAlias = tuple[int, date, date, date, int, int, bool, tuple[float, ...]]
"""What a standing holds, as a plain tuple: those are made four times as fast as tuples by name."""

Rule: TypeAlias = Callable[[Fields | None, Rating], Fields]
"""Takes where a card stood, None if never seen, and a rating; returns where it stands."""

Standings: TypeAlias = Mapping[CardId, Standing]


class Scheduler(Protocol):
    """A rule for when to see a card again, and a belief about memory. Implementations are frozen."""

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen."""
        ...

    def on(self, day: date) -> Rule:
        """Return what `advance` does on a study day, for a long log: on plain tuples."""
        ...

    def recall(self, standing: Standing, day: date) -> float:
        """Return the predicted chance to recall a card on *day*, with no review in between."""
        ...

    def after(self, answers: Iterable[AnswerFields]) -> Self:
        """Return the scheduler calibrated on more of the learner's spaced answers."""
        ...

    @property
    def state(self) -> tuple[float, ...]:
        """Return what it was calibrated to, as numbers to keep; empty before the first answer."""
        ...

    def restored(self, state: tuple[float, ...]) -> Self:
        """Return the scheduler calibrated to a `state`. Raises ValueError for numbers that are none."""
        ...


@dataclass(frozen=True, slots=True)
class Learner:
    """What a log says: where each card stands, and the scheduler calibrated on the answers.

    *first_grades* counts the ratings of first answers, from AGAIN to EASY.
    """

    scheduler: Scheduler
    standings: Mapping[CardId, Standing]
    first_grades: tuple[int, int, int, int] = (0, 0, 0, 0)


class Prediction(NamedTuple):
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
    return fold(learner, grades_of(reviews), today, observe)


def fold(
    learner: Learner,
    grades: Iterable[Grade],
    today: date | None = None,
    observe: Callable[[Prediction], None] | None = None,
) -> Learner:
    """Fold grades, which are in the order of their instants, onto what earlier days have shown."""
    scheduler = learner.scheduler
    before, moved = learner.standings, dict[CardId, Fields]()
    first_grades = list(learner.first_grades)
    answers: list[AnswerFields] = []
    current: date | None = None
    latest: date | None = None
    for card, rating, day, _, counts in grades:
        if not counts:
            continue
        if day is not current and day != current:
            if latest is None or day > latest:
                if answers:
                    scheduler = scheduler.after(answers)
                    answers = []
                latest = day
            current, rule = day, scheduler.on(day)
        standing = moved.get(card) or before.get(card)
        if standing is None:
            first_grades[rating - 1] += 1
        else:
            box, _, _, last_day, _, _, _, _ = standing
            if day > last_day:
                answer = box, (day - last_day).days, rating is not AGAIN
                answers.append(answer)
                if observe is not None:
                    recall = scheduler.recall(Standing._make(standing), day)
                    observe(Prediction(card, Answer._make(answer), recall))
        moved[card] = rule(standing, rating)
    if answers and (latest is None or today is None or today > latest):
        scheduler = scheduler.after(answers)
    again, hard, good, easy = first_grades
    standings = {**before, **{card: Standing._make(fields) for card, fields in moved.items()}}
    return Learner(scheduler, standings, (again, hard, good, easy))


def preview(scheduler: Scheduler, standing: Standing | None, day: date) -> dict[Rating, Standing]:
    """Return what each rating given on *day* would lead to."""
    return {rating: scheduler.advance(standing, rating, day) for rating in Rating}
