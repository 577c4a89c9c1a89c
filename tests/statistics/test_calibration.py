"""Predicted against observed recall."""

from collections.abc import Container
from datetime import date, timedelta
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.box_memory import Answer, BoxMemory
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.grades import grades_of
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import Prediction, replay
from dlprep.statistics.calibration import (
    ENOUGH_ANSWERS,
    BoxRecall,
    Calibration,
    Score,
    measure_boxes,
    measure_calibration,
)
from dlprep.statistics.predictions import predict
from dlprep.statistics.shares import share_of
from tests.builders import MONDAY, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
LATER = TODAY + timedelta(days=10)
A, G = Rating.AGAIN, Rating.GOOD


def reviews_of(*entries: tuple[str, Rating, float]) -> list[Review]:
    """Return reviews given so many days after Monday."""
    return [a_review(card, rating, days=day, seq=seq) for seq, (card, rating, day) in enumerate(entries, 1)]


def calibration_of(*entries: tuple[str, Rating, float]) -> Calibration:
    """Return the calibration after those reviews, seen on the tenth day."""
    reviews = reviews_of(*entries)
    return measure_calibration(predict(SCHEDULERS[DEFAULT](), grades_of(reviews), LATER))


def boxes_of(
    reviews: list[Review],
    name: str = DEFAULT,
    today: date = LATER,
    cards: Container[CardId] | None = None,
) -> tuple[BoxRecall, ...]:
    """Return the boxes after those reviews, and what some cards in them did."""
    predictions = predict(SCHEDULERS[name](), grades_of(reviews), today, cards)
    return measure_boxes(predictions, replay(SCHEDULERS[name](), reviews, today), cards)


def test_each_box_has_its_predictions_and_answers() -> None:
    """By the box a card was in when asked: answers, recalled, mean predicted from the days before."""
    found = boxes_of(reviews_of(("a", G, 0), ("b", G, 0), ("a", A, 2), ("b", G, 2), ("a", G, 3)))

    fresh = BoxMemory()
    taught = fresh.after([Answer(3, 2, recalled=False), Answer(3, 2, recalled=True)])
    boxes = {box.box: (box.answers, box.recalled, box.predicted) for box in found}
    assert boxes == {
        1: (0, 0, 0.0),
        2: (1, 1, pytest.approx(taught.recall(2, 1))),
        3: (2, 1, pytest.approx(fresh.recall(3, 2))),
        4: (0, 0, 0.0),
        5: (0, 0, 0.0),
    }
    assert [box.observed for box in found] == [0, 1, 0.5, 0, 0]
    assert [box.cards for box in found] == [0, 0, 1, 1, 0]


def test_scores_are_those_written_out() -> None:
    """Log loss and Brier over all answers, against the share recalled of the answers before."""
    calibration = calibration_of(("a", G, 0), ("b", G, 0), ("a", A, 2), ("b", G, 2))

    chance = BoxMemory().recall(3, 2)
    assert calibration.score is not None
    assert calibration.baseline is not None
    assert calibration.score.log_loss == pytest.approx((-log(1 - chance) - log(chance)) / 2)
    assert calibration.score.brier == pytest.approx((chance**2 + (1 - chance) ** 2) / 2)
    # The first forecast is one of two, the second one of three: a failure has been seen.
    assert calibration.baseline.log_loss == pytest.approx((-log(1 / 2) - log(1 / 3)) / 2)
    assert calibration.baseline.brier == pytest.approx((1 / 4 + 4 / 9) / 2)


def test_before_the_first_spaced_answer_there_is_no_score() -> None:
    """First views and repeats of a day are predictions of nothing."""
    entries = (("a", G, 0), ("a", A, 0.01), ("b", A, 1))

    calibration = calibration_of(*entries)

    assert (calibration.answers, calibration.score, calibration.baseline) == (0, None, None)
    assert calibration.better is None
    assert [box.interval for box in boxes_of(reviews_of(*entries))] == [1, 1, 2, 6, 13]


