"""The sitting's transition table, cell by cell, and its laws."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dlprep.model.card import CardId, Point
from dlprep.model.review import Confidence, EntryId, Probe, Rating
from dlprep.study.effects import AddProbe, Exchange, Record, Retract
from dlprep.study.events import (
    Accepted,
    Away,
    Drafted,
    Edited,
    Event,
    Hinted,
    Judged,
    JudgedRest,
    Jumped,
    Moved,
    Probed,
    Rated,
    Revealed,
    Skipped,
    Started,
    Stopped,
    Toggled,
    Typed,
    Undone,
)
from dlprep.study.phases import Answering, Asking, Attempt, Cleared, Closed, Probing
from dlprep.study.summary import summarise
from dlprep.study.transitions import begin, update
from tests.builders import MONDAY
from tests.study.sittings import (
    CARDS,
    EVENTS,
    FULL,
    ID,
    LATER,
    a_session,
    in_phase,
    play,
)

PHASES = ("asking", "answering", "judged", "bare", "probing", "probed", "cleared", "closed")

# For each event and phase what it leads to: `.` nothing changes at all, `=` the same phase changed,
# A Asking, R Answering, P Probing, C Cleared, X Closed. With an effect it says which one.
TABLE = """
event       asking answering judged  bare     probing  probed    cleared  closed
started     =      .         .       .        .        .         .        .
confided    =      .         .       .        .        .         .        .
hinted      =      .         .       .        .        .         .        .
drafted     =      .         .       .        .        .         .        .
typed       R      .         .       .        .        .         .        .
revealed    R      .         .       .        =        .         .        .
moved       .      =         =       .        .        .         .        .
judged      .      =         =       .        .        .         .        .
toggled     .      =         =       .        .        .         .        .
judged_rest .      =         .       .        .        .         .        .
rated       .      P+Record  P+Record A+Record .       .         .        .
accepted    .      .         P+Record .       .        .         .        .
probed      .      .         .       .        .        P+AddProbe .       .
skipped     .      .         .       .        P        P         .        .
skipped_rest .     .         .       .        A        A         .        .
suspended   A+PutMark A+PutMark A+PutMark A+PutMark A+PutMark A+PutMark . .
buried      A+PutMark A+PutMark A+PutMark A+PutMark A+PutMark A+PutMark . .
flagged     ~+PutMark ~+PutMark ~+PutMark ~+PutMark ~+PutMark ~+PutMark . .
jumped      A      A         A       A        A        A         A        .
edited      .      .         .       .        .        .         .        .
away        =      =         =       =        =        =         .        .
undone      R+Retract R+Retract R    R+Retract R+Retract R+Retract R+Retract .
stopped     X      X         X       X        X        X         X        .
"""
LETTERS = {"A": Asking, "R": Answering, "P": Probing, "C": Cleared, "X": Closed}
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [(phase, row[0], cell) for row in ROWS[1:] for phase, cell in zip(ROWS[0][1:], row[1:], strict=True)]


def test_the_table_is_complete() -> None:
    """There is a cell for every event in every phase."""
    assert tuple(ROWS[0][1:]) == PHASES
    assert [row[0] for row in ROWS[1:]] == list(EVENTS)


@pytest.mark.parametrize(("phase", "event", "cell"), CELLS)
def test_transition_table(phase: str, event: str, cell: str) -> None:
    """Each cell leads to its phase with its effect, and every other pair changes nothing."""
    session = in_phase(phase)
    leads_to, _, effect = cell.partition("+")

    after, done = update(session, EVENTS[event])

    assert [type(one).__name__ for one in done] == ([effect] if effect else [])
    if leads_to == ".":
        assert after == session
    elif leads_to == "~":
        assert after.phase == session.phase
        assert after != session
    elif leads_to == "=":
        assert type(after.phase) is type(session.phase)
        assert after.phase != session.phase
    else:
        assert type(after.phase) is LETTERS[leads_to]
        assert after.phase != session.phase


def test_a_failed_card_comes_back_last() -> None:
    """A card rated AGAIN is asked once more after all that wait, until it goes better."""
    session = a_session("a", "b", "c")
    asked = []
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.HARD):
        asked.append(session.card)
        session, _ = play(session, Revealed(LATER), Rated(rating, LATER))

    assert asked == ["a", "b", "c", "a", "a"]
    assert session.phase == Cleared()


def test_a_rating_becomes_a_review() -> None:
    """The review has the card, the moment, and the time since the question was shown."""
    _, [effect] = play(a_session("a"), Revealed(MONDAY), Rated(Rating.HARD, LATER))

    assert isinstance(effect, Record)
    assert effect.review.id == EntryId(ID, 1)
    assert (effect.review.card, effect.review.rating) == ("a", Rating.HARD)
    assert (effect.review.at, effect.review.took) == (LATER, timedelta(seconds=40))


def test_a_clock_that_goes_back_takes_no_time() -> None:
    """A rating before its question counts as given in no time at all."""
    _, [effect] = play(a_session("a"), Revealed(MONDAY), Rated(Rating.HARD, MONDAY - timedelta(hours=1)))

    assert isinstance(effect, Record)
    assert effect.review.took == timedelta()


def test_undo_shows_the_answer_again() -> None:
    """Taking a rating back returns to the answer of that card; its number is not used again."""
    session, _ = play(a_session("a", "b"), Revealed(MONDAY), Rated(Rating.GOOD, MONDAY))

    session, [retract] = play(session, Undone(LATER))
    session, [record] = play(session, Rated(Rating.AGAIN, LATER))

    assert retract == Retract(EntryId(ID, 1), LATER)
    assert isinstance(record, Record)
    assert record.review.id == EntryId(ID, 2)
    assert (session.card, session.waiting) == ("b", ("a",))


def test_summary_counts_live_reviews() -> None:
    """Ratings taken back are not counted; a card rated twice is one card."""
    script: list[Event] = [
        Revealed(MONDAY),
        Rated(Rating.AGAIN, LATER),
        Revealed(LATER),
        Rated(Rating.EASY, LATER),
        Undone(LATER),
        Rated(Rating.GOOD, LATER),
        Stopped(LATER),
    ]
    session, _ = play(a_session("a", "b", "c"), *script)

    summary = summarise(session)

    assert (summary.reviews, summary.cards) == (2, 2)
    assert summary.ratings == {Rating.AGAIN: 1, Rating.HARD: 0, Rating.GOOD: 1, Rating.EASY: 0}


def test_hints_end_with_the_answer() -> None:
    """Key words, then point by point, then the whole answer; the hints are kept with the review."""
    session = a_session("full")
    phases = []
    for _ in range(5):
        session, _ = play(session, Hinted(LATER))
        phases.append(type(session.phase))

    assert phases == [Asking] * 4 + [Answering]
    _, [record] = play(session, JudgedRest(said=True), Accepted(LATER))
    assert isinstance(record, Record)
    assert (record.review.hints, record.review.rating) == (5, Rating.AGAIN)


def test_a_typed_answer_suggests_ticks() -> None:
    """Points that seem to be in the text are ticked, not confirmed; the cursor is on the first open one."""
    session, _ = play(a_session("full"), Typed("one and two, five six", LATER))

    assert isinstance(session.phase, Answering)
    assert session.phase.ticks == (True, None, True)
    assert (session.phase.suggested, session.phase.cursor) == (frozenset({0, 2}), 1)
    session, _ = play(session, Moved(-1), Toggled())
    assert isinstance(session.phase, Answering)
    assert (session.phase.ticks[0], session.phase.suggested) == (False, frozenset({2}))


def test_unjudged_points_are_not_stored() -> None:
    """Rated with a point open, a review says nothing about points: they were not all judged."""
    _, [record] = play(a_session("full"), Revealed(MONDAY), Judged(said=True), Rated(Rating.HARD, LATER))

    assert isinstance(record, Record)
    assert record.review.ticks == ()


def test_a_flag_taken_back_leaves_the_answer_alone() -> None:
    """A reveal since the flag stays, and the clock runs on; only the flag goes."""
    shown, _ = play(a_session("full"), EVENTS["flagged"], Revealed(LATER), Undone(LATER))

    assert isinstance(shown.phase, Answering)
    assert (shown.phase.since, shown.flagged) == (MONDAY, frozenset())


def test_points_are_judged_anew_one_by_one() -> None:
    """Undo takes back tick after tick, then the rating before them; the answer's clock runs on."""
    judged, _ = play(in_phase("answering"), Judged(said=True), JudgedRest(said=False), Toggled())
    seen = []
    for _ in range(3):
        judged, effects = play(judged, Undone(LATER))
        assert isinstance(judged.phase, Answering)
        seen.append((judged.phase.ticks, judged.phase.cursor, judged.phase.since, effects))

    assert seen == [
        ((True, False, False), 1, MONDAY, []),
        ((True, None, None), 1, MONDAY, []),
        ((None, None, None), 0, MONDAY, []),
    ]
    assert play(judged, Undone(LATER))[0].card == "a"


