"""The loop of a sitting, with scripted keys."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from dlprep.errors import ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.review import Rating, SessionId
from dlprep.study.effects import Effect, Record, Retract
from dlprep.study.phases import Answering, Closed
from dlprep.study.session import Session
from dlprep.study.transitions import begin
from dlprep.terminal import loop
from dlprep.terminal.keymap import Move
from dlprep.terminal.keys import Key
from dlprep.terminal.loop import Viewport, scrolled
from dlprep.terminal.screen import Screen, Size
from tests.builders import MONDAY


@dataclass
class ScriptedKeys:
    """A keyboard on which a script is typed; at its end the terminal is closed."""

    keys: list[str]

    def read(self, timeout: float) -> Key | None:
        """Return the next key of the script; `tick` stands for a second without a key."""
        key = self.keys.pop(0) if self.keys else "end-of-input"
        return None if key == "tick" else Key(key)

    @contextlib.contextmanager
    def released(self) -> Iterator[None]:
        """Give nothing back: there is no terminal."""
        yield


@dataclass
class Page:
    """A drawn screen of five rows."""

    lines: tuple[str, ...]
    text_rows: int
    shown_rows: int = 5


class NoScreen(Screen):
    """A screen that nobody sees."""

    def __init__(self) -> None:
        """Have nothing to draw on."""

    @property
    def size(self) -> Size:
        """Return a small size."""
        return Size(40, 10)

    def draw(self, lines: object, size: Size) -> None:
        """Draw nothing."""


@dataclass
class Sitting:
    """A sitting over three cards whose answers have 20 rows, played by keys."""

    shown: list[tuple[str, CardId | None, Viewport]] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)

    def play(self, *keys: str) -> Session:
        """Return the session after those keys."""
        session = begin(SessionId("s1"), [CardId(name) for name in "abc"], MONDAY)
        return loop.run(
            session,
            keyboard=ScriptedKeys(list(keys)),
            screen=NoScreen(),
            draw=self._draw,
            now=lambda: MONDAY,
            perform=self.effects.append,
        )

    def _draw(self, session: Session, viewport: Viewport, size: Size, now: datetime) -> Page:
        self.shown.append((type(session.phase).__name__, session.card, viewport))
        return Page((), 20 if isinstance(session.phase, Answering) else 3)


def test_reveal_rate_undo_stop() -> None:
    """Keys become events; each rating is performed once, in order, and the end closes the sitting."""
    sitting = Sitting()

    session = sitting.play(" ", "1", "enter", "4", "u", "3", "q")

    assert isinstance(session.phase, Closed)
    assert [type(effect) for effect in sitting.effects] == [Record, Record, Retract, Record]
    assert [(review.card, review.rating) for review in session.reviews] == [
        ("a", Rating.AGAIN),
        ("b", Rating.GOOD),
    ]


@pytest.mark.parametrize("end", ["q", "ctrl-c", "ctrl-d", "end-of-input"])
def test_every_way_out(end: str) -> None:
    """q, Ctrl-C, Ctrl-D and a closed terminal all close the sitting."""
    assert isinstance(Sitting().play(end).phase, Closed)


def test_a_rating_needs_the_answer() -> None:
    """Before the reveal the rating keys do nothing."""
    assert Sitting().play("1", "2", "3", "4").reviews == ()


def test_confirming_reads_to_the_end_before_it_rates() -> None:
    """Space on an answer goes a page on while there is more of it, and rates GOOD at its end."""
    sitting = Sitting()

    session = sitting.play(" ", *[" "] * 5)

    assert [view.top for phase, card, view in sitting.shown if (phase, card) == ("Answering", "a")] == [
        0, 4, 8, 12, 15
    ]  # fmt: skip
    assert [(review.card, review.rating) for review in session.reviews] == [("a", Rating.GOOD)]


def test_a_new_card_starts_at_its_top() -> None:
    """Scrolling belongs to one text: the next one is shown from its beginning."""
    sitting = Sitting()

    sitting.play(" ", "end", "3", " ")

    assert sitting.shown[-1] == ("Answering", "b", Viewport(0))


def test_help_covers_the_screen_and_protects_it() -> None:
    """While help is shown keys only scroll or close it; a second key does what it says again."""
    sitting = Sitting()

    session = sitting.play(" ", "down", "?", "down", "3", "3")

    helps = [view for _, _, view in sitting.shown if view.help_top is not None]
    assert helps == [Viewport(1, 0), Viewport(1, 1)]
    assert len(session.reviews) == 1


def test_q_closes_help_and_ctrl_c_the_sitting() -> None:
    """In help q only closes help; Ctrl-C leaves from anywhere."""
    sitting = Sitting()

    sitting.play("?", "q", "?", "ctrl-c", "q")

    assert [view.help_top for _, _, view in sitting.shown] == [None, 0, None, 0]


def test_a_failing_log_ends_the_sitting_before_it_moves_on() -> None:
    """When a rating cannot be recorded, the error comes out and no later screen is drawn."""
    sitting = Sitting()

    def fail(_: Effect) -> None:
        raise ReviewLogError("disk full")

    sitting.effects = type("Failing", (), {"append": staticmethod(fail)})()
    with pytest.raises(ReviewLogError, match="disk full"):
        sitting.play(" ", "3", " ")

    assert sitting.shown[-1][:2] == ("Answering", "a")


@pytest.mark.parametrize(
    ("top", "move", "after"),
    [
        (0, Move.LINE_UP, 0), (0, Move.LINE_DOWN, 1), (15, Move.LINE_DOWN, 15), (3, Move.PAGE_DOWN, 7),
        (3, Move.PAGE_UP, 0), (14, Move.PAGE_DOWN, 15), (9, Move.TOP, 0), (2, Move.BOTTOM, 15),
    ],
)  # fmt: skip
def test_scrolling_stays_within_the_text(top: int, move: Move, after: int) -> None:
    """A page keeps one line in view, and no move leaves the text."""
    assert scrolled(top, move, Page((), 20)) == after