def regular(number: int, period: int) -> list[tuple[str, Rating, float]]:
    """Return *number* cards seen once and, a day later, forgotten every *period*-th time."""
    names = [f"c{index}" for index in range(number)]
    later = [(name, A if index % period == 0 else G, 1.0) for index, name in enumerate(names)]
    return [(name, G, 0.0) for name in names] + later


def test_judged_only_with_enough_answers() -> None:
    """Whether the predictions are better is said from twenty answers on."""
    assert calibration_of(*regular(ENOUGH_ANSWERS - 1, 4)).better is None
    assert calibration_of(*regular(ENOUGH_ANSWERS, 4)).better is not None


def test_better_takes_both_scores() -> None:
    """A learner with boxes that differ is predicted better than by the average; one of pure luck is not."""
    short = [(f"s{n}", rating, day) for n in range(20) for rating, day in ((A, 0), (A, 8), (A, 9))]
    long = [(f"l{n}", rating, day) for n in range(20) for rating, day in ((Rating.EASY, 0), (G, 8), (G, 9))]

    assert calibration_of(*short, *long).better is True
    assert calibration_of(*regular(40, 1)).better is False
    assert Calibration(40, Score(0.5, 0.2), Score(0.6, 0.1)).better is False
    assert Calibration(40, Score(0.5, 0.1), Score(0.6, 0.2)).better is True


def test_surprise_counts_standard_deviations() -> None:
    """How far the answers are from the predictions is measured in the luck that is to be expected."""
    box = boxes_of(reviews_of(*regular(30, 1)))[2]

    chance = BoxMemory().recall(3, 1)
    assert box.luck == pytest.approx((chance * (1 - chance) / 30) ** 0.5)
    assert box.surprise == pytest.approx(-chance / box.luck)
    assert box.surprise < -2


def test_some_cards_are_predicted_from_all() -> None:
    """For some cards only their answers are counted, but the whole log has taught the scheduler."""
    reviews = reviews_of(("a", G, 0), ("a", A, 2), ("b", G, 3), ("b", G, 5))

    boxes = boxes_of(reviews, today=TODAY, cards={CardId("b")})

    taught = BoxMemory().after([Answer(3, 2, recalled=False)])
    assert (sum(box.answers for box in boxes), sum(box.cards for box in boxes)) == (1, 1)
    assert boxes[2].predicted == pytest.approx(taught.recall(3, 2))


@pytest.mark.parametrize("name", SCHEDULERS)
@given(log=logs(), cards=st.none() | st.sets(st.sampled_from("abc").map(CardId)))
def test_predictions_are_those_of_the_replay(name: str, log: list[Review], cards: set[CardId] | None) -> None:
    """Kept as bare numbers, they are what a replay of the reviews tells one by one."""
    told: list[Prediction] = []
    replay(SCHEDULERS[name](), log, TODAY, told.append)
    expected = [one for one in told if cards is None or one.card in cards]

    found = predict(SCHEDULERS[name](), grades_of(log), TODAY, cards)

    rows = zip(found.cards, found.boxes, found.chances, map(bool, found.recalled), strict=True)
    assert list(rows) == [(one.card, one.answer.box, one.recall, one.answer.recalled) for one in expected]
    assert found.by_card() == {
        card: share_of(one.answer.recalled for one in expected if one.card == card)
        for card in {one.card for one in expected}
    }


@given(logs())
def test_every_spaced_answer_is_in_one_box(log: list[Review]) -> None:
    """Boxes, answers and cards add up with any scheduler; only boxes of days have an interval."""
    for name, make in SCHEDULERS.items():
        boxes = boxes_of(log, name, TODAY)
        answers = measure_calibration(predict(make(), grades_of(log), TODAY)).answers
        assert sum(box.answers for box in boxes) == answers
        assert sum(box.cards for box in boxes) == len({review.card for review in log})
        assert [box.interval is None for box in boxes] == [name == "fsrs"] * 5
