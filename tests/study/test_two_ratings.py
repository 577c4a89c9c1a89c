"""Only again and good are offered, for those who set `study.binary`."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import Point
from dlprep.model.review import Rating, SessionId
from dlprep.study.effects import Record
from dlprep.study.events import Accepted, Judged, Rated, Revealed
from dlprep.study.judging import FOUR, TWO, on_scale
from dlprep.study.session import Session
from dlprep.study.transitions import begin, update
from tests.builders import MONDAY, a_card

CARD = a_card("full", points=(Point("must", must=True), Point("second"), Point("third")))


def answering() -> Session:
    """Return a sitting of two ratings in which the answer is shown."""
    session = begin(SessionId("s1"), [CARD.id], MONDAY, card_of=lambda _: CARD, scale=TWO)
    return update(session, Revealed(MONDAY))[0]


@given(st.sampled_from(Rating))
def test_a_rating_falls_to_the_next_that_is_offered(rating: Rating) -> None:
    """With two ratings hard has failed and easy is good; with four each stays what it is."""
    assert on_scale(rating, TWO) == (Rating.GOOD if rating >= Rating.GOOD else Rating.AGAIN)
    assert on_scale(rating, FOUR) is rating


@pytest.mark.parametrize("rating", Rating)
def test_only_what_is_offered_can_be_given(rating: Rating) -> None:
    """A rating that is not offered changes nothing, whatever key it came from."""
    session = answering()

    after, effects = update(session, Rated(rating, MONDAY + timedelta(seconds=50)))

    assert bool(effects) is (rating in TWO)
    assert (after == session) is (rating not in TWO)


@pytest.mark.parametrize(
    ("said", "rating"),
    [("yyy", Rating.GOOD), ("yyn", Rating.GOOD), ("nyy", Rating.AGAIN), ("nnn", Rating.AGAIN)],
)
def test_the_points_propose_one_of_the_two(said: str, rating: Rating) -> None:
    """A missing must fails the answer, since there is no hard to give."""
    session = answering()
    for letter in said:
        session = update(session, Judged(letter == "y"))[0]

    _, effects = update(session, Accepted(MONDAY + timedelta(seconds=50)))

    (record,) = (effect for effect in effects if isinstance(effect, Record))
    assert record.review.rating is rating
