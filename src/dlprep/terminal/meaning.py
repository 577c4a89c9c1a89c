"""What a key means at a moment: an event for the sitting, or something the screen does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, Rating
from dlprep.study.events import (
    Accepted,
    Confided,
    Event,
    Hinted,
    Judged,
    JudgedRest,
    Marked,
    Moved,
    Probed,
    Rated,
    Revealed,
    Skipped,
    Started,
    Stopped,
    Toggled,
    Undone,
)
from dlprep.study.phases import Answering, Asking, Phase, Probing
from dlprep.study.session import Session
from dlprep.terminal.actions import Action
from dlprep.terminal.keymap import INTERRUPTS, Keymap
from dlprep.terminal.keys import Key

STEPS = {Action.UP: -1, Action.DOWN: 1}

DECIDING = (Rated, Accepted, Probed, Skipped, Marked)
"""Events that decide about what is on the screen: only who has seen it can mean them."""

ALWAYS: Mapping[Action, Event] = {
    Action.NO_IDEA: Confided(Confidence.NO_IDEA),
    Action.UNSURE: Confided(Confidence.UNSURE),
    Action.SURE: Confided(Confidence.SURE),
    Action.TOGGLE: Toggled(),
    Action.REST_SAID: JudgedRest(True),
    Action.REST_MISSED: JudgedRest(False),
}
"""Actions that make the same event whenever they come."""

NOW: Mapping[Action, Callable[[datetime], Event]] = {
    Action.REVEAL: Revealed,
    Action.SHOW: Revealed,
    Action.HINT: Hinted,
    Action.AGAIN: partial(Rated, Rating.AGAIN),
    Action.HARD: partial(Rated, Rating.HARD),
    Action.GOOD: partial(Rated, Rating.GOOD),
    Action.EASY: partial(Rated, Rating.EASY),
    Action.SKIP: Skipped,
    Action.SKIP_REST: partial(Skipped, rest=True),
    Action.UNDO: Undone,
    Action.STOP: Stopped,
    Action.FINISH: Stopped,
}
"""Actions whose event is told when they came."""


@dataclass(frozen=True, slots=True)
class InView:
    """What of the text is on the screen: its *end*, and the *point* at hand.

    Only with the end in view can a confirming key rate the answer, so that nobody rates what was
    not read; only with the point in view do arrows move among the points.
    """

    end: bool = False
    point: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """When a key was pressed, and the study day that any moment belongs to."""

    at: datetime
    study_day: Callable[[datetime], date]


def meaning(key: Key, session: Session, keymap: Keymap, view: InView, now: Moment) -> Event | Action | None:
    """Return what *key* means, or None."""
    if key in INTERRUPTS:
        return Stopped(now.at)
    action = keymap.action(key, session.phase)
    return None if action is None else meant(action, session, view, now)


def meant(action: Action, session: Session, view: InView, now: Moment) -> Event | Action:
    """Return the event that *action* makes, or the action itself where the session knows none."""
    phase, at = session.phase, now.at
    if action in ALWAYS:
        return ALWAYS[action]
    if action in NOW:
        return NOW[action](at)
    match action:
        case Action.START:
            speaking = isinstance(phase, Asking) and phase.attempt.started is not None
            return Revealed(at) if speaking else Started(at)
        case Action.SAID | Action.MISSED:
            said = action is Action.SAID
            return Probed(said, at) if isinstance(phase, Probing) else Judged(said)
        case Action.ACCEPT | Action.READ_ON:
            return _confirmed(action, session, view, at)
        case Action.SUSPEND | Action.BURY | Action.FLAG:
            return _mark(action, session, now)
        case Action.UP | Action.DOWN:
            return _moved(action, phase, view)
        case _:
            return action


def _confirmed(action: Action, session: Session, view: InView, at: datetime) -> Event | Action:
    rubric = session.card is not None and bool(session.card_of(session.card).points)
    if not view.end and not (rubric and action is Action.ACCEPT):
        return Action.PAGE_DOWN
    if isinstance(session.phase, Probing):
        return Action.READ_ON
    return Accepted(at) if rubric else Rated(Rating.GOOD, at)


def _mark(action: Action, session: Session, now: Moment) -> Event:
    match action:
        case Action.SUSPEND:
            return Marked(MarkKind.SUSPEND, now.at)
        case Action.BURY:
            return Marked(MarkKind.BURY, now.at, now.study_day(now.at) + timedelta(days=1))
        case _:
            flagged = session.card in session.flagged
            return Marked(MarkKind.UNFLAG if flagged else MarkKind.FLAG, now.at)


def _moved(action: Action, phase: Phase, view: InView) -> Event | Action:
    by = STEPS[action]
    if isinstance(phase, Answering) and view.point and 0 <= phase.cursor + by < len(phase.ticks):
        return Moved(by)
    return Action.LINE_UP if action is Action.UP else Action.LINE_DOWN
