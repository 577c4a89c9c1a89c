"""Which lines of a long text are on the screen."""

from itertools import groupby

import pytest

from dlprep.model.review import Rating
from dlprep.terminal.actions import Action
from dlprep.terminal.showing import Follow, scrolled, settled
from tests.terminal.scripted import Page, Sitting, a_full_card


def test_confirming_reads_to_the_end_before_it_rates() -> None:
    """Space on an answer goes a page on while there is more of it, and rates GOOD at its end."""
    sitting = Sitting()

    session = sitting.play(" ", *[" "] * 5)

    tops = [view.top for phase, card, view in sitting.shown if (phase, card) == ("Answering", "a")]
    assert tops == [0, 4, 8, 12, 15]
    assert [(review.card, review.rating) for review in session.reviews] == [("a", Rating.GOOD)]


def test_a_new_card_starts_at_its_top() -> None:
    """Scrolling belongs to one text: the next one is shown from its beginning."""
    sitting = Sitting()

    sitting.play(" ", "end", "3", " ")

    assert sitting.shown[-1][:2] == ("Answering", "b")
    assert sitting.shown[-1][2].top == 0


def test_arrows_move_among_points_in_view_and_scroll_else() -> None:
    """With the point on the screen an arrow moves the cursor, which is followed; below it scrolls."""
    sitting = Sitting([a_full_card("a")])

    sitting.play(" ", "down", "down", "down", "up", "end", "up")

    tops = [view.top for phase, _, view in sitting.shown if phase == "Answering"]
    assert [top for top, _ in groupby(tops)] == [0, 1, 4, 5, 3, 15, 14]


@pytest.mark.parametrize(
    ("top", "move", "after"),
    [
        (0, Action.LINE_UP, 0), (0, Action.LINE_DOWN, 1), (15, Action.LINE_DOWN, 15),
        (3, Action.PAGE_DOWN, 7), (3, Action.PAGE_UP, 0), (14, Action.PAGE_DOWN, 15),
        (9, Action.TOP, 0), (2, Action.BOTTOM, 15),
    ],
)  # fmt: skip
def test_scrolling_stays_within_the_text(top: int, move: Action, after: int) -> None:
    """A page keeps one line in view, and no move leaves the text."""
    assert scrolled(top, move, Page(text_rows=20)) == after


@pytest.mark.parametrize(
    ("first", "focus", "result", "follow", "after"),
    [
        (0, (8, 10), None, Follow.FOCUS, 5),
        (9, (2, 3), None, Follow.FOCUS, 2),
        (4, (5, 6), None, Follow.FOCUS, 4),
        (0, (8, 10), None, Follow.NOTHING, 0),
        (0, (2, 3), (11, 12), Follow.RESULT, 7),
        (0, None, None, Follow.FOCUS, 0),
        (99, None, None, Follow.NOTHING, 15),
    ],
)
def test_what_is_followed_comes_into_view(
    first: int, focus: tuple[int, int] | None, result: tuple[int, int] | None, follow: Follow, after: int
) -> None:
    """The text moves as little as it must to show the point at hand, and what the points come to."""
    assert settled(first, Page(text_rows=20, focus=focus, result=result), follow) == after
