"""Pictures of statistics for the tests: a few reviews by hand, or months of study worked out by a rule."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from dlprep.model.card import Card, Point
from dlprep.model.review import Confidence, Rating, Review, Tick
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.queue import Target
from dlprep.scheduling.readiness import greatest_raises, measure_readiness
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.statistics.activity import measure_activity
from dlprep.statistics.calibration import measure_calibration
from dlprep.statistics.confidence import measure_confidence
from dlprep.statistics.coverage import measure_coverage
from dlprep.statistics.due_days import count_due
from dlprep.statistics.pace import measure_pace
from dlprep.statistics.retention import measure_retention
from dlprep.views.stats_picture import StatsPicture
from tests.builders import MONDAY, a_card, a_review

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


def a_picture(log: Sequence[Review], cards: Sequence[Card] = CARDS) -> StatsPicture:
    """Measure everything that a log shows of some cards, on the Monday."""
    learner = replay(SCHEDULERS[DEFAULT](), log, TODAY)
    calibration = measure_calibration(SCHEDULERS[DEFAULT](), log, TODAY)
    return StatsPicture(
        today=TODAY,
        readiness=measure_readiness([card.outline for card in cards], learner, TODAY),
        raises=greatest_raises(cards, learner, TODAY, Target(DAY)),
        burndown=None,
        calibration=calibration,
        retention=measure_retention(calibration.recalled, cards),
        coverage=measure_coverage(cards, log),
        judgement=measure_confidence(cards, log),
        pace=measure_pace(log, cards),
        due=count_due(learner.standings.values(), TODAY),
        activity=measure_activity(log, TODAY),
        days_off=frozenset(TODAY - timedelta(weeks=weeks, days=1) for weeks in range(9)),
        leeches=(cards[0],),
    )


def rated(entries: Iterable[Entry]) -> list[Review]:
    """Return reviews (card, rating, days before today as a negative number)."""
    return [a_review(card, rating, days=day, seq=seq) for seq, (card, rating, day) in enumerate(entries, 1)]


def months() -> StatsPicture:
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
