"""The loop of a sitting, with scripted keys."""

from datetime import timedelta

import pytest

from dlprep.errors import ReviewLogBusy, ReviewLogError, TerminalError
from dlprep.model.card import CardId
from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, Rating
from dlprep.study.effects import AddProbe, Effect, Exchange, PutMark, Record, Retract
from dlprep.study.phases import Closed
from dlprep.terminal.keymap import keymap_from
from dlprep.terminal.outcomes import TOO_EARLY
from tests.builders import a_card
from tests.terminal.scripted import FOLLOW_UPS, Sitting, World, a_full_card


def test_reveal_rate_undo_stop() -> None:
    """Keys become events; each rating is performed once, in order, and the end closes the sitting."""
    sitting = Sitting()

    session = sitting.play(" ", "1", " ", "4", "u", "3", "q")

    assert isinstance(session.phase, Closed)
    assert [type(effect) for effect in sitting.world.effects] == [Record, Record, Retract, Record]
    assert [(review.card, review.rating) for review in session.reviews] == [
        ("a", Rating.AGAIN),
        ("b", Rating.GOOD),
    ]


@pytest.mark.parametrize("end", ["q", "ctrl-c", "ctrl-d", "end-of-input"])
def test_every_way_out(end: str) -> None:
    """q, Ctrl-C, Ctrl-D and a closed terminal all close the sitting, and forget what was typed ahead."""
    sitting = Sitting()

    assert isinstance(sitting.play(end).phase, Closed)
    assert sitting.keyboard is not None
    assert sitting.keyboard.flushed == 1


def test_before_the_reveal_digits_tell_how_sure_one_is() -> None:
    """1, 2 and 3 are no rating there; the last one said is kept, and saying it again takes it back."""
    session = Sitting().play("1", "3", " ", "3", "2", "2", " ", "3")

    assert [(review.rating, review.confidence) for review in session.reviews] == [
        (Rating.GOOD, Confidence.SURE),
        (Rating.GOOD, None),
    ]


def test_enter_starts_the_clock_and_then_reveals() -> None:
    """The answer is spoken from the first Enter to the second; without the first there is no clock."""
    session = Sitting().play("enter", "tick", "enter", "3", " ", "3")

    spoken = [review.spoken for review in session.reviews]
    assert spoken[0] is not None
    assert spoken[0] > timedelta()
    assert spoken[1] is None


def test_points_are_judged_and_the_proposal_taken() -> None:
    """Y and n go down the points, x changes one, Enter takes the rating that follows."""
    session = Sitting([a_full_card("a"), a_card("b")]).play(" ", "y", "n", "y", "enter")

    [review] = session.reviews
    assert [tick.said for tick in review.ticks] == [True, False, True]
    assert review.rating is Rating.GOOD


def test_enter_without_all_points_judged_says_so() -> None:
    """Nothing is rated while a point is open; a line says what to do instead."""
    sitting = Sitting([a_full_card("a")])

    session = sitting.play(" ", "y", "enter", "tick")

    assert session.reviews == ()
    assert "judge each point first" in sitting.shown[-1][2].message


def test_a_rating_above_what_hints_leave_is_explained() -> None:
    """The key does nothing, a line says why, and the lower rating still works."""
    sitting = Sitting([a_full_card("a")])

    session = sitting.play("h", "h", " ", "4", "tick", "2")

    messages = [view.message for _, _, view in sitting.shown]
    assert "after these hints easy cannot be given" in messages
    assert [review.rating for review in session.reviews] == [Rating.HARD]


def test_follow_ups_are_asked_after_a_good_answer() -> None:
    """Space shows a follow-up's answer, y judges it; n before the answer passes it over."""
    session = Sitting([a_full_card("a")]).play(" ", "a", "enter", " ", "y", "n")

    assert session.probed > timedelta()
    assert session.card is None
    assert len(FOLLOW_UPS) == 2


def test_n_skips_one_follow_up_and_capital_n_all() -> None:
    """One key goes on to the next question, the other to the next card; u comes back from both."""
    cards = [a_full_card("a"), a_card("b")]
    for keys, last in (
        (["n"], "Probing"),
        (["n", "n"], "Asking"),
        (["N"], "Asking"),
        (["N", "u"], "Probing"),
    ):
        sitting = Sitting(cards)
        sitting.play(" ", "a", "enter", *keys, "tick")

        assert sitting.shown[-1][0] == last
        assert [type(effect) for effect in sitting.world.effects] == [Record]


def test_a_follow_up_is_judged_anew_after_u() -> None:
    """The wrong key at a follow-up costs one more: the rating stays, and the log has the last word."""
    sitting = Sitting([a_full_card("a"), a_card("b")])

    session = sitting.play(" ", "a", "enter", " ", "n", "u", "y", "N")

    [review] = session.reviews
    assert [probe.said for probe in review.probes] == [True]
    assert [type(effect) for effect in sitting.world.effects] == [Record, AddProbe, Exchange, AddProbe]


