"""The study screen on a real pseudo-terminal."""

import os
import signal
import sqlite3
import termios
from pathlib import Path

import pytest

from dlprep.model.review import Rating
from dlprep.storage.review_log import ReviewLog
from tests.snapshots import Snapshot

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
if os.name != "nt":
    from tests.pseudo_terminal import Terminal

CODE = "\n".join(f"          step_{number} = step_{number - 1} * {number}" for number in range(1, 61))
DECK = f"""\
format: 1
id: optimisation
title: Optimisation
cards:
  - id: momentum
    number: 7
    question: What does momentum add to gradient descent, and when does it hurt?
    answer: |
      It adds a **running mean** of past gradients, so that steps along a long valley add up.

      - The update is $v_t = \\beta v_{{t-1}} + g_t$.
      - A common choice is $\\beta = 0.9$.

      $$w_{{t+1}} = w_t - \\eta v_t$$
    points:
      - {{say: "A running mean of gradients", must: true}}
      - {{say: "Steps along a valley add up"}}
    mistakes: ["calls it a second derivative"]
    follow_ups:
      - {{ask: "What is Nesterov's change?", answer: "It looks ahead before it takes the gradient."}}
  - id: unrolled
    question: How would you unroll this loop?
    answer: |
      Like this, step by step:

      ```python
{CODE.replace("          ", "      ")}
      ```

      That was the last line.
  - id: hostile
    question: "Why is x[i] not [/] or [bold]red[/bold]? \\e]0;owned\\a\\e[2J 損失関数 ＡＢ"
    answer: "It is only text: [link=file:///etc/passwd]x[/link] \\e[31mred \\u202Eesrever"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with one deck of three cards."""
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "optimisation.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


def recorded(home: Path) -> list[tuple[str, Rating]]:
    """Return card and rating of each live review."""
    with ReviewLog(home / "reviews.sqlite3") as log:
        return [(review.card, review.rating) for review in log.reviews()]


def test_a_sitting(home: Path) -> None:
    """Question, answer, a rating, undo and another rating; then on to the end and out."""
    with Terminal("study", "optimisation", home=home) as terminal:
        assert "It adds a" not in terminal.expect("show the answer")
        terminal.press("space")
        assert "It adds a running mean" in terminal.expect("1 again today")
        terminal.press("1")
        assert "2 of 3 +1" in terminal.expect("How would you unroll")
        terminal.press("u")
        terminal.expect("It adds a")
        terminal.press("4")
        terminal.expect("How would you unroll")
        terminal.press("space")
        terminal.expect("1 again today")
        terminal.press("2")
        terminal.expect("3 of 3")
        terminal.press("space")
        terminal.expect("1 again today")
        terminal.press("3")
        terminal.expect("Every rating is saved")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert "3 cards answered" in terminal.text
        assert "Next: 1 card tomorrow" in terminal.text

    assert recorded(home) == [("momentum", Rating.EASY), ("unrolled", Rating.HARD), ("hostile", Rating.GOOD)]


def test_long_code_scrolls(home: Path) -> None:
    """An answer longer than the screen is reached to its last line, with a mark of the position."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space", "3")
        terminal.expect("How would you unroll")
        terminal.press("space")
        assert "step_60" not in terminal.expect("lines 1-")
        terminal.press("page-down")
        terminal.expect("step_40")
        terminal.press("end")
        assert "step_60 = step_59 * 60" in terminal.expect("That was the last line.")
        terminal.press("k", "k", "up", "page-up", "g")
        terminal.expect("How would you unroll")
        terminal.press("G")
        terminal.expect("That was the last line.")


def test_resizing_to_the_smallest(home: Path) -> None:
    """At 40x10 the question, the ratings and the text by scrolling are all there; and back again."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("1 again today")
        terminal.resize(40, 10)
        small = terminal.expect("3 good 25 Nov")
        assert "What does momentum add" in small
        assert "4 easy 29 Nov" in small
        terminal.press("end")
        terminal.expect("before it takes the")
        terminal.resize(100, 30)
        terminal.expect("4 easy Sun 29 Nov")
        terminal.press("3")
        terminal.expect("How would you unroll")

    assert recorded(home) == [("momentum", Rating.GOOD)]