def test_a_key_that_changes_nothing_is_no_step() -> None:
    """Undo goes to the last tick, not to a key that judged nothing more."""
    session, _ = play(in_phase("judged"), JudgedRest(said=False), Moved(2), Undone(LATER))

    assert isinstance(session.phase, Answering)
    assert session.phase.ticks == (None,) * 3


def test_a_follow_up_is_taken_back_without_the_rating() -> None:
    """Its judgement leaves the log, where the review stands anew; a skip leaves nothing to take out."""
    session, _ = play(in_phase("probed"), Probed(said=True, at=LATER), Skipped(LATER))
    assert session.card == "b"

    unskipped, nothing = play(session, Undone(LATER))
    unprobed, [exchange] = play(unskipped, Undone(LATER))
    again, [probe] = play(unprobed, Probed(said=False, at=LATER))
    unrated, effects = play(again, Undone(LATER), Undone(LATER))

    assert nothing == []
    assert unskipped.phase == Probing(CardId("full"), EntryId(ID, 2), LATER, 1)
    assert isinstance(exchange, Exchange)
    assert (exchange.id, exchange.review.id, exchange.review.probes) == (EntryId(ID, 2), EntryId(ID, 3), ())
    assert isinstance(probe, AddProbe)
    assert (probe.id, probe.probe.said) == (EntryId(ID, 3), False)
    assert effects[-1] == Retract(EntryId(ID, 4), LATER)
    assert isinstance(unrated.phase, Answering)


