"""A sitting: what to ask, the screen or the plain dialogue, and what it came to."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dlprep.commands.asking import agreed
from dlprep.commands.catch_up import after_offer
from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.sitting import Manner, hold, require_terminal
from dlprep.commands.today import Choice, Today, load_today
from dlprep.errors import DlprepError, ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.problem import Place, Problem
from dlprep.scheduling.due import next_due
from dlprep.scheduling.leeches import is_leech
from dlprep.scheduling.readiness import Readiness
from dlprep.storage.collector import collector_paused
from dlprep.storage.sitting_lock import sitting_lock
from dlprep.study.session import Session
from dlprep.study.summary import SessionSummary, summarise
from dlprep.views.summary import Outlook, second_sitting

if TYPE_CHECKING:
    from dlprep.commands.ahead import Basis


@dataclass(frozen=True, slots=True)
class StudyReport:
    """What was done (None: nothing was due), what waits, and what is wrong with the decks.

    *before* and *after* are the readiness for the next interview, around the sitting. *today* was
    read after it, on that basis; None if it could not be.
    """

    summary: SessionSummary | None
    outlook: Outlook
    before: Readiness
    after: Readiness
    problems: tuple[Problem, ...]
    today: Today
    on: "Basis | None"


def run(env: Environment, choice: Choice, manner: Manner) -> StudyReport:
    """Ask what today holds, until the queue is empty or the person stops.

    Raises TerminalError when there is no terminal to draw on and lines were not asked for.
    """
    today = load_today(env, choice)
    if not today.queue.cards:
        return _nothing_due(env, choice, today)
    if not manner.line_by_line:
        require_terminal(env)
    today = after_offer(env, today, choice, line_by_line=manner.line_by_line)
    with sitting_lock(env.paths.data) as alone, open_log(env) as log:
        if not alone:
            _go_on_beside_another(env, line_by_line=manner.line_by_line)
        session = hold(env, today, log, manner)
    with collector_paused():
        return _report(env, choice, today, session)


def _report(env: Environment, choice: Choice, today: Today, session: Session) -> StudyReport:
    # Imported while nobody waits for the first question.
    from dlprep.commands.backup import daily

    hindered = daily(env)
    after, on, broken = _today_again(env, choice, today)
    return StudyReport(
        summary=summarise(session),
        outlook=replace(_outlook(env, after, today.missed), leeches=_leeches(after, session)),
        before=today.readiness(env.today),
        after=after.readiness(env.today),
        problems=(*broken, *after.problems, *hindered),
        today=after,
        on=on,
    )


def _nothing_due(env: Environment, choice: Choice, today: Today) -> StudyReport:
    from dlprep.commands.ahead import basis

    on = basis(env)
    today = load_today(env, choice, today.progress)
    ready = today.readiness(env.today)
    narrowed = bool(choice.decks or choice.query.terms)
    outlook = replace(_outlook(env, today, today.missed), narrowed=narrowed)
    return StudyReport(None, outlook, ready, ready, today.problems, today, on)


def _go_on_beside_another(env: Environment, *, line_by_line: bool) -> None:
    """Say that another sitting is open, and go on if the person agrees: nothing is lost or doubled."""
    env.tell(second_sitting())
    if env.standard_input.isatty() and not agreed(env, line_by_line=line_by_line):
        raise ReviewLogError("another sitting is open", hint="go on there, or end it first")


def _today_again(
    env: Environment, choice: Choice, today: Today
) -> tuple[Today, "Basis | None", tuple[Problem, ...]]:
    """Read everything anew; what was broken meanwhile is a problem, and the rest is told as it was before."""
    from dlprep.commands.ahead import basis

    try:
        on = basis(env)
        return load_today(env, replace(choice, cram=False), today.progress), on, ()
    except DlprepError as error:
        place = error.place or Place(str(env.paths.data))
        return today, None, (Problem(place, error.message, error.hint),)
    except OSError as error:
        place = Place(str(error.filename or env.paths.data))
        return today, None, (Problem(place, f"cannot be read any more: {error.strerror}", ""),)


def _outlook(env: Environment, today: Today, missed: int) -> Outlook:
    standings = today.standings
    day = next_due(standings, env.today)
    return Outlook(
        today=env.today,
        left=len(today.queue.cards),
        next_due=day,
        due_then=sum(standing.due == day for standing in standings),
        unseen=today.queue.unseen,
        beyond=len(today.queue.beyond),
        missed=missed,
        held=today.queue.held,
    )


def _leeches(after: Today, session: Session) -> tuple[CardId, ...]:
    asked = dict.fromkeys(review.card for review in session.reviews)
    return tuple(card for card in asked if is_leech(after.progress.learner.standings.get(card)))