@pytest.mark.parametrize("end", ["q", "ctrl-c"])
def test_stopping_and_starting_again(home: Path, end: str) -> None:
    """Stopping in the middle keeps what was rated, and the next start goes on from there."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space", "3")
        terminal.expect("How would you unroll")
        terminal.press("space", end)
        assert terminal.exit_code() == 0
        assert "1 card answered" in terminal.text
        assert "2 cards still waiting today" in terminal.text

    with Terminal("study", "optimisation", home=home) as terminal:
        assert "1 of 2" in terminal.expect("How would you unroll")


def test_the_terminal_is_put_back(home: Path) -> None:
    """After a sitting echo and lines are on, the cursor shows, and the normal screen is back."""
    with Terminal("study", "optimisation", home=home) as terminal:
        before = terminal.mode
        terminal.expect("show the answer")
        assert not terminal.mode & termios.ECHO
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.mode == before
        assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")
        assert terminal.raw.rindex(b"\x1b[?25h") > terminal.raw.rindex(b"\x1b[?25l")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_puts_the_terminal_back(home: Path, number: signal.Signals) -> None:
    """SIGTERM and SIGHUP restore the terminal, keep every rating, and end with 128 + n."""
    with Terminal("study", "optimisation", home=home) as terminal:
        before = terminal.mode
        terminal.expect("show the answer")
        terminal.press("space", "3")
        terminal.expect("How would you unroll")
        terminal.signal(number)
        assert terminal.exit_code() == 128 + number
        assert terminal.mode == before
        assert b"\x1b[?1049l" in terminal.raw

    assert recorded(home) == [("momentum", Rating.GOOD)]


def test_a_log_that_cannot_be_written_ends_the_sitting(home: Path) -> None:
    """When a rating cannot be stored, the terminal is restored and the error says where and what."""
    with ReviewLog(home / "reviews.sqlite3"):
        pass
    connection = sqlite3.connect(home / "reviews.sqlite3")
    connection.execute(
        "create trigger full before insert on reviews begin select raise(abort, 'no space left'); end"
    )
    connection.commit()

    with Terminal("study", "optimisation", home=home) as terminal:
        before = terminal.mode
        terminal.expect("show the answer")
        terminal.press("space", "3")
        assert terminal.exit_code() == 1
        assert "cannot write the review log: no space left" in terminal.text.replace("\n", " ")
        assert terminal.mode == before

    assert recorded(home) == []


def test_hostile_text_is_only_text(home: Path) -> None:
    """Markup, escapes, wide and reversing characters of a card are shown, never obeyed."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space", "3")
        terminal.expect("How would you unroll")
        terminal.press("space", "3")
        shown = terminal.expect("3 of 3")
        assert "x[i] not [/] or [bold]red[/bold]?" in shown
        assert "損" in shown
        terminal.press("space")
        terminal.expect("link=file:///etc/passwd")
        assert b"\x1b]0;" not in terminal.raw
        assert b"\x1b[31mred" not in terminal.raw
        assert "\u202e".encode() not in terminal.raw


def test_pasted_text_is_no_command(home: Path) -> None:
    """A paste with digits and spaces rates nothing."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("1 again today")
        terminal.press("\x1b[200~3 3 3 q\x1b[201~", "?")
        terminal.expect("Boxes")

    assert recorded(home) == []


def test_without_colours(home: Path) -> None:
    """NO_COLOR leaves bold and dim, and no colour at all."""
    with Terminal("study", "optimisation", home=home, variables={"NO_COLOR": "1"}) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("1 again today")

    colours = [f"\x1b[{code}m".encode() for code in range(30, 48)]
    assert not any(colour in terminal.raw for colour in colours)
    assert b"\x1b[1m" in terminal.raw


@pytest.mark.parametrize(("columns", "rows"), [(100, 30), (60, 20), (40, 10)])
def test_screens(home: Path, snapshot: Snapshot, columns: int, rows: int) -> None:
    """Question, answer, end of the answer, help and summary look as kept, at three sizes."""
    with Terminal("study", "optimisation", home=home, columns=columns, rows=rows) as terminal:
        screens = [terminal.expect("show the answer")]
        terminal.press("space")
        terminal.expect("again today")
        screens.append(terminal.expect("read on" if rows < 30 else "good"))
        terminal.press("end")
        screens.append(terminal.expect("before it takes the"))
        terminal.press("?")
        screens.append(terminal.expect("close"))
        terminal.press("space")
        terminal.expect("again today")
        terminal.press("3")
        terminal.expect("How would you unroll")
        terminal.press("q")
        assert terminal.exit_code() == 0
        screens.append(terminal.text)

    snapshot.check(f"study-{columns}x{rows}", screens, columns)
