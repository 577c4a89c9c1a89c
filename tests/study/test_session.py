"""The sitting's transition table, cell by cell, and its laws."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, SessionId
from dlprep.study.effects import Effect, Record, Retract
from dlprep.study.events import Event, Rated, Revealed, Stopped, Undone
from dlprep.study.phases import Answering, Cleared, Closed
from dlprep.study.session import Session
from dlprep.study.summary import summarise
from dlprep.study.transitions import begin, update
from tests.builders import MONDAY

ID = SessionId("s1")
LATER = MONDAY + timedelta(seconds=40)
EVENTS: dict[str, Event] = {
    "revealed": Revealed(LATER),
    "rated": Rated(Rating.GOOD, LATER),
    "undone": Undone(LATER),
    "stopped": Stopped(LATER),
}


def a_session(*cards: str) -> Session:
    """Return a sitting that has just begun."""
    return begin(ID, tuple(CardId(card) for card in cards), MONDAY)


def play(session: Session, *events: Event) -> tuple[Session, list[Effect]]:
    """Return the session after *events*, with all their effects."""
    done: list[Effect] = []
    for event in events:
        session, effects = update(session, event)
        done += effects
    return session, done


def in_phase(name: str) -> Session:
    """Return a sitting in that phase with one rating that could be taken back."""
    session, _ = play(a_session("a", "b"), Revealed(MONDAY), Rated(Rating.GOOD, MONDAY))
    match name:
        case "asking":
            return session
        case "answering":
            return play(session, Revealed(MONDAY))[0]
        case "cleared":
            return play(session, Revealed(MONDAY), Rated(Rating.GOOD, MONDAY))[0]
        case _:
            return play(session, Stopped(MONDAY))[0]


TABLE = {
    ("asking", "revealed"): (Answering, ()),
    ("asking", "rated"): (None, ()),
    ("asking", "undone"): (Answering, (Retract,)),
    ("asking", "stopped"): (Closed, ()),
    ("answering", "revealed"): (None, ()),
    ("answering", "rated"): (Cleared, (Record,)),
    ("answering", "undone"): (Answering, (Retract,)),
    ("answering", "stopped"): (Closed, ()),
    ("cleared", "revealed"): (None, ()),
    ("cleared", "rated"): (None, ()),
    ("cleared", "undone"): (Answering, (Retract,)),
    ("cleared", "stopped"): (Closed, ()),
    ("closed", "revealed"): (None, ()),
    ("closed", "rated"): (None, ()),
    ("closed", "undone"): (None, ()),
    ("closed", "stopped"): (None, ()),
}


@pytest.mark.parametrize(("phase", "event"), TABLE)
def test_transition_table(phase: str, event: str) -> None:
    """Each cell leads to its phase with its effects; None means nothing changes at all."""
    session = in_phase(phase)
    expected, effects = TABLE[phase, event]

    after, done = update(session, EVENTS[event])

    assert tuple(type(effect) for effect in done) == effects
    if expected is None:
        assert after == session
    else:
        assert type(after.phase) is expected


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


events = st.lists(
    st.one_of(
        st.just(Revealed(LATER)),
        st.builds(Rated, st.sampled_from(Rating), st.just(LATER)),
        st.just(Undone(LATER)),
    ),
    max_size=40,
)


@given(st.integers(0, 5), events, st.booleans())
def test_the_log_always_equals_the_session(cards: int, script: list[Event], stop: bool) -> None:
    """Records less retractions are the session's reviews; no id twice; no card is lost."""
    session = a_session(*"abcde"[:cards])
    session, effects = play(session, *script, *([Stopped(LATER)] if stop else []))

    recorded = {effect.review.id: effect.review for effect in effects if isinstance(effect, Record)}
    retracted = [effect.id for effect in effects if isinstance(effect, Retract)]
    ids = [effect.review.id for effect in effects if isinstance(effect, Record)]
    assert len(ids) == len(set(ids))
    assert len(retracted) == len(set(retracted))
    assert [recorded[key] for key in recorded if key not in retracted] == list(session.reviews)
    passed = {review.card for review in session.reviews if review.rating is not Rating.AGAIN}
    if not stop:
        assert set(session.planned) == passed | set(session.waiting) | ({session.card} - {None})


@given(st.integers(1, 5), events, st.sampled_from(Rating))
def test_undo_restores_the_session_exactly(cards: int, script: list[Event], rating: Rating) -> None:
    """After any script, a rating and its undo leave everything as it was but the counter."""
    session, _ = play(a_session(*"abcde"[:cards]), *script, Revealed(LATER))

    rated, effects = play(session, Rated(rating, LATER))
    undone, _ = play(rated, Undone(LATER)) if effects else (rated, [])

    assert replace(undone, issued=session.issued) == session


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
