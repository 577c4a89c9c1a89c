"""A sitting: what to ask, the screen or the plain dialogue, and what it came to."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dlprep.commands.environment import Environment
from dlprep.commands.study_screen import StudyPainter
from dlprep.commands.today import Choice, Today, load_today
from dlprep.errors import TerminalError
from dlprep.model.problem import Problem
from dlprep.scheduling.queue import next_due
from dlprep.scheduling.readiness import Readiness
from dlprep.storage.notes import read_note
from dlprep.storage.review_log import ReviewLog
from dlprep.study.effects import AddProbe, Effect, PutMark, Record, Retract
from dlprep.study.session import Session
from dlprep.study.summary import SessionSummary, summarise
from dlprep.study.transitions import begin
from dlprep.terminal import loop, plain
from dlprep.terminal.keyboard import Keyboard
from dlprep.terminal.screen import Screen
from dlprep.views.summary import Outlook


@dataclass(frozen=True, slots=True)
class StudyReport:
    """What was done (None: nothing was due), what waits, and what is wrong with the decks.

    *before* and *after* are the readiness for the next interview, around the sitting.
    """

    summary: SessionSummary | None
    outlook: Outlook
    before: Readiness
    after: Readiness
    problems: tuple[Problem, ...]


def run(env: Environment, choice: Choice, *, line_by_line: bool) -> StudyReport:
    """Ask what today holds, until the queue is empty or the person stops.

    Raises TerminalError when there is no terminal to draw on and *line_by_line* was not asked for.
    """
    today = load_today(env, choice)
    if not today.queue.cards:
        ready = today.readiness(env.today)
        return StudyReport(None, _outlook(env, today, today.missed), ready, ready, today.problems)
    if not line_by_line:
        _require_terminal(env)
    with ReviewLog(env.paths.log) as log:
        # A person quicker than expected goes on with what would follow, until the time is used.
        order = [item.card for item in (*today.queue.items, *today.queue.beyond)]
        session = begin(
            env.new_session_id(),
            order,
            env.now(),
            today.left,
            card_of=today.progress.library.card,
            flagged=today.progress.marked.flagged,
        )
        conduct = _conduct_plain if line_by_line else _conduct_on_screen
        session = conduct(env, today, session, lambda effect: _perform(log, effect))
    after = load_today(env, choice)
    return StudyReport(
        summary=summarise(session),
        outlook=_outlook(env, after, today.missed),
        before=today.readiness(env.today),
        after=after.readiness(env.today),
        problems=today.problems,
    )


Perform = Callable[[Effect], None]


def _conduct_on_screen(env: Environment, today: Today, session: Session, perform: Perform) -> Session:
    painter = _painter(env, today)
    screen = Screen(env.standard_output)
    with Keyboard(env.standard_input.fileno()) as keyboard, screen.shown():
        return loop.run(
            session, keyboard=keyboard, screen=screen, draw=painter.draw, now=env.now, perform=perform
        )


def _conduct_plain(env: Environment, today: Today, session: Session, perform: Perform) -> Session:
    def write(text: str) -> None:
        env.standard_output.write(text)
        env.standard_output.flush()

    return plain.run(
        session,
        read_line=env.standard_input.readline,
        write=write,
        describe=_painter(env, today).describe,
        now=env.now,
        perform=perform,
    )


def _painter(env: Environment, today: Today) -> StudyPainter:
    # Read once a card: the screen is drawn every second.
    note_on = cache(lambda card: read_note(env.paths.notes, card))
    return StudyPainter(today.progress, today.queue, today.left, env.ink, note_on)


def _perform(log: ReviewLog, effect: Effect) -> None:
    match effect:
        case Record(review):
            log.record(review)
        case AddProbe(review_id, probe):
            log.probe(review_id, probe)
        case PutMark(mark):
            log.mark([mark])
        case Retract(entry, at):
            log.retract(entry, at)


def _require_terminal(env: Environment) -> None:
    hint = "use 'dlprep study --plain' to study line by line"
    if not (env.standard_input.isatty() and env.standard_output.isatty()):
        raise TerminalError("the study screen needs a terminal", hint=hint)
    if env.variables.get("TERM") == "dumb":
        raise TerminalError("this terminal cannot show the study screen (TERM=dumb)", hint=hint)


def _outlook(env: Environment, today: Today, missed: int) -> Outlook:
    known = today.progress.learner.standings
    standings = [known[card] for card in today.cards if card in known]
    day = next_due(standings, env.today)
    return Outlook(
        today=env.today,
        left=len(today.queue.cards),
        next_due=day,
        due_then=sum(standing.due == day for standing in standings),
        unseen=today.queue.unseen,
        beyond=len(today.queue.beyond),
        missed=missed,
    )
