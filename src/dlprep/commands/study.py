"""A sitting: what to ask, the screen or the plain dialogue, and what it came to."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dlprep.commands.environment import Environment
from dlprep.commands.progress import Progress, chosen_decks, load_progress
from dlprep.commands.study_screen import StudyPainter
from dlprep.errors import TerminalError
from dlprep.model.card import CardId
from dlprep.model.problem import Problem
from dlprep.scheduling.queue import NEW_A_DAY, build_queue, next_due
from dlprep.scheduling.scheduler import replay
from dlprep.storage.notes import read_note
from dlprep.storage.review_log import ReviewLog
from dlprep.study.effects import Effect, Record, Retract
from dlprep.study.session import Session, begin
from dlprep.study.summary import SessionSummary, summarise
from dlprep.terminal import loop, plain
from dlprep.terminal.keyboard import Keyboard
from dlprep.terminal.screen import Screen
from dlprep.views.summary import Outlook


@dataclass(frozen=True, slots=True)
class StudyOptions:
    """What to study and how."""

    decks: tuple[str, ...] = ()
    new: int = NEW_A_DAY
    seed: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class StudyReport:
    """What was done (None: nothing was due), what waits, and what is wrong with the decks."""

    summary: SessionSummary | None
    outlook: Outlook
    problems: tuple[Problem, ...]


def run(env: Environment, options: StudyOptions) -> StudyReport:
    """Ask what is due, then new cards, until the queue is empty or the person stops.

    Raises TerminalError when there is no terminal to draw on and *plain* was not asked for.
    """
    progress = load_progress(env)
    ids = [card.id for deck in chosen_decks(progress.library, options.decks) for card in deck.cards]
    queue = build_queue(ids, progress.standings, env.today, new_limit=options.new, seed=options.seed)
    if not queue.cards:
        return StudyReport(None, _outlook(env, progress, ids, options), progress.problems)
    if not options.plain:
        _require_terminal(env)
    with ReviewLog(env.paths.log) as log:
        session = begin(env.new_session_id(), queue.cards, env.now())
        conduct = _conduct_plain if options.plain else _conduct_on_screen
        session = conduct(env, progress, session, lambda effect: _perform(log, effect))
        reviews = log.reviews()
    after = Progress(
        progress.library,
        progress.problems,
        tuple(reviews),
        progress.scheduler,
        replay(progress.scheduler, reviews),
    )
    return StudyReport(summarise(session), _outlook(env, after, ids, options), progress.problems)


Perform = Callable[[Effect], None]


def _conduct_on_screen(env: Environment, progress: Progress, session: Session, perform: Perform) -> Session:
    painter = _painter(env, progress)
    screen = Screen(env.standard_output)
    with Keyboard(env.standard_input.fileno()) as keyboard, screen.shown():
        return loop.run(
            session, keyboard=keyboard, screen=screen, draw=painter.draw, now=env.now, perform=perform
        )


def _conduct_plain(env: Environment, progress: Progress, session: Session, perform: Perform) -> Session:
    def write(text: str) -> None:
        env.standard_output.write(text)
        env.standard_output.flush()

    return plain.run(
        session,
        read_line=env.standard_input.readline,
        write=write,
        describe=_painter(env, progress).describe,
        now=env.now,
        perform=perform,
    )


def _painter(env: Environment, progress: Progress) -> StudyPainter:
    # Read once a card: the screen is drawn every second.
    note_on = cache(lambda card: read_note(env.paths.notes, card))
    return StudyPainter(progress, env.ink, note_on)


def _perform(log: ReviewLog, effect: Effect) -> None:
    match effect:
        case Record(review):
            log.record(review)
        case Retract(review_id, at):
            log.retract(review_id, at)


def _require_terminal(env: Environment) -> None:
    hint = "use 'dlprep study --plain' to study line by line"
    if not (env.standard_input.isatty() and env.standard_output.isatty()):
        raise TerminalError("the study screen needs a terminal", hint=hint)
    if env.variables.get("TERM") == "dumb":
        raise TerminalError("this terminal cannot show the study screen (TERM=dumb)", hint=hint)


def _outlook(env: Environment, progress: Progress, ids: list[CardId], options: StudyOptions) -> Outlook:
    today = env.today
    queue = build_queue(ids, progress.standings, today, new_limit=options.new)
    standings = [progress.standings[card] for card in ids if card in progress.standings]
    day = next_due(standings, today)
    return Outlook(
        today=today,
        left=len(queue.cards),
        next_due=day,
        due_then=sum(standing.due == day for standing in standings),
        unseen=queue.unseen,
    )
