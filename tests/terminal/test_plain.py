"""The dialogue of plain lines."""

import io
import re

import pytest

from dlprep.errors import TerminalError
from dlprep.model.card import CardId
from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, Rating
from dlprep.study.effects import PutMark, Record, Retract
from dlprep.study.events import Event
from dlprep.study.phases import Asking, Closed, Phase, Probing
from dlprep.study.session import Session
from dlprep.terminal import plain, plain_words
from dlprep.terminal.actions import Action
from dlprep.terminal.keymap import Keymap, keymap_from
from dlprep.terminal.plain_lines import Search, Ticks, Wish, wish
from tests.builders import a_card
from tests.terminal.scripted import Sitting, World, a_full_card
from tests.terminal.test_keymap import PHASES


class Tags:
    """Words that only name what is to be said."""

    def page(self, session: Session, *, back: bool = False) -> str:
        """Name the phase and the card."""
        return f"<{'back to ' * back}{type(session.phase).__name__} {session.card}>"

    def prompt(self, session: Session) -> str:
        """Ask for anything."""
        return "? "

    def change(self, session: Session, event: Event) -> str:
        """Name the event."""
        return f"<{type(event).__name__}>"

    def raw(self, session: Session) -> str:
        """Name the source."""
        return "<raw>"

    def earlier(self, session: Session, place: int) -> str:
        """Name the look back."""
        return f"<earlier {place}>"

    def card(self, session: Session, card: CardId) -> str:
        """Name the card."""
        return f"<{card}>"

    def help(self, phase: Phase) -> str:
        """Name the help."""
        return "<help>"


def play(lines: str, sitting: Sitting | None = None, keymap: Keymap | None = None) -> tuple[Session, str]:
    """Return the session and what was written, after those lines of input."""
    sitting = sitting or Sitting([a_card("a"), a_card("b")])
    written = io.StringIO()
    session = plain.run(
        sitting.begun(),
        read_line=io.StringIO(lines).readline,
        write=lambda text: print(text, end="", file=written),
        words=Tags(),
        outside=sitting.world.outside(),
        keymap=keymap,
    )
    return session, written.getvalue()


@pytest.mark.parametrize(
    ("line", "phase", "expected"),
    [
        ("", "asking", Action.STOP),
        ("\n", "asking", Action.REVEAL),
        ("\n", "answering", Action.ACCEPT),
        ("\n", "probing", Action.SHOW),
        ("\n", "probed", None),
        ("\n", "cleared", Action.FINISH),
        ("q\n", "asking", Action.STOP),
        ("Q\n", "answering", Action.STOP),
        ("ctrl-c\n", "asking", Action.STOP),
        ("  h \n", "asking", Action.HINT),
        ("HINT\n", "asking", Action.HINT),
        ("hint\n", "answering", None),
        ("no idea\n", "asking", Action.NO_IDEA),
        ("3\n", "asking", Action.SURE),
        ("3\n", "answering", Action.GOOD),
        ("good\n", "answering", Action.GOOD),
        ("N\n", "answering", Action.REST_MISSED),
        ("n\n", "answering", Action.MISSED),
        ("n\n", "probing", Action.SKIP),
        ("N\n", "probing", Action.SKIP_REST),
        ("skip rest\n", "probed", Action.SKIP_REST),
        ("suspend\n", "probing", Action.SUSPEND),
        ("/ two  words \n", "asking", Search("two  words")),
        ("points: y n, Y no\n", "answering", Ticks((True, False, True, False))),
        ("points: y maybe\n", "answering", None),
        ("points:\n", "answering", None),
        ("hello\n", "asking", None),
        ("33\n", "answering", None),
    ],
)
def test_lines_and_what_they_ask_for(line: str, phase: str, expected: Wish | None) -> None:
    """Letters, names of actions, `/words` and `points:` are understood where they make sense."""
    assert wish(line, PHASES[phase], Keymap()) == expected


def test_a_sitting_line_by_line() -> None:
    """Enter reveals, a digit rates, u takes back, and the end of the input stops."""
    sitting = Sitting([a_card("a"), a_card("b")])

    session, written = play("\n1\n\n3\nu\n4\n", sitting)

    assert isinstance(session.phase, Closed)
    assert [(review.card, review.rating) for review in session.reviews] == [
        ("a", Rating.AGAIN),
        ("b", Rating.EASY),
    ]
    assert [type(effect) for effect in sitting.world.effects] == [Record, Record, Retract, Record]
    assert "<Answering a>" in written
    assert "<Asking b>" in written
    assert "taken back: good" in written


