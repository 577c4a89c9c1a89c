"""The Leitner rules, as whole histories: the classic one, and the adaptive moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.review import Rating
from dlprep.scheduling.leitner import ADAPTIVE, Leitner
from dlprep.scheduling.scheduler import Standing

A, H, G, E = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
START = date(2026, 11, 23)
CLASSIC = Leitner()


def boxes(*history: tuple[int, Rating], leitner: Leitner = CLASSIC) -> list[int]:
    """Return the box after each (day, rating)."""
    standing = None
    after = []
    for day, rating in history:
        standing = leitner.advance(standing, rating, START + timedelta(days=day))
        after.append(standing.box)
    return after


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([(0, A)], [1]),
        ([(0, H)], [1]),
        ([(0, G)], [2]),
        ([(0, E)], [3]),
        ([(0, H), (1, G), (3, G), (7, G), (15, G), (31, G)], [1, 2, 3, 4, 5, 5]),
        ([(0, E), (4, E), (20, E)], [3, 5, 5]),
        ([(0, G), (2, G), (6, H)], [2, 3, 3]),
        ([(0, G), (2, G), (6, A), (7, G)], [2, 3, 1, 2]),
    ],
)
def test_moves(history: list[tuple[int, Rating]], expected: list[int]) -> None:
    """Again goes to box 1, hard stays, good goes one up, easy two; the last box is the fifth."""
    assert boxes(*history) == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([(0, A)], [1]),
        ([(0, H)], [2]),
        ([(0, G)], [3]),
        ([(0, E)], [4]),
        ([(0, A), (1, G), (2, H), (4, G), (10, G), (23, G)], [1, 2, 3, 4, 5, 5]),
        ([(0, H), (1, E), (7, A), (8, A), (9, A)], [2, 4, 2, 1, 1]),
        ([(0, E), (5, G), (18, A)], [4, 5, 3]),
        ([(0, E), (4, G), (9, E)], [4, 4, 5]),
        ([(0, G), (2, A), (2, A), (2, G), (3, A)], [3, 2, 2, 2, 1]),
    ],
)
def test_adaptive_moves(history: list[tuple[int, Rating]], expected: list[int]) -> None:
    """First answers go to boxes 1 to 4; again halves, once a day; hard climbs too, but only after a wait."""
    assert boxes(*history, leitner=Leitner(ADAPTIVE, (1, 1, 2, 6, 13))) == expected


@pytest.mark.parametrize(("box", "days"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16)])
def test_intervals(box: int, days: int) -> None:
    """The five boxes are asked again after 1, 2, 4, 8 and 16 study days."""
    standing = Standing(box, START, START, START - timedelta(days=1), 3, 0, failing=False)

    after = Leitner().advance(standing, H, START)

    assert after.due == START + timedelta(days=days)


def test_only_the_first_rating_of_a_day_promotes() -> None:
    """Repeating a failed card until it goes well does not climb boxes; failing again still falls."""
    assert boxes((0, G), (2, A), (2, G), (2, E), (3, G)) == [2, 1, 1, 1, 2]
    assert boxes((0, G), (2, G), (2, A)) == [2, 3, 1]


def test_failing_until_recalled() -> None:
    """A card is failing from an AGAIN to the next better rating; the whole stretch is one lapse."""
    standing = None
    failing = []
    for rating in (G, A, A, G):
        standing = Leitner().advance(standing, rating, START)
        failing.append((standing.failing, standing.lapses))

    assert failing == [(False, 0), (True, 1), (True, 1), (False, 1)]


def test_a_day_before_the_last_review_counts_as_that_day() -> None:
    """A clock set back, or a journey west, neither promotes nor makes a card due in the past."""
    standing = Leitner().advance(None, G, START)

    after = Leitner().advance(standing, E, START - timedelta(days=3))

    assert (after.box, after.last_day, after.due) == (2, START, START + timedelta(days=2))


histories = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(Rating)), max_size=30)


@given(histories, st.integers(1, 6))
def test_good_answers_on_one_day_promote_once(history: list[tuple[int, Rating]], times: int) -> None:
    """After any history, any number of good answers on one later day moves up one box."""
    ordered = sorted(history, key=lambda entry: entry[0])
    before = boxes(*ordered)[-1] if ordered else 1

    after = boxes(*ordered, *[(50, G)] * times)[-1]

    assert after == min(5, before + 1)


@given(histories)
def test_again_never_lengthens(history: list[tuple[int, Rating]]) -> None:
    """Whatever came before, AGAIN leads to a due day no later than any other rating does."""
    standing = None
    day = START
    for offset, rating in sorted(history, key=lambda entry: entry[0]):
        day = START + timedelta(days=offset)
        due = {choice: Leitner().advance(standing, choice, day).due for choice in Rating}
        assert due[A] == min(due.values())
        assert all(later > day for later in due.values())
        standing = Leitner().advance(standing, rating, day)


def test_a_rule_with_other_intervals_is_another_rule() -> None:
    """A scheduler made from one that was used has its own rule for the same day."""
    CLASSIC.on(START)

    assert replace(CLASSIC, intervals=(9,) * 5).advance(None, G, START).due == START + timedelta(days=9)
