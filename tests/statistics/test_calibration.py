"""Predicted against observed recall."""

from datetime import timedelta
from math import log

import pytest
from hypothesis import given

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.box_memory import Answer, BoxMemory
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.statistics.calibration import ENOUGH_ANSWERS, Calibration, Score, measure_calibration
from tests.builders import MONDAY, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
A, G = Rating.AGAIN, Rating.GOOD


def calibration_of(*entries: tuple[str, Rating, float], name: str = DEFAULT) -> Calibration:
    """Return the calibration after reviews given so many days after Monday, seen on the tenth day."""
    reviews = [
        a_review(card, rating, days=day, seq=seq) for seq, (card, rating, day) in enumerate(entries, 1)
    ]
    return measure_calibration(SCHEDULERS[name](), reviews, TODAY + timedelta(days=10))


def test_each_box_has_its_predictions_and_answers() -> None:
    """By the box a card was in when asked: answers, recalled, mean predicted from the days before."""
    calibration = calibration_of(("a", G, 0), ("b", G, 0), ("a", A, 2), ("b", G, 2), ("a", G, 3))

    fresh = BoxMemory()
    taught = fresh.after([Answer(3, 2, recalled=False), Answer(3, 2, recalled=True)])
    boxes = {box.box: (box.answers, box.recalled, box.predicted) for box in calibration.boxes}
    assert boxes == {
        1: (0, 0, 0.0),
        2: (1, 1, pytest.approx(taught.recall(2, 1))),
        3: (2, 1, pytest.approx(fresh.recall(3, 2))),
        4: (0, 0, 0.0),
        5: (0, 0, 0.0),
    }
    assert [box.observed for box in calibration.boxes] == [0, 1, 0.5, 0, 0]
    assert [box.cards for box in calibration.boxes] == [0, 0, 1, 1, 0]


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
    calibration = calibration_of(("a", G, 0), ("a", A, 0.01), ("b", A, 1))

    assert (calibration.answers, calibration.score, calibration.baseline) == (0, None, None)
    assert calibration.better is None
    assert [box.interval for box in calibration.boxes] == [1, 1, 2, 6, 13]


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
    assert Calibration((), 40, Score(0.5, 0.2), Score(0.6, 0.1)).better is False
    assert Calibration((), 40, Score(0.5, 0.1), Score(0.6, 0.2)).better is True


def test_surprise_counts_standard_deviations() -> None:
    """How far the answers are from the predictions is measured in the luck that is to be expected."""
    box = calibration_of(*regular(30, 1)).boxes[2]

    chance = BoxMemory().recall(3, 1)
    assert box.luck == pytest.approx((chance * (1 - chance) / 30) ** 0.5)
    assert box.surprise == pytest.approx(-chance / box.luck)
    assert box.surprise < -2


def test_some_cards_are_predicted_from_all() -> None:
    """For some cards only their answers are counted, but the whole log has taught the scheduler."""
    reviews = [
        a_review(card, rating, days=day, seq=seq)
        for seq, (card, rating, day) in enumerate([("a", G, 0), ("a", A, 2), ("b", G, 3), ("b", G, 5)], 1)
    ]

    calibration = measure_calibration(SCHEDULERS[DEFAULT](), reviews, TODAY, {CardId("b")})

    taught = BoxMemory().after([Answer(3, 2, recalled=False)])
    assert (calibration.answers, sum(box.cards for box in calibration.boxes)) == (1, 1)
    assert calibration.boxes[2].predicted == pytest.approx(taught.recall(3, 2))


@given(logs())
def test_every_spaced_answer_is_in_one_box(log: list[Review]) -> None:
    """Boxes, answers and cards add up with any scheduler; only boxes of days have an interval."""
    for name, make in SCHEDULERS.items():
        calibration = measure_calibration(make(), log, TODAY)
        assert sum(box.answers for box in calibration.boxes) == calibration.answers
        assert sum(box.cards for box in calibration.boxes) == len({review.card for review in log})
        assert [box.interval is None for box in calibration.boxes] == [name == "fsrs"] * 5
