"""What a review is worth on the day of the interview, against the sum written out."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.gain import Gains
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import Learner, replay
from tests.builders import MONDAY, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
LATER = TODAY + timedelta(days=12)


@given(logs(), st.integers(0, 60), st.sampled_from(sorted(SCHEDULERS)))
def test_gain_of_a_review(log: list[Review], days: int, name: str) -> None:
    """Right or wrong, weighted by the chance to be right today, less what is recalled without it."""
    learner = replay(SCHEDULERS[name](), log, LATER)
    scheduler, interview = learner.scheduler, LATER + timedelta(days=days)
    gains = Gains(learner, LATER, interview)

    for standing in learner.standings.values():
        chance = scheduler.recall(standing, LATER)
        right = scheduler.recall(scheduler.advance(standing, Rating.GOOD, LATER), interview)
        wrong = scheduler.recall(scheduler.advance(standing, Rating.AGAIN, LATER), interview)
        without = scheduler.recall(standing, interview)
        expected = chance * right + (1 - chance) * wrong - without
        # Asked twice, because what is worked out is kept.
        assert [gains.of_review(standing).gain, gains.of_review(standing).gain] == pytest.approx(
            [expected] * 2
        )


def test_gain_of_a_first_view() -> None:
    """The learner's own first answers and 2:1:2:0.5 before them, less what can be said unprepared."""
    grades = (10, 0, 3, 1)
    learner = Learner(SCHEDULERS[DEFAULT](), {}, grades)
    scheduler = learner.scheduler

    recalls = [scheduler.recall(scheduler.advance(None, rating, TODAY), LATER) for rating in Rating]
    weights = [12.0, 1.0, 5.0, 1.5]

    expected = sum(w * r for w, r in zip(weights, recalls, strict=True)) / sum(weights) - 0.10
    assert expected == pytest.approx(Gains(learner, TODAY, LATER).of_first_view().gain)


@pytest.mark.parametrize("worth", [0.0, 0.1, 0.25])
def test_the_knob_between_breadth_and_depth(worth: float) -> None:
    """The worth of an unseen card is taken off a first view's gain, and off nothing else."""
    learner = replay(SCHEDULERS[DEFAULT](), [a_review("a", days=-3)], TODAY)
    broad, chosen = Gains(learner, TODAY, LATER, 0.0), Gains(learner, TODAY, LATER, worth)
    (standing,) = learner.standings.values()

    assert broad.of_first_view().gain - worth == pytest.approx(chosen.of_first_view().gain)
    assert broad.of_review(standing) == chosen.of_review(standing)


def test_a_card_just_asked_gains_nothing_on_the_same_day() -> None:
    """On the eve, a card answered well a moment ago cannot be better recalled by asking it again."""
    learner = replay(SCHEDULERS[DEFAULT](), [a_review("a")], TODAY)
    (standing,) = learner.standings.values()

    assert Gains(learner, TODAY, TODAY + timedelta(days=1)).of_review(standing).gain == pytest.approx(0)
