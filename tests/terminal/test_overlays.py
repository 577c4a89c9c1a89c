"""What lies over the card: typing, searching, looking back, help, its source."""

import pytest

from dlprep.model.card import CardId
from dlprep.terminal.showing import Help, LookingBack, Searching, Typing
from tests.terminal.scripted import Sitting, World, a_full_card


def test_a_typed_answer_is_kept_with_the_review() -> None:
    """Letters, a paste and Enter make the text; Ctrl-D reveals, with the points it seems to say ticked."""
    sitting = Sitting([a_full_card("a")])

    session = sitting.play("t", "q", "3", "enter", "paste:two\nthree", "ctrl-d", "tick", "a", "2")

    assert session.reviews[0].typed == "q3\ntwo\nthree"
    revealed = next(view for phase, _, view in sitting.shown if phase == "Answering")
    assert revealed.overlay is None


def test_leaving_the_typing_keeps_the_draft() -> None:
    """Escape and Ctrl-C leave the text for later, t goes on with it, the reveal takes it for the answer."""
    sitting = Sitting()

    session = sitting.play("t", "a", "b", "ctrl-c", "tick", "t", "c", "escape", "tick", " ", "3")

    begun = [view.overlay.draft.text for _, _, view in sitting.shown if isinstance(view.overlay, Typing)]
    assert begun == ["", "a", "ab", "ab", "abc"]
    assert session.reviews[0].typed == "abc"


def test_a_draft_belongs_to_its_card() -> None:
    """A text left on one card is not put under another, nor into its answer."""
    sitting = Sitting()

    sitting.play("t", "a", "ctrl-c", "s", "tick", "t", "tick")

    over = sitting.shown[-1][2].overlay
    assert isinstance(over, Typing)
    assert over.draft.text == ""


def test_a_draft_is_there_again_when_its_card_is() -> None:
    """A jump elsewhere, a rating there and its undo leave the text with the card it was typed for."""
    sitting = Sitting(world=World(found=(CardId("z"),)))
    away = ("/", "q", "enter", " ", "3")

    session = sitting.play("t", "a", "escape", *away, "u", "u", "t", "b", "ctrl-c", *away, " ", "3")

    assert [(review.card, review.typed) for review in session.reviews] == [("z", ""), ("a", "ab")]


def test_an_answer_of_nothing_is_not_revealed() -> None:
    """Finishing an empty text goes back to the question."""
    session = Sitting().play("t", " ", "ctrl-d", "3")

    assert session.reviews == ()


def test_an_answer_typed_in_the_editor_takes_its_time() -> None:
    """T gives the draft to the editor, reveals with what came back, and says when nothing did."""
    sitting = Sitting(world=World(written=" from outside"))

    session = sitting.play("t", "a", "ctrl-c", "T", "3")
    empty = Sitting()
    empty.play("T", "tick")

    assert session.reviews[0].typed == "a from outside"
    assert empty.shown[-1][2].message == "nothing was typed"


def test_searching_jumps_to_a_card() -> None:
    """Typing finds, arrows choose, Enter asks that card now; the one left comes next."""
    sitting = Sitting(world=World(found=(CardId("y"), CardId("z"))))

    session = sitting.play("/", "q", "down", "down", "enter", "tick", " ", "3", "tick")

    found = [view.overlay for _, _, view in sitting.shown if isinstance(view.overlay, Searching)]
    assert [over.chosen for over in found] == [0, 0, 1, 1]
    assert [review.card for review in session.reviews] == ["z"]
    assert sitting.shown[-1][1] == "a"


@pytest.mark.parametrize("close", ["escape", "ctrl-d", "enter"])
def test_a_search_that_finds_nothing_goes_back(close: str) -> None:
    """Escape, or Enter with nothing found, leaves the card as it was."""
    sitting = Sitting()

    sitting.play("/", "q", close, "tick")

    assert sitting.shown[-1][:2] == ("Asking", "a")
    assert sitting.shown[-1][2].overlay is None


def test_looking_back_leafs_through_the_sitting() -> None:
    """Left goes to earlier cards and stops at the first, right comes forward, any other key closes."""
    sitting = Sitting()

    sitting.play(" ", "1", " ", "1", "left", "left", "left", "right", "right", "tick", "left", "3", "tick")

    back = [view.overlay.place for _, _, view in sitting.shown if isinstance(view.overlay, LookingBack)]
    assert back == [1, 2, 2, 1, 1]
    assert len(sitting.world.effects) == 2


def test_there_is_nothing_before_the_first_card() -> None:
    """Looking back on the first card only says so."""
    sitting = Sitting()

    sitting.play("left", "tick")

    assert sitting.shown[-1][2].message == "no card of this sitting came before this one"


def test_help_covers_the_screen_and_protects_it() -> None:
    """While help is shown keys only scroll or close it; a second key does what it says again."""
    sitting = Sitting()

    session = sitting.play(" ", "down", "?", "down", "3", "3")

    helps = [view.over_top for _, _, view in sitting.shown if isinstance(view.overlay, Help)]
    assert helps == [0, 1]
    assert len(session.reviews) == 1


def test_q_closes_help_and_ctrl_c_the_sitting() -> None:
    """In help q only closes help; Ctrl-C leaves from anywhere it would not lose a text."""
    sitting = Sitting()

    sitting.play("?", "q", "?", "ctrl-c", "q")

    assert [view.overlay for _, _, view in sitting.shown] == [None, Help(), None, Help()]


def test_the_source_of_a_card_is_a_key_away() -> None:
    """The same key shows the card as it is written, and drawn again; the next card is drawn."""
    sitting = Sitting()

    sitting.play("r", "r", "r", " ", "3")

    assert [view.raw for _, _, view in sitting.shown] == [False, True, False, True, False, False]


def test_a_jump_back_asks_the_card_afresh() -> None:
    """Jumping from an answer leaves that card unrated, to be asked next."""
    sitting = Sitting(world=World(found=(CardId("b"),)))

    session = sitting.play(" ", "/", "b", "enter", "tick")

    assert session.reviews == ()
    assert sitting.shown[-1][1] == "b"
    assert session.waiting == ("a", "c")


def test_typing_covers_the_commands() -> None:
    """While one types, letters are letters: nothing is suspended, flagged or stopped."""
    sitting = Sitting()

    sitting.play("t", "s", "f", "q", "u", "?", "tick")

    assert sitting.world.effects == []
    over = sitting.shown[-1][2].overlay
    assert isinstance(over, Typing)
    assert over.draft.text == "sfqu?"
