"""From the question to the rating of one card: the attempt, the reveal, the ticks."""

from dataclasses import replace
from datetime import datetime, timedelta

from dlprep.model.card import Card
from dlprep.model.review import EntryId, Review, Tick
from dlprep.study.events import (
    Confided,
    Drafted,
    Event,
    Hinted,
    Judged,
    JudgedRest,
    Moved,
    Rated,
    Revealed,
    Started,
    Toggled,
    Typed,
)
from dlprep.study.judging import Ticks, highest_rating
from dlprep.study.phases import Answering, Asking, Phase


def advance(phase: Phase, event: Event, card: Card) -> Phase:
    """Return the phase after an event that concerns the attempt alone."""
    match phase:
        case Asking():
            return _attempt(phase, event, card)
        case Answering():
            return _judge(phase, event)
        case _:
            return phase


def review_of(phase: Answering, card: Card, event: Rated, entry: EntryId, *, practice: bool) -> Review | None:
    """Return the review that a rating makes, or None if it is not offered, or hints have taken it away."""
    attempt = phase.attempt
    if event.rating not in attempt.scale or event.rating > highest_rating(card.points, attempt.hints):
        return None
    judged = zip(card.points, phase.ticks, strict=True)
    # Ticks that were only suggested, or not all given, say nothing about what was missed.
    ticks = () if None in phase.ticks else tuple(Tick(point.say, bool(said)) for point, said in judged)
    return Review(
        id=entry,
        card=phase.card,
        rating=event.rating,
        at=event.at,
        took=max(event.at - phase.since, timedelta()),
        practice=practice,
        confidence=phase.attempt.confidence,
        hints=phase.attempt.hints,
        spoken=phase.spoken,
        ticks=ticks,
        typed=phase.attempt.typed,
    )


def fitted(phase: Phase, card: Card) -> Phase:
    """Return the phase for a card whose text was changed: another rubric is judged anew."""
    match phase:
        case Answering(ticks=ticks) if len(ticks) != len(card.points):
            return replace(phase, ticks=(None,) * len(card.points), cursor=0, suggested=frozenset())
        case _:
            return phase


def _attempt(phase: Asking, event: Event, card: Card) -> Phase:
    attempt = phase.attempt
    match event:
        case Started(at) if attempt.started is None:
            return replace(phase, attempt=replace(attempt, started=at))
        case Confided(confidence):
            said = None if attempt.confidence is confidence else confidence
            return replace(phase, attempt=replace(attempt, confidence=said))
        case Hinted(at):
            hinted = replace(attempt, hints=attempt.hints + 1)
            if attempt.hints > len(card.points):
                return _revealed(replace(phase, attempt=hinted), card, at)
            return replace(phase, attempt=hinted)
        case Drafted(text):
            return _with_text(phase, text if text.strip() else "")
        case Typed(text, at):
            return _revealed(_with_text(phase, text), card, at)
        case Revealed(at):
            return _revealed(phase, card, at)
        case _:
            return phase


def _with_text(phase: Asking, text: str) -> Asking:
    return replace(phase, attempt=replace(phase.attempt, typed=text))


def _revealed(phase: Asking, card: Card, at: datetime) -> Answering:
    """Return the answer shown, with the points ticked that the typed text seems to say."""
    text = phase.attempt.typed.strip()
    said = _seem_said(card, text) if text else frozenset()
    ticks: Ticks = tuple(True if place in said else None for place in range(len(card.points)))
    attempt = replace(phase.attempt, typed=text)
    return Answering(phase.card, phase.since, at, attempt, ticks, _next_open(ticks, 0), said)


def _seem_said(card: Card, text: str) -> frozenset[int]:
    # Imported when somebody types: matching words needs a library that takes its time.
    from dlprep.study.typed import points_said

    return frozenset(points_said(card.points, text))


def _judge(phase: Answering, event: Event) -> Answering:
    last = len(phase.ticks) - 1
    if last < 0:
        return phase
    match event:
        case Moved(by):
            return replace(phase, cursor=min(max(0, phase.cursor + by), last))
        case Judged(said):
            judged = _ticked(phase, said=said)
            return replace(judged, cursor=min(phase.cursor + 1, last))
        case Toggled():
            return _ticked(phase, said=not phase.ticks[phase.cursor])
        case JudgedRest(said):
            ticks = tuple(said if tick is None else tick for tick in phase.ticks)
            return replace(phase, ticks=ticks, suggested=frozenset())
        case _:
            return phase


def _ticked(phase: Answering, *, said: bool) -> Answering:
    at = phase.cursor
    ticks = (*phase.ticks[:at], said, *phase.ticks[at + 1 :])
    return replace(phase, ticks=ticks, suggested=phase.suggested - {at})


def _next_open(ticks: Ticks, start: int) -> int:
    return next((at for at in range(start, len(ticks)) if ticks[at] is None), start)