@pytest.mark.parametrize("key", ["q", "ctrl-d"])
def test_a_text_that_is_not_rated_is_not_left_by_one_key(key: str) -> None:
    """Stopping says first that a typed answer would be lost; the same key again stops, another declines."""
    sitting = Sitting()

    session = sitting.play("t", "a", "ctrl-d", key, "tick", "j", key, key, "3")

    warned = "what you typed is not rated yet, and would be lost"
    assert [view.message for _, _, view in sitting.shown[-4:]] == [f"{warned}: {key} again stops"] * 2 + [
        "", f"{warned}: {key} again stops",
    ]  # fmt: skip
    assert session.reviews == ()
    assert Sitting().play("t", "a", "escape", "ctrl-c", " ", "3").reviews == ()
    assert len(Sitting().play("t", "a", "ctrl-d", "3", key, " ", "3").reviews) == 1


@pytest.mark.parametrize(("key", "name"), [("z", "z"), ("tab", "tab"), ("paste:3\x1b[2J", "what was pasted")])
def test_a_key_without_a_meaning_says_where_the_keys_are(key: str, name: str) -> None:
    """A key that does nothing is not passed over in silence, and what was pasted is not repeated."""
    sitting = Sitting()

    sitting.play(key, "tick", " ")

    assert [view.message for _, _, view in sitting.shown[1:4]] == [
        f"{name} does nothing here; ? helps"
    ] * 2 + [""]


@pytest.mark.parametrize("key", [" ", "enter"])
def test_a_follow_up_that_was_read_waits_for_its_judgement(key: str) -> None:
    """Keys that read on come to the end of the answer, and there say what is missing."""
    sitting = Sitting([a_full_card("a")])

    sitting.play(" ", "a", "enter", " ", "G", key, "tick")

    assert sitting.shown[-1][0] == "Probing"
    assert sitting.shown[-1][2].message == "say whether you had it: y or n"


def test_u_takes_back_a_tick() -> None:
    """A point judged by the wrong key is open again, and the rating before it is left alone."""
    sitting = Sitting([a_card("b"), a_full_card("a")])

    session = sitting.play(" ", "3", " ", "N", "u", "y", "a", "enter")

    assert [tick.said for tick in session.reviews[-1].ticks] == [True, True, True]
    assert len(session.reviews) == 2


@pytest.mark.parametrize("key", ["4", "n", "N", "s", "b", "f"])
def test_keys_typed_before_a_follow_up_was_shown_decide_nothing(key: str) -> None:
    """Neither a skip nor a mark lands on what nobody has seen."""
    sitting = Sitting([a_full_card("a"), a_card("b")], early=1)

    sitting.play(" ", "a", "enter", "enter", key, "tick")

    assert [type(effect) for effect in sitting.world.effects] == [Record]
    assert sitting.shown[-1][0] == "Probing"


def test_editing_a_card_that_comes_with_dlprep_is_offered_first() -> None:
    """The same key again agrees to the copy; any other key declines, and does what it always does."""
    sitting = Sitting(world=World(shipped=[CardId("a")]))
    agreed = Sitting(world=World(shipped=[CardId("a")]))

    sitting.play("e", "tick", "2", "tick", "e", " ", "3", "e", "tick")
    session = agreed.play("e", "tick", "ctrl-l", "e", "tick")  # drawing anew leaves the offer on the screen

    assert sitting.shown[1][2].message.endswith("e again copies it to your decks and edits it there")
    assert sitting.world.edited == ["b"]  # a card of one's own is edited at once
    assert sitting.shown[-1][2].message == "changed"
    assert agreed.world.edited == ["a"]
    assert isinstance(session.phase, Closed)


@pytest.mark.parametrize(
    ("key", "kind", "said"),
    [
        ("s", MarkKind.SUSPEND, "suspended: u takes it back"),
        ("b", MarkKind.BURY, "buried until tomorrow: u takes it back"),
        ("f", MarkKind.FLAG, "flagged"),
    ],
)
def test_marks_are_put_and_said(key: str, kind: MarkKind, said: str) -> None:
    """Each mark is performed, said in a line, and taken back by u."""
    sitting = Sitting()

    sitting.play(key, "tick", "u", "tick")

    put, back = sitting.world.effects
    assert isinstance(put, PutMark)
    assert put.mark.kind is kind
    assert isinstance(back, Retract)
    messages = dict.fromkeys(view.message for _, _, view in sitting.shown if view.message)
    assert list(messages) == [said, "taken back"]


def test_there_is_no_card_to_mark_at_the_end() -> None:
    """When nothing is left to ask, a mark does nothing, and nothing is said to have been done."""
    sitting = Sitting([a_card("a")])

    sitting.play(" ", "3", "s", "f", "e", "tick")

    assert [type(effect) for effect in sitting.world.effects] == [Record]
    assert not any(view.message for _, _, view in sitting.shown)


