"""The dialogue of plain lines."""

import io

from dlprep.model.card import CardId
from dlprep.model.review import Rating, SessionId
from dlprep.study.effects import Effect
from dlprep.study.phases import Closed
from dlprep.study.session import Session
from dlprep.study.transitions import begin
from dlprep.terminal import plain
from tests.builders import MONDAY


def play(lines: str, cards: str = "ab") -> tuple[Session, list[Effect], str]:
    """Return the session, its effects and what was written, after those lines of input."""
    effects: list[Effect] = []
    written = io.StringIO()
    session = plain.run(
        begin(SessionId("s1"), [CardId(name) for name in cards], MONDAY),
        read_line=io.StringIO(lines).readline,
        write=lambda text: print(text, end="", file=written),
        describe=lambda session: f"<{type(session.phase).__name__} {session.card}>",
        now=lambda: MONDAY,
        perform=effects.append,
    )
    return session, effects, written.getvalue()


def test_a_sitting_line_by_line() -> None:
    """Enter reveals, a digit rates, u takes back, and the end of the input stops."""
    session, effects, written = play("\n1\n\n3\nu\n4\n")

    assert isinstance(session.phase, Closed)
    assert [(review.card, review.rating) for review in session.reviews] == [
        ("a", Rating.AGAIN),
        ("b", Rating.EASY),
    ]
    assert len(effects) == 4
    assert "<Answering a>" in written
    assert "<Asking b>" in written


def test_what_is_no_choice_changes_nothing() -> None:
    """Other lines are answered with a word, and the prompt comes again."""
    session, effects, written = play("7\nhello\n?\nj\n\nx\n\n")

    assert effects == []
    assert session.reviews == ()
    assert written.count(plain.MISUNDERSTOOD) == 6


def test_q_stops() -> None:
    """Q ends the sitting; what follows is not read."""
    session, _, _ = play("q\n\n3\n")

    assert session.reviews == ()
