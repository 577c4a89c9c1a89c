"""The follow-ups of a card that was answered well, asked one by one."""

from dataclasses import replace
from datetime import datetime, timedelta

from dlprep.model.review import Probe
from dlprep.study.effects import AddProbe, Effect
from dlprep.study.events import Edited, Event, Probed, Revealed, Skipped
from dlprep.study.next_card import ask_next
from dlprep.study.phases import Probing
from dlprep.study.session import Did, Session, Step


def at_follow_up(session: Session, phase: Probing, event: Event) -> tuple[Session, tuple[Effect, ...]]:
    """Return the session after an event at a follow-up, and what it adds to the log."""
    match event:
        case Revealed() if not phase.answered:
            return replace(session, phase=replace(phase, answered=True)), ()
        case Skipped(at, rest):
            skipped = replace(session, last=Step(Did.WENT_ON, session, at))
            return ask_next(skipped, at) if rest else _ask_on(skipped, phase, at), ()
        case Edited(at) if phase.number >= len(session.card_of(phase.card).follow_ups):
            return ask_next(session, at), ()
        case Probed(said, at) if phase.answered:
            probe = Probe(phase.number + 1, said, max(at - phase.since, timedelta()))
            rated = session.reviews[-1]
            probed = replace(
                session,
                reviews=(*session.reviews[:-1], replace(rated, probes=(*rated.probes, probe))),
                probed=session.probed + probe.took,
                last=Step(Did.PROBED, session, at),
            )
            return _ask_on(probed, phase, at), (AddProbe(phase.review, probe),)
        case _:
            return session, ()


def _ask_on(session: Session, phase: Probing, at: datetime) -> Session:
    """Return the session that asks the next follow-up, or the next card after the last."""
    number = phase.number + 1
    if number >= len(session.card_of(phase.card).follow_ups):
        return ask_next(session, at)
    return replace(session, phase=Probing(phase.card, phase.review, at, number))
