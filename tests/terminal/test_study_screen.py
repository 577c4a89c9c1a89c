"""The study screen on a real pseudo-terminal."""

import os
import signal
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from dlprep.model.review import Rating
from dlprep.storage.review_log import ReviewLog
from tests.terminal.study_decks import home_with, recorded

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
if os.name != "nt":
    import termios

    from tests.pseudo_terminal import Terminal


NOON = datetime.fromisoformat("2026-11-23T12:00:00+00:00")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with one deck of three cards."""
    return home_with(tmp_path)


def rate(terminal: "Terminal", rating: str) -> None:
    """Reveal the card on the screen and rate it, as a person does who looks first."""
    terminal.expect("show the answer")
    terminal.press("space")
    terminal.expect("1 again")
    terminal.press(rating)


def good_without_follow_ups(terminal: "Terminal") -> None:
    """Rate the first card good, skip its follow-ups, and wait for the second card."""
    rate(terminal, "3")
    terminal.expect("Follow-up 1 of 2")
    terminal.press("n")
    terminal.expect("Follow-up 2 of 2")
    terminal.press("n")
    terminal.expect("How would you unroll")


def test_a_sitting(home: Path) -> None:
    """Question, answer, points, a rating, undo and another rating; then on to the end and out."""
    with Terminal("study", "optimisation", home=home) as terminal:
        assert "It adds a" not in terminal.expect("show the answer")
        terminal.press("space")
        shown = terminal.expect("1 again today")
        assert shown.index("Did you say it?") < shown.index("It adds a running mean")
        terminal.press("y", "n", "n")
        terminal.expect("hard: said 1 of 3")
        terminal.press("1")
        assert "2 of 3 +1" in terminal.expect("How would you unroll")
        terminal.press("u")
        assert "hard: said 1 of 3" in terminal.expect("taken back: again")
        terminal.press("enter")
        rate_the_rest(terminal)
        assert terminal.exit_code() == 0
        assert "3 cards answered" in terminal.text

    assert recorded(home) == [("momentum", Rating.HARD), ("unrolled", Rating.HARD), ("hostile", Rating.GOOD)]


def rate_the_rest(terminal: "Terminal") -> None:
    """Rate the second card hard and the third good, and leave."""
    terminal.expect("How would you unroll")
    rate(terminal, "2")
    terminal.expect("3 of 3")
    rate(terminal, "3")
    terminal.expect("Every rating is saved")
    terminal.press("q")


def test_missed_points_are_marked_the_next_time(home: Path) -> None:
    """After the attempt, not before it, the points missed last time are marked."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("1 again today")
        terminal.press("y", "n", "y", "1")
        terminal.expect("How would you unroll")
        rate(terminal, "3")
        terminal.expect("3 of 3")
        rate(terminal, "3")
        assert "missed last time" not in terminal.expect("What does momentum add")
        terminal.press("space")
        shown = terminal.expect("1 again today")

    [marked] = [line for line in shown.splitlines() if "missed last time" in line]
    assert "Steps along a valley add up" in marked


def test_long_code_scrolls(home: Path) -> None:
    """An answer longer than the screen is reached to its last line, with a mark of the position."""
    with Terminal("study", "optimisation", home=home) as terminal:
        good_without_follow_ups(terminal)
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
    """At 40x10 the points, the ratings and the text by scrolling are all there; and back, and again."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("1 again today")
        terminal.resize(40, 10)
        small = terminal.expect("3 good 25 Nov")
        assert "What does momentum add" in small
        assert "4 easy 29 Nov" in small
        terminal.press("end")
        terminal.expect("second derivative")
        terminal.resize(100, 30)
        terminal.expect("4 easy Sun 29 Nov")
        # The point at hand stays on the screen.
        terminal.press("g", "n", "n")
        terminal.expect("2 of 3 judged")
        terminal.resize(40, 10)
        terminal.expect("▸")
        terminal.press("2")
        terminal.expect("How would you unroll")

    assert recorded(home) == [("momentum", Rating.HARD)]


@pytest.mark.parametrize("end", ["q", "ctrl-c"])
def test_stopping_and_starting_again(home: Path, end: str) -> None:
    """Stopping in the middle keeps what was rated, and the next start goes on from there."""
    with Terminal("study", "optimisation", home=home) as terminal:
        good_without_follow_ups(terminal)
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
        rate(terminal, "2")
        terminal.expect("How would you unroll")
        terminal.signal(number)
        assert terminal.exit_code() == 128 + number
        assert terminal.mode == before
        assert b"\x1b[?1049l" in terminal.raw

    assert recorded(home) == [("momentum", Rating.HARD)]


@pytest.mark.parametrize(
    ("over", "shown", "back"),
    [("", "", ""), ("t", "Your answer", "ctrl-c"), ("?", "Help", "q"), ("/", "Search", "ctrl-d")],
)
def test_suspending_to_the_shell_comes_back(home: Path, over: str, shown: str, back: str) -> None:
    """Ctrl-Z gives the screen back, whatever is on it; then all of that is drawn again, and one goes on."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press(over)
        # Nobody could continue a process without a shell, so that the system does not stop this one.
        terminal.press("ctrl-z")
        assert shown in terminal.settle()
        assert terminal.raw.count(b"\x1b[?1049l") == 1
        assert terminal.raw.count(b"\x1b[?1049h") == 2
        terminal.press(back)
        rate(terminal, "2")
        terminal.expect("How would you unroll")