def test_what_is_no_choice_changes_nothing() -> None:
    """Other lines are answered with a word, and the prompt comes again."""
    session, written = play("7\nhello\nj\n\nx\ny\n\n")

    assert session.reviews == ()
    assert written.count(plain_words.MISUNDERSTOOD) == 6


def test_q_stops() -> None:
    """Q ends the sitting; what follows is not read."""
    session, _ = play("q\n\n3\n")

    assert session.reviews == ()


@pytest.mark.parametrize(("answers", "rated"), [("n\n3\nq\n", 1), ("\n3\nq\n", 1), ("y\n3\nq\n", 0), ("", 0)])
def test_q_asks_before_a_typed_text_is_lost(answers: str, rated: int) -> None:
    """Only a clear yes, or the end of the input, stops while a typed answer is not rated."""
    session, written = play(f"t\na text\n.\nq\n{answers}")

    assert isinstance(session.phase, Closed)
    assert written.count(plain_words.LOSING) == 1
    assert [review.typed for review in session.reviews] == ["a text"] * rated


def test_points_one_by_one() -> None:
    """Y and n judge the point that is asked about; then Enter takes what they propose."""
    session, _ = play("\ny\nn\ny\n\nskip\n", Sitting([a_full_card("a")]))

    [review] = session.reviews
    assert [tick.said for tick in review.ticks] == [True, False, True]
    assert review.rating is Rating.GOOD


def test_only_open_points_are_asked_about() -> None:
    """After a point in the middle was judged by a typed answer, the next open one is asked about."""
    session, _ = play("t\ntwo\n.\ny\nn\n\nq\n", Sitting([a_full_card("a")]))

    [review] = session.reviews
    assert [tick.said for tick in review.ticks] == [True, True, False]


def test_all_points_at_once_and_again() -> None:
    """`points:` judges all; said again, it judges anew; another number of them changes nothing."""
    session, written = play("\npoints: y y n\npoints: n y y\npoints: y\n\nq\n", Sitting([a_full_card("a")]))

    [review] = session.reviews
    assert [tick.said for tick in review.ticks] == [False, True, True]
    assert written.count("This card has 3 points") == 1


def test_confidence_clock_and_hints() -> None:
    """What is done before the reveal is told, and kept with the review."""
    session, written = play("unsure\nstart\nh\n\n3\n")

    assert all(f"<{name}>" in written for name in ("Confided", "Started", "Hinted"))
    [review] = session.reviews
    assert (review.confidence, review.hints) == (Confidence.UNSURE, 1)
    assert review.spoken is not None


def test_a_typed_answer_ends_with_a_full_stop() -> None:
    """Lines are the answer until a full stop alone; the points it does not seem to say are asked about."""
    session, _ = play("t\none, and\ntwo\n.\nn\n\n\ny\nq\n", Sitting([a_full_card("a")]))

    [review] = session.reviews
    assert review.typed == "one, and\ntwo"
    assert [tick.said for tick in review.ticks] == [True, True, False]
    assert len(session.reviews) == 1


def test_an_empty_answer_is_not_revealed() -> None:
    """A full stop at once types nothing."""
    session, written = play("t\n.\nq\n")

    assert plain_words.NOTHING_TYPED in written
    assert session.reviews == ()


def test_an_answer_in_the_editor() -> None:
    """T takes the answer from the editor."""
    session, _ = play("T\n3\n", Sitting([a_card("a")], World(written="from outside")))

    assert session.reviews[0].typed == "from outside"


def test_follow_ups_line_by_line() -> None:
    """Enter shows a follow-up's answer, y and n judge it, and the next one is asked."""
    sitting = Sitting([a_full_card("a")])

    session, written = play("\na\n\n\ny\n\nn\n\n", sitting)

    assert written.count("<Probing a>") == 4
    assert [type(effect).__name__ for effect in sitting.world.effects] == ["Record", "AddProbe", "AddProbe"]
    assert isinstance(session.phase, Closed)


