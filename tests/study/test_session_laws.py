"""What holds of every sitting, whatever happens in it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, EntryId, Rating, Review
from dlprep.study.effects import AddProbe, Effect, Exchange, PutMark, Record, Retract
from dlprep.study.events import (
    Accepted,
    Away,
    Confided,
    Drafted,
    Edited,
    Event,
    Hinted,
    Judged,
    JudgedRest,
    Jumped,
    Marked,
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
from dlprep.study.phases import Answering, Asking, Probing
from dlprep.study.session import Session
from dlprep.study.transitions import update
from tests.study.sittings import (
    CARDS,
    EVENTS,
    ID,
    LATER,
    TUESDAY,
    a_session,
    play,
)

names = st.sampled_from(sorted(CARDS)).map(CardId)
any_event: st.SearchStrategy[Event] = st.one_of(
    st.just(Started(LATER)),
    st.builds(Confided, st.sampled_from(Confidence)),
    st.just(Hinted(LATER)),
    st.builds(Drafted, st.sampled_from(["", "one tw"])),
    st.builds(Typed, st.sampled_from(["", "one two", "three"]), st.just(LATER)),
    st.just(Revealed(LATER)),
    st.builds(Moved, st.integers(-3, 3)),
    st.builds(Judged, st.booleans()),
    st.just(Toggled()),
    st.builds(JudgedRest, st.booleans()),
    st.builds(Rated, st.sampled_from(Rating), st.just(LATER)),
    st.just(Accepted(LATER)),
    st.builds(Probed, st.booleans(), st.just(LATER)),
    st.builds(Skipped, st.just(LATER), st.booleans()),
    st.builds(Marked, st.sampled_from(MarkKind), st.just(LATER), st.just(TUESDAY)),
    st.builds(Jumped, names, st.just(LATER)),
    st.just(Edited(LATER)),
    st.builds(Away, st.just(timedelta(seconds=9))),
    st.just(Undone(LATER)),
)
# Events that lead on are drawn more often: scripts should reach every phase.
onward = st.sampled_from(
    [Revealed(LATER), JudgedRest(said=True), Accepted(LATER), Rated(Rating.GOOD, LATER), Probed(True, LATER)]
)
scripts = st.lists(st.one_of(any_event, onward), max_size=40)
decks = st.lists(names, max_size=5, unique=True)
STEPS = {
    "rated", "accepted", "suspended", "flagged", "judged", "toggled", "judged_rest", "probed", "skipped",
    "skipped_rest", "jumped",
}  # fmt: skip


@given(decks, scripts, st.booleans())
def test_the_log_always_equals_the_session(cards: list[CardId], script: list[Event], stop: bool) -> None:
    """Records with their probes, less retractions, are the session's reviews; no id is used twice."""
    session, effects = play(a_session(*cards), *script, *([Stopped(LATER)] if stop else []))

    issued = [entry for effect in effects if (entry := entry_of(effect)) is not None]
    retracted = [effect.id for effect in effects if isinstance(effect, Retract | Exchange)]
    assert issued == [EntryId(ID, number) for number in range(1, len(issued) + 1)]
    assert len(retracted) == len(set(retracted)) <= len(issued)
    assert set(retracted) <= set(issued)
    recorded = dict[EntryId, Review]()
    for effect in effects:
        match effect:
            case Record(review) | Exchange(review=review):
                recorded[review.id] = review
            case AddProbe(entry, probe):
                assert probe.number not in [known.number for known in recorded[entry].probes]
                recorded[entry] = replace(recorded[entry], probes=(*recorded[entry].probes, probe))
    assert [recorded[key] for key in recorded if key not in retracted] == list(session.reviews)


def entry_of(effect: Effect) -> EntryId | None:
    """Return the id that an effect adds to the log, if it adds one."""
    match effect:
        case Record(review) | Exchange(review=review):
            return review.id
        case PutMark(mark):
            return mark.id
        case _:
            return None