def test_a_log_that_cannot_be_written_keeps_the_card(home: Path) -> None:
    """When a rating cannot be stored, the card stays and says so; once it can be, the same key saves it."""
    with ReviewLog(home / "reviews.sqlite3"):
        pass
    connection = sqlite3.connect(home / "reviews.sqlite3")
    connection.execute(
        "create trigger full before insert on reviews begin select raise(abort, 'no space left'); end"
    )
    connection.commit()

    with Terminal("study", "optimisation", home=home) as terminal:
        rate(terminal, "2")
        terminal.expect("not saved, press again: cannot write the review log: no space left")
        assert recorded(home) == []
        connection.execute("drop trigger full")
        connection.commit()
        terminal.press("2")
        terminal.expect("2 of 3")

    assert len(recorded(home)) == 1


def test_a_second_sitting_says_so_and_goes_on_safely(home: Path) -> None:
    """A second sitting asks before it begins; what is rated in one is not asked again in the other."""
    with Terminal("study", "optimisation", home=home) as first:
        first.expect("1 of 3")
        with Terminal("study", "optimisation", home=home) as second:
            second.expect("Another sitting is open.")
            second.press("n")
            assert second.exit_code() == 1
        with Terminal("study", "optimisation", home=home) as second:
            second.expect("Another sitting is open.")
            second.press("y")
            second.expect("1 of 3")
            rate(first, "2")
            first.expect("2 of 3")
            rate(first, "2")
            first.expect("3 of 3")
            rate(second, "2")
            second.expect("3 of 3")

    cards = [card for card, *_ in recorded(home)]
    assert (len(cards), len(set(cards))) == (3, 2)


def test_what_was_taken_back_elsewhere_does_not_stop_undo(home: Path) -> None:
    """After `dlprep undo` in another terminal, u goes back here too; nothing returns to the log."""
    with Terminal("study", "optimisation", home=home) as terminal:
        rate(terminal, "3")
        terminal.expect("Follow-up 1 of 2")
        terminal.press("f")
        terminal.expect("flagged")
        terminal.press("space")
        terminal.expect("Did you have it?")
        terminal.press("y")
        terminal.expect("Follow-up 2 of 2")
        with ReviewLog(home / "reviews.sqlite3") as log:
            [review], [mark] = log.reviews(), log.marks()
            log.retract_all([review.id, mark.id], NOON)
        terminal.press("u")
        terminal.expect("Did you have it?")
        terminal.press("y")
        terminal.expect("Follow-up 2 of 2")
        terminal.press("u")
        terminal.expect("Did you have it?")
        terminal.press("u", "u")
        assert "not saved" not in terminal.expect("taken back: good")
        assert recorded(home) == []
        terminal.press("2")
        terminal.expect("How would you unroll")

    assert recorded(home) == [("momentum", Rating.HARD)]


def test_hostile_text_is_only_text(home: Path) -> None:
    """Markup, escapes, wide and reversing characters of a card are shown, never obeyed."""
    with Terminal("study", "optimisation", home=home) as terminal:
        good_without_follow_ups(terminal)
        rate(terminal, "3")
        shown = terminal.expect("3 of 3")
        assert "x[i] not [/] or [bold]red[/bold]?" in shown
        assert "損" in shown
        terminal.press("space")
        terminal.expect("link=file:///etc/passwd")
        assert b"\x1b]0;" not in terminal.raw
        assert b"\x1b[31mred" not in terminal.raw
        assert "\u202e".encode() not in terminal.raw