def test_burying_lasts_until_the_next_study_day() -> None:
    """A card that is buried comes back on the next study day."""
    sitting = Sitting()

    sitting.play("b")

    [put] = sitting.world.effects
    assert isinstance(put, PutMark)
    assert put.mark.until is not None
    assert put.mark.until.isoformat() == "2026-11-24"


def test_flagging_twice_takes_the_flag_away() -> None:
    """The same key puts the flag and takes it away, f or the star."""
    sitting = Sitting()

    session = sitting.play("f", "*")

    kinds = [effect.mark.kind for effect in sitting.world.effects if isinstance(effect, PutMark)]
    assert kinds == [MarkKind.FLAG, MarkKind.UNFLAG]
    assert session.flagged == frozenset()


def test_time_in_the_editor_is_no_time_of_the_answer() -> None:
    """While a card is edited its clock stands still; the card stays, with what was said about it."""
    sitting = Sitting()

    session = sitting.play("e", "tick", " ", "3")

    assert sitting.world.edited == ["a"]
    assert sitting.shown[1][2].message == "changed"
    assert session.reviews[0].took < timedelta(seconds=20)


def test_an_editor_that_cannot_be_run_is_a_message() -> None:
    """A failing editor ends nothing: the card stays, and the message says what to do."""
    world = World(no_editor=TerminalError("no editor is set", hint="set EDITOR"))
    sitting = Sitting(world=world)
    session = sitting.play("e", "tick", " ", "3")

    assert sitting.shown[1][2].message == "no editor is set; set EDITOR"
    assert len(session.reviews) == 1


def test_a_busy_log_keeps_the_card() -> None:
    """While another program holds the log, nothing moves on; pressing again saves."""
    tries: list[Effect] = []

    def busy_once(effect: Effect) -> None:
        tries.append(effect)
        if len(tries) == 1:
            raise ReviewLogBusy("the review log is in use")

    sitting = Sitting(world=World(fail=busy_once))
    session = sitting.play(" ", "3", "tick", "3")

    messages = [view.message for _, _, view in sitting.shown]
    assert "not saved, press again: the review log is in use" in messages
    assert len(session.reviews) == len(sitting.world.effects) == 1


def test_a_failing_log_keeps_the_card_as_long_as_it_fails() -> None:
    """When a rating cannot be recorded, the card stays with what to do about it; nothing counts as rated."""

    def fail(_: Effect) -> None:
        raise ReviewLogError("disk full", hint="free some space")

    sitting = Sitting(world=World(fail=fail))
    session = sitting.play(" ", "3", "tick", "3")

    assert {card for _, card, _ in sitting.shown} == {"a"}
    assert sitting.shown[-1][2].message == "not saved, press again: disk full; free some space"
    assert session.reviews == ()


def test_what_another_sitting_rates_is_not_asked_again() -> None:
    """Cards rated elsewhere meanwhile are left out when the next card is chosen."""
    world = World(elsewhere=frozenset({CardId("b")}))
    sitting = Sitting([a_card("a"), a_card("b"), a_card("c")], world=world)
    sitting.play(" ", "3", "tick", " ", "3")

    assert {card for _, card, _ in sitting.shown if card} == {"a", "c"}


def test_keys_typed_before_the_answer_was_shown_do_not_rate() -> None:
    """A digit that was in the queue when the answer appeared rates nothing; the next one does."""
    sitting = Sitting(early=1)

    session = sitting.play(" ", "4", "tick", "3")

    assert TOO_EARLY in [view.message for _, _, view in sitting.shown]
    assert [review.rating for review in session.reviews] == [Rating.GOOD]


def test_what_was_typed_ahead_of_the_end_is_forgotten() -> None:
    """When nothing is left to ask, keys still in the queue cannot run past the last screen."""
    sitting = Sitting([a_card("a")])

    sitting.play(" ", "3", "tick")

    assert sitting.keyboard is not None
    assert sitting.keyboard.flushed == 2


def test_the_answer_is_prepared_while_one_thinks() -> None:
    """Whenever a second passes without a key, what comes next may be drawn ahead."""
    sitting = Sitting()

    sitting.play("tick", "h", "tick", " ", "tick")

    assert sitting.prepared == ["Asking", "Asking", "Answering"]


def test_other_keys_for_the_same_actions() -> None:
    """A keymap of one's own is obeyed, and the old key does nothing."""
    keymap, problems = keymap_from({"reveal": ["ö"], "good": ["g"]})
    sitting = Sitting(keymap=keymap)

    session = sitting.play(" ", "ö", "3", "g")

    assert problems == ()
    assert [review.rating for review in session.reviews] == [Rating.GOOD]