def test_a_jump_is_taken_back() -> None:
    """Undo returns to the card that was left, with its points as they were judged."""
    left, _ = play(a_session("full", "a"), Revealed(MONDAY), Judged(said=True))

    session, effects = play(left, Jumped(CardId("z"), LATER), Undone(LATER))

    assert effects == []
    assert (session.card, session.waiting, session.planned) == ("full", ("a",), ("full", "a"))
    assert isinstance(session.phase, Answering)
    assert session.phase.ticks == (True, None, None)


@pytest.mark.parametrize(
    "away", [[Jumped(CardId("z"), LATER)], [Undone(LATER)], [Revealed(LATER), Undone(LATER)]]
)
def test_what_is_known_of_an_attempt_waits_with_its_card(away: list[Event]) -> None:
    """Left by a jump or an undo, a card keeps its text, its hints and its confidence; its clock stops."""
    session, _ = play(
        a_session("full", "b", "a"), Revealed(MONDAY), Rated(Rating.HARD, MONDAY), Started(MONDAY),
        EVENTS["confided"], Hinted(MONDAY), Drafted("half a th"), *away, Jumped(CardId("b"), LATER),
    )  # fmt: skip

    assert session.phase == Asking(CardId("b"), LATER, Attempt(None, Confidence.UNSURE, 1, "half a th"))
    assert session.attempts == {}


def test_an_unfinished_text_is_the_answer_when_the_answer_is_shown() -> None:
    """However it is shown, what was typed stands beside it, and its points are suggested."""
    ways: list[list[Event]] = [[Revealed(LATER)], [Hinted(LATER)] * 5]
    for way in ways:
        session, _ = play(a_session("full"), Drafted("one and two "), *way)
        assert isinstance(session.phase, Answering)
        assert session.phase.attempt.typed == "one and two"
        assert session.phase.suggested == {0}


def test_a_card_that_failed_is_asked_without_the_old_text() -> None:
    """A typed answer belongs to one attempt: the next one begins empty."""
    session, _ = play(a_session("a"), Typed("wrong", MONDAY), Rated(Rating.AGAIN, LATER))

    assert session.phase == Asking(CardId("a"), LATER)


def test_undo_fits_a_card_that_was_edited_since() -> None:
    """Another rubric is judged anew, and follow-ups that are gone are not asked."""
    texts = dict(CARDS)
    session = begin(ID, [CardId("full"), CardId("a")], MONDAY, card_of=lambda card: texts[card])
    session, _ = play(session, Revealed(MONDAY), Judged(said=True), Rated(Rating.GOOD, MONDAY))
    skipped, _ = play(session, Skipped(LATER, rest=True))
    texts["full"] = replace(FULL, points=(*FULL.points, Point("seven")), follow_ups=())

    unskipped, _ = play(skipped, Undone(LATER))
    unrated, _ = play(unskipped, Undone(LATER))

    assert unskipped.card == "a"
    assert isinstance(unrated.phase, Answering)
    assert unrated.phase.ticks == (None,) * 4