def test_pasted_text_is_no_command_but_an_answer(home: Path) -> None:
    """A paste with digits and spaces rates nothing; into a typed answer it goes as text, harmless."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press("\x1b[200~ 3 3 q\x1b[201~", "t", "\x1b[200~1 2\r\x1b]0;owned\x07three\x1b[201~")
        terminal.expect("three")
        terminal.press("ctrl-d")
        shown = terminal.expect("You typed")
        assert "]0;ownedthree" in shown
        assert b"\x1b]0;" not in terminal.raw

    assert recorded(home) == []


def test_keys_typed_ahead_do_not_rate(home: Path) -> None:
    """Keys that were sent before the answer was on the screen cannot rate it."""
    with Terminal("study", "optimisation", home=home) as terminal:
        terminal.expect("show the answer")
        terminal.press(" 3")
        terminal.expect("that key came before this was shown")
        terminal.press("3")
        terminal.expect("Follow-up 1 of 2")

    assert recorded(home) == [("momentum", Rating.GOOD)]


@pytest.mark.parametrize(
    ("options", "variables", "bold"),
    [((), {"NO_COLOR": "1"}, True), (("--theme", "contrast"), {}, True)],
)
def test_without_colours(home: Path, options: tuple[str, ...], variables: dict[str, str], bold: bool) -> None:
    """NO_COLOR and the contrast theme leave bold and dim, and no colour at all."""
    with Terminal("study", "optimisation", *options, home=home, variables=variables) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("1 again today")

    colours = [f"\x1b[{code}m".encode() for code in (*range(30, 48), *range(90, 98))]
    assert not any(colour in terminal.raw for colour in colours)
    assert (b"\x1b[1m" in terminal.raw) is bold


def test_ascii_alone(home: Path) -> None:
    """With --ascii a card of ASCII text is drawn in ASCII: rules, ticks, stars, formulas."""
    with Terminal("study", "optimisation", "--ascii", home=home, columns=60, rows=20) as terminal:
        terminal.expect("show the answer")
        terminal.press("space")
        terminal.expect("again today")
        terminal.press("y", "n", "x", "a", "?", "q", "f", "G")
        terminal.settle()

    assert terminal.raw.isascii()


def test_an_output_that_cannot_carry_the_signs_gets_ascii(home: Path) -> None:
    """Where the terminal's encoding has no box characters, ASCII ones are drawn unasked."""
    variables = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    with Terminal("study", "optimisation", home=home, variables=variables) as terminal:
        terminal.expect("show the answer")

    assert b"?" * 20 not in terminal.raw
    assert b"-" * 20 in terminal.raw


def test_the_editor_comes_back_to_the_changed_card(home: Path, tmp_path: Path) -> None:
    """The editor opens at the card's line; the changed text is on the screen, and no history is lost."""
    editor = tmp_path / "vi"
    editor.write_text(
        "#!/bin/sh\n"
        'test "$1" = +5 && sed -i "s/unroll this/unroll THAT/; s/momentum add/MOMENTUM add/" "$2"\n'
    )
    editor.chmod(0o755)
    with Terminal("study", "optimisation", home=home, variables={"EDITOR": str(editor)}) as terminal:
        terminal.expect("show the answer")
        terminal.press("e")
        assert "its history stays" in terminal.expect("What does MOMENTUM add")
        rate(terminal, "2")
        terminal.expect("unroll THAT loop")
        terminal.press("left")
        assert "Rated hard" in terminal.expect("What does MOMENTUM add")

    assert recorded(home) == [("momentum", Rating.HARD)]


def test_editing_a_card_whose_deck_is_gone_is_a_message(home: Path) -> None:
    """A deck that was moved away meanwhile ends nothing: its cards are asked as they were."""
    with Terminal("study", "optimisation", home=home, variables={"EDITOR": "true"}) as terminal:
        terminal.expect("show the answer")
        (home / "decks" / "deck.yaml").rename(home / "deck.yaml")
        terminal.press("e")
        terminal.expect("the card 'momentum' cannot be read any more")
        rate(terminal, "2")
        terminal.expect("How would you unroll")

    assert recorded(home) == [("momentum", Rating.HARD)]


def test_a_shipped_card_is_edited_in_a_copy(tmp_path: Path) -> None:
    """The first e says what it takes, the second copies the deck and opens it; another key declines."""
    editor = tmp_path / "vi"
    editor.write_text("""#!/bin/sh\nsed -i "s/question: \\([\\"']\\?\\)/question: \\1Really, /" "$2"\n""")
    editor.chmod(0o755)
    variables = {"EDITOR": str(editor)}
    copy = tmp_path / "decks" / "image-classification.yaml"
    with Terminal("study", "image-classification", home=tmp_path, variables=variables) as terminal:
        terminal.expect("show the answer")
        terminal.press("e")
        terminal.expect("e again copies it")
        terminal.press("f")
        terminal.expect("flagged")
        terminal.press("e")
        terminal.expect("e again copies it")
        assert not copy.exists()
        terminal.press("e")
        assert "The deck is your own now" in terminal.expect("Really, ")
        rate(terminal, "2")
        assert "Really, " in terminal.expect("show the answer")

    assert len(recorded(tmp_path)) == 1
    assert copy.exists()


def test_own_answers_in_the_editor(home: Path, tmp_path: Path) -> None:
    """T writes the answer in the editor; it stands beside the model answer, and in the log."""
    editor = tmp_path / "writer"
    editor.write_text('#!/bin/sh\necho "A running mean of gradients." > "$1"\n')
    editor.chmod(0o755)
    with Terminal("study", "optimisation", home=home, variables={"EDITOR": str(editor)}) as terminal:
        terminal.expect("show the answer")
        terminal.press("T")
        shown = terminal.expect("You typed")
        assert any("You typed" in line and "Model answer" in line for line in shown.splitlines())
        terminal.press("n", "n", "enter")
        terminal.expect("How would you unroll")

    with ReviewLog(home / "reviews.sqlite3") as log:
        [review] = log.reviews()
    assert review.typed == "A running mean of gradients."
    assert [tick.said for tick in review.ticks] == [True, False, False]