@given(decks, scripts)
def test_no_card_is_lost_or_doubled(cards: list[CardId], script: list[Event]) -> None:
    """Each planned card is passed, set aside, on the screen, or waits exactly once."""
    session, effects = play(a_session(*cards), *script)

    waiting = [*session.waiting, *([session.card] if isinstance(session.phase, Asking | Answering) else [])]
    retracted = {effect.id for effect in effects if isinstance(effect, Retract)}
    marks = [
        effect.mark for effect in effects if isinstance(effect, PutMark) and effect.mark.id not in retracted
    ]
    aside = {mark.card for mark in marks if mark.kind in (MarkKind.SUSPEND, MarkKind.BURY)}
    rated = {review.card for review in session.reviews}
    assert len(waiting) == len(set(waiting))
    assert set(session.planned) <= set(waiting) | rated | aside
    assert session.failed() <= set(waiting) | aside


@given(decks.filter(bool), scripts, st.sampled_from(sorted(STEPS)))
def test_undo_restores_the_session_exactly(cards: list[CardId], script: list[Event], step: str) -> None:
    """After any script, a step and its undo leave everything as it was but counter and entry ids."""
    session, _ = play(a_session(*cards), *script, Revealed(LATER))

    after, _ = update(session, EVENTS[step])
    undone, _ = update(after, Undone(LATER)) if after.last is not session.last else (after, ())

    assert without_ids(undone) == without_ids(session)


def without_ids(session: Session) -> Session:
    """Return a session without the numbers of its entries: taking a follow-up back gives another one."""
    phase = session.phase
    return replace(
        session,
        issued=0,
        phase=replace(phase, review=EntryId(ID, 0)) if isinstance(phase, Probing) else phase,
        reviews=tuple(replace(review, id=EntryId(ID, 0)) for review in session.reviews),
    )


@given(decks.filter(bool), scripts, scripts)
@example([CardId("a")], [Revealed(LATER), Rated(Rating.AGAIN, LATER)], [Undone(LATER)])
@example(
    [CardId("a")], [Jumped(CardId("b"), LATER), Jumped(CardId("a"), LATER)], [Undone(LATER), Undone(LATER)]
)
def test_a_text_is_kept_until_its_card_is_rated(
    cards: list[CardId], before: list[Event], script: list[Event]
) -> None:
    """Whatever happens but typing it anew, rating it or setting it aside, the card has its text."""
    session, _ = play(a_session(*cards), *before)
    assume(isinstance(session.phase, Asking))
    session, _ = play(session, Drafted("half a"))
    card = session.card

    for event in script:
        gone = isinstance(event, Typed | Drafted | Marked) and session.card == card
        session, effects = update(session, event)
        if gone or any(isinstance(effect, Record) and effect.review.card == card for effect in effects):
            return
        here = session.phase.attempt if isinstance(session.phase, Asking | Answering) else None
        kept = here if session.card == card else session.attempts.get(card or CardId(""))
        assert kept is not None
        assert kept.typed == "half a"


@given(decks, scripts)
def test_undoing_everything_leads_back_to_the_beginning(cards: list[CardId], script: list[Event]) -> None:
    """Step by step undo goes back; then nothing of the sitting is in the log, and the first card is asked."""
    session, _ = play(a_session(*cards), *script)

    for _ in script:
        session, _ = update(session, Undone(LATER))

    assert session.last is None
    assert session.reviews == ()
    assert session.waiting == tuple(cards[1:])
    assert session.planned == tuple(cards)


@given(decks, scripts)
def test_ticks_always_fit_the_rubric(cards: list[CardId], script: list[Event]) -> None:
    """Whatever happens there is one tick for each point, and the cursor is on one of them."""
    session, _ = play(a_session(*cards), *script)

    if isinstance(session.phase, Answering):
        points = session.card_of(session.phase.card).points
        assert len(session.phase.ticks) == len(points)
        assert 0 <= session.phase.cursor < max(1, len(points))
        assert session.phase.suggested <= set(range(len(points)))