def test_follow_ups_go_one_by_one() -> None:
    """Each follow-up is judged after its answer; after the last the next card is asked."""
    session, effects = play(
        a_session("full", "a"),
        Revealed(MONDAY),
        Rated(Rating.EASY, MONDAY),
        Revealed(MONDAY),
        Probed(said=True, at=LATER),
        Revealed(LATER),
        Probed(said=False, at=LATER),
    )

    assert effects[1:] == [
        AddProbe(EntryId(ID, 1), Probe(1, True, timedelta(seconds=40))),
        AddProbe(EntryId(ID, 1), Probe(2, False, timedelta())),
    ]
    assert session.card == "a"


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.HARD])
def test_a_poor_answer_has_no_follow_ups(rating: Rating) -> None:
    """Follow-ups are for those who answered well."""
    session, _ = play(a_session("full", "a"), Revealed(MONDAY), Rated(rating, LATER))

    assert session.card == "a"


def test_an_edited_rubric_is_judged_anew() -> None:
    """Points added in the editor take the old ticks away; an edit of the text alone keeps them."""
    texts = dict(CARDS)
    session = begin(ID, [CardId("full")], MONDAY, card_of=lambda card: texts[card])
    session, _ = play(session, Revealed(MONDAY), Judged(said=True))

    texts["full"] = replace(FULL, answer="Better.")
    same, _ = play(session, Edited(LATER))
    texts["full"] = replace(FULL, points=(*FULL.points, Point("seven")))
    other, _ = play(session, Edited(LATER))

    assert same.phase == session.phase
    assert isinstance(other.phase, Answering)
    assert (other.phase.ticks, other.phase.cursor) == ((None,) * 4, 0)


def test_follow_ups_taken_out_in_the_editor_are_not_asked() -> None:
    """When the follow-up on the screen is gone, the next card comes."""
    texts = dict(CARDS)
    session = begin(ID, [CardId("full"), CardId("a")], MONDAY, card_of=lambda card: texts[card])
    session, _ = play(session, Revealed(MONDAY), Rated(Rating.GOOD, MONDAY))
    texts["full"] = replace(FULL, follow_ups=())

    assert play(session, Edited(LATER))[0].card == "a"


def test_time_away_is_no_time_of_the_answer() -> None:
    """An hour in the editor does not count, neither as thinking nor as speaking."""
    session, [record] = play(
        a_session("a"),
        Started(MONDAY),
        Away(timedelta(hours=1)),
        Revealed(LATER + timedelta(hours=1)),
        Rated(Rating.GOOD, LATER + timedelta(hours=1)),
    )

    assert isinstance(record, Record)
    assert (record.review.took, record.review.spoken) == (timedelta(seconds=40), timedelta(seconds=40))
    assert session.used == timedelta(seconds=40)


def test_a_jump_puts_the_card_first_and_the_other_next() -> None:
    """The card jumped to is asked now and once; the one that was left is asked after it."""
    session, _ = play(a_session("a", "b", "c"), Jumped(CardId("c"), LATER))

    assert (session.card, session.waiting) == ("c", ("a", "b"))


def test_a_jump_from_a_follow_up_does_not_ask_the_card_again() -> None:
    """A card whose rating is in the log is done, even if its follow-ups are left."""
    session, _ = play(
        a_session("full", "a"), Revealed(MONDAY), Rated(Rating.GOOD, MONDAY), Jumped(CardId("z"), LATER)
    )

    assert (session.card, session.waiting) == ("z", ("a",))


def test_practice_is_written_into_the_review() -> None:
    """A sitting that leaves the boxes alone says so in every review."""
    _, [record] = play(a_session("a", practice=True), Revealed(MONDAY), Rated(Rating.GOOD, LATER))

    assert isinstance(record, Record)
    assert record.review.practice


def test_a_very_long_sitting_can_be_compared_and_freed() -> None:
    """A thousand ratings make a long chain of sessions, which nothing walks by recursion."""
    session = a_session("a")
    for _ in range(5000):
        session, _ = play(session, Revealed(LATER), Rated(Rating.AGAIN, LATER))

    assert session == replace(session)
    assert "before" not in repr(session)[:300]


def test_the_budget_ends_the_asking_but_not_the_repeating() -> None:
    """Once the time is used only failed cards are asked again; undo gives the time back."""
    session = begin(ID, [CardId(name) for name in "abcd"], MONDAY, timedelta(seconds=100))
    at = MONDAY
    asked = []
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.GOOD):
        asked.append(session.card)
        at += timedelta(seconds=60)
        session, _ = play(session, Revealed(at), Rated(rating, at))

    assert asked == ["a", "b", "a"]
    assert session.phase == Cleared()
    assert session.waiting == ("c", "d")
    assert play(session, Undone(at))[0].card == "a"
