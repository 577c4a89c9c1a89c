"""Sittings in every phase, and one of each event."""

from datetime import date, timedelta

from dlprep.model.card import Card, CardId, FollowUp, Point
from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, Rating, SessionId
from dlprep.study.effects import Effect
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
from dlprep.study.session import Session
from dlprep.study.transitions import begin, update
from tests.builders import MONDAY, a_card

ID = SessionId("s1")
LATER = MONDAY + timedelta(seconds=40)
TUESDAY = date(2026, 11, 24)

POINTS = (Point("one two", must=True), Point("three four"), Point("five six"))
FOLLOW_UPS = (FollowUp("And then?", "Then this."), FollowUp("Why?", "Because."))
FULL = a_card("full", points=POINTS, follow_ups=FOLLOW_UPS)
CARDS: dict[str, Card] = {
    card.id: card for card in (FULL, *(a_card(name) for name in ("a", "b", "c", "d", "e", "z")))
}

EVENTS: dict[str, Event] = {
    "started": Started(LATER),
    "confided": Confided(Confidence.UNSURE),
    "hinted": Hinted(LATER),
    "drafted": Drafted("one t"),
    "typed": Typed("one two", LATER),
    "revealed": Revealed(LATER),
    "moved": Moved(1),
    "judged": Judged(said=False),
    "toggled": Toggled(),
    "judged_rest": JudgedRest(said=True),
    "rated": Rated(Rating.GOOD, LATER),
    "accepted": Accepted(LATER),
    "probed": Probed(said=True, at=LATER),
    "skipped": Skipped(LATER),
    "skipped_rest": Skipped(LATER, rest=True),
    "suspended": Marked(MarkKind.SUSPEND, LATER),
    "buried": Marked(MarkKind.BURY, LATER, TUESDAY),
    "flagged": Marked(MarkKind.FLAG, LATER),
    "jumped": Jumped(CardId("z"), LATER),
    "edited": Edited(LATER),
    "away": Away(timedelta(minutes=5)),
    "undone": Undone(LATER),
    "stopped": Stopped(LATER),
}


def card_of(card: CardId) -> Card:
    """Return the text of a card."""
    return CARDS[card]


def a_session(*cards: str, **rest: object) -> Session:
    """Return a sitting that has just begun."""
    return begin(ID, [CardId(card) for card in cards], MONDAY, card_of=card_of, **rest)  # type: ignore[arg-type]


def play(session: Session, *events: Event) -> tuple[Session, list[Effect]]:
    """Return the session after *events*, with all their effects."""
    done: list[Effect] = []
    for event in events:
        session, effects = update(session, event)
        done += effects
    return session, done


def in_phase(name: str) -> Session:
    """Return a sitting in that phase, with one rating before it that could be taken back."""
    reveal, good = Revealed(MONDAY), Rated(Rating.GOOD, MONDAY)
    scripts: dict[str, tuple[tuple[str, ...], tuple[Event, ...]]] = {
        "asking": (("a", "full", "b"), ()),
        "answering": (("a", "full", "b"), (reveal,)),
        "judged": (("a", "full", "b"), (reveal, JudgedRest(said=True))),
        "bare": (("a", "c", "b"), (reveal,)),
        "probing": (("a", "full", "b"), (reveal, good)),
        "probed": (("a", "full", "b"), (reveal, good, reveal)),
        "cleared": (("a", "b"), (reveal, good)),
        "closed": (("a", "b"), (Stopped(MONDAY),)),
    }
    cards, script = scripts[name]
    return play(a_session(*cards), reveal, good, *script)[0]