def test_marks_and_their_undo() -> None:
    """Suspending, burying and flagging say what they did, by letter or word."""
    sitting = Sitting()

    _, written = play("suspend\nu\nb\nflag\nf\n", sitting)

    kinds = [effect.mark.kind for effect in sitting.world.effects if isinstance(effect, PutMark)]
    assert kinds == [MarkKind.SUSPEND, MarkKind.BURY, MarkKind.FLAG, MarkKind.UNFLAG]
    assert "suspended: u takes it back" in written
    assert "no longer flagged" in written


def test_editing_is_away() -> None:
    """The editor's time is no time of the answer, and the card is read out again."""
    session, written = play("e\n\n3\n")

    assert written.count("<Asking a>") == 2
    assert session.reviews[0].took.total_seconds() < 20


def test_editing_a_card_that_comes_with_dlprep_is_asked_first() -> None:
    """Only a yes copies the deck and opens the editor; anything else changes nothing."""
    sitting = Sitting(world=World(shipped=[CardId("a")]))

    _, written = play("e\n\ne\ny\nq\n", sitting)

    assert written.count(plain_words.OFFER) == 2
    assert written.count("Nothing was copied") == 1
    assert sitting.world.edited == ["a"]


def test_undo_reads_the_card_out_again() -> None:
    """Back from one answer to another, the one that is judged now is read out."""
    _, written = play("\n2\n\nu\nq\n", Sitting([a_full_card("a"), a_full_card("b")]))

    assert "<back to Answering a>" in written


def test_a_typed_answer_is_kept_over_a_jump() -> None:
    """Left before its card was rated, a text stands beside the model answer when the card comes back."""
    sitting = Sitting(world=World(found=(CardId("z"),)))

    session, _ = play("t\nmine\n.\n/q\n1\n\n3\n\n3\nq\n", sitting)

    assert [(review.card, review.typed) for review in session.reviews] == [("z", ""), ("a", "mine")]


def test_a_failing_editor_is_said() -> None:
    """No editor is no end of the sitting."""
    world = World(no_editor=TerminalError("no editor is set", hint="set EDITOR"))
    session, written = play("e\n\n3\n", Sitting(world=world))

    assert "no editor is set\nset EDITOR" in written
    assert len(session.reviews) == 1


def test_searching_and_jumping() -> None:
    """`/words` lists cards with numbers; a number goes there, anything else stays."""
    sitting = Sitting(world=World(found=(CardId("y"), CardId("z"))))

    session, written = play("/q\n2\n\n3\n/\n/q\n7\nsearch\nq\n\n", sitting)

    assert "1. <y>\n2. <z>" in written
    assert plain_words.NOTHING_FOUND in written
    assert [review.card for review in session.reviews] == ["z"]
    assert isinstance(sitting.begun().phase, Asking)


@pytest.mark.parametrize(
    ("line", "said"), [("back", "<earlier 1>"), ("raw", "<raw>"), ("?", "<help>"), ("redraw", "<Asking a>")]
)
def test_what_is_only_read(line: str, said: str) -> None:
    """Looking back, the source and the help are read out, and the prompt comes again."""
    _, written = play(f"{line}\nq\n")

    assert said in written.partition("? ")[2]


def test_own_keys_count_in_lines_too() -> None:
    """A keymap of one's own holds for the letters of the dialogue."""
    keymap, _ = keymap_from({"good": ["g"]})

    session, _ = play("\ng\n", keymap=keymap)

    assert [review.rating for review in session.reviews] == [Rating.GOOD]
    assert not isinstance(session.phase, Probing)


def test_looking_back_step_by_step() -> None:
    """`back` goes to earlier cards and stops at the first, `forward` comes back to the last."""
    _, written = play("\n3\n\n3\nback\nback\nback\nforward\nforward\n", Sitting())

    assert re.findall(r"<earlier (\d)>", written) == ["1", "2", "2", "1", "1"]


def test_what_no_terminal_echoes_ends_its_line() -> None:
    """From a pipe, every prompt ends its line, so that nothing follows on it."""
    written = io.StringIO()
    sitting = Sitting([a_card("a")])

    plain.run(
        sitting.begun(),
        read_line=io.StringIO("\n3\n").readline,
        write=lambda text: print(text, end="", file=written),
        words=Tags(),
        outside=sitting.world.outside(),
        echoed=False,
    )

    assert written.getvalue().splitlines() == [
        "<Asking a>", "? ", "", "<Answering a>", "? ", "", "<Cleared None>", "? ",
    ]  # fmt: skip
