"""Pictures of statistics for the tests: a few reviews by hand, or months of study worked out by a rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from dlprep.model.card import Card, CardId, Point
from dlprep.model.review import Confidence, Rating, Review, Tick
from dlprep.scheduling.burndown import Burndown
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.grades import grades_of
from dlprep.scheduling.queue import Target
from dlprep.scheduling.readiness import Raise, Readiness, greatest_raises, measure_readiness
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.statistics.activity import Activity, measure_activity
from dlprep.statistics.calibration import BoxRecall, Calibration, measure_boxes, measure_calibration
from dlprep.statistics.confidence import OwnJudgement, measure_confidence
from dlprep.statistics.coverage import Coverage, measure_coverage
from dlprep.statistics.due_days import count_due
from dlprep.statistics.pace import Pace, measure_pace
from dlprep.statistics.predictions import predict
from dlprep.statistics.retention import Retention, measure_retention
from tests.builders import MONDAY, a_card, a_review
from tests.statistics.by_hand import confidence_of, days_of, judgements_of, times_of

A, H, G, E = Rating
Entry = tuple[str, Rating, float]
TODAY = study_day(MONDAY)
DAY = TODAY + timedelta(days=30)
CARDS = (
    a_card("alpha", points=(Point("one"), Point("two"), Point("three")), tags=("greek", "start")),
    a_card("beta"),
    a_card("gamma"),
)
HISTORY: tuple[Entry, ...] = (("alpha", G, -4), ("beta", A, -4), ("alpha", G, -2), ("beta", A, -1))
TOPICS = ("attention", "convolution", "evaluation", "a-tag-with-a-name-longer-than-any-column")


@dataclass(frozen=True, slots=True)
class Picture:
    """A `StatsPicture` that is measured as a whole."""

    today: date
    readiness: tuple[Readiness, ...]
    ready: tuple[Readiness, ...]
    raises: tuple[Raise, ...]
    burndown: Burndown | None
    boxes: tuple[BoxRecall, ...]
    calibration: Calibration
    retention: Retention
    coverage: Coverage
    judgement: OwnJudgement
    pace: Pace
    due: tuple[int, ...]
    activity: Activity
    days_off: frozenset[date]
    leeches: tuple[CardId, ...]


def a_picture(log: Sequence[Review], cards: Sequence[Card] = CARDS) -> Picture:
    """Measure everything that a log shows of some cards, on the Monday."""
    learner = replay(SCHEDULERS[DEFAULT](), log, TODAY)
    predictions = predict(SCHEDULERS[DEFAULT](), grades_of(log), TODAY)
    outlines = [card.outline for card in cards]
    by_id = {card.id: card for card in cards}
    return Picture(
        today=TODAY,
        readiness=measure_readiness(outlines, learner, TODAY),
        ready=measure_readiness(outlines, learner, TODAY, by_tag=False),
        raises=greatest_raises(by_id, learner, TODAY, Target(DAY), by_id.__getitem__),
        burndown=None,
        boxes=measure_boxes(predictions, learner),
        calibration=measure_calibration(predictions),
        retention=measure_retention(predictions.by_card(), outlines),
        coverage=measure_coverage(outlines, judgements_of(log), by_id.__getitem__),
        judgement=measure_confidence(outlines, confidence_of(log)),
        pace=measure_pace(*times_of(log), by_id, by_id.__getitem__),
        due=count_due(learner.standings.values(), TODAY),
        activity=measure_activity(days_of(log), TODAY),
        days_off=frozenset(TODAY - timedelta(weeks=weeks, days=1) for weeks in range(9)),
        leeches=(cards[0].id,),
    )


def rated(entries: Iterable[Entry]) -> list[Review]:
    """Return reviews (card, rating, days before today as a negative number)."""
    return [a_review(card, rating, days=day, seq=seq) for seq, (card, rating, day) in enumerate(entries, 1)]


def months() -> Picture:
    """Return two months of study of a dozen cards, with everything an answer can have."""
    cards = [_topic_card(number) for number in range(12)]
    dice = Random(7)
    return a_picture([_answer(number, cards, dice) for number in range(240)], cards)


def _topic_card(number: int) -> Card:
    points = (Point(f"The first idea of card {number}", must=True), Point("A second idea"), Point("A third"))
    tags = (TOPICS[number % 4],) if number < 11 else ()
    question = (
        f"Question {number}: what would you say to an interviewer who asks about $x^{number}$ at length?"
    )
    return a_card(f"card-{number}", question=question, points=points, tags=tags)


def _answer(number: int, cards: Sequence[Card], dice: Random) -> Review:
    place = dice.randrange(len(cards))
    skill = 0.55 + 0.03 * place
    recalled = dice.random() < skill
    review = a_review(
        cards[place].id, G if recalled else A, days=-60 + number // 4, minutes=number % 4, seq=number + 1
    )
    took = timedelta(seconds=40 + dice.randrange(110))
    return replace(
        review,
        ticks=tuple(Tick(point.say, dice.random() < skill) for point in cards[place].points),
        took=took,
        spoken=took * 0.9,
        confidence=(*Confidence, None)[dice.randrange(4)],
    )
