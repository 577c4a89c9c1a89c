"""A sitting is held: on the screen or in plain lines, with the log, the editor and the library at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from dlprep.commands.environment import Environment
from dlprep.commands.live_library import LiveLibrary
from dlprep.commands.scratch_text import compose
from dlprep.commands.study_facts import Moments
from dlprep.commands.study_plain import StudyReader
from dlprep.commands.study_screen import StudyPainter
from dlprep.commands.today import Today
from dlprep.errors import TerminalError
from dlprep.model.card import CardId
from dlprep.scheduling.calendar import study_day
from dlprep.storage.log_live import is_live
from dlprep.storage.notes import read_note
from dlprep.storage.review_log import ReviewLog
from dlprep.study.effects import AddProbe, Effect, Exchange, PutMark, Record, Retract
from dlprep.study.judging import FOUR, TWO
from dlprep.study.session import CardOf, Session
from dlprep.study.transitions import begin
from dlprep.terminal import loop, plain
from dlprep.terminal.keyboard import Keyboard
from dlprep.terminal.keymap import Keymap, keymap_from
from dlprep.terminal.outside import Outside
from dlprep.terminal.screen import Screen, Size
from dlprep.terminal.showing import Showing
from dlprep.views.ansi import Ink


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sitting is held: on the screen or *line_by_line*, in which ink, with which keys."""

    ink: Ink
    line_by_line: bool = False
    keymap: Keymap = field(default_factory=Keymap)


def chosen_manner(env: Environment, *, line_by_line: bool) -> Manner:
    """Return the manner that the person's settings ask for; wrong keys among them are told as problems."""
    keymap, _ = keymap_from(env.settings.keys)
    return Manner(env.ink, line_by_line, keymap)


def hold(env: Environment, today: Today, log: ReviewLog, manner: Manner) -> Session:
    """Ask the cards of *today* until the queue is empty or the person stops."""
    library = LiveLibrary(env, today.progress.library)
    session = _begun(env, today, library.card)
    outside = Outside(
        now=env.now,
        study_day=study_day,
        perform=partial(_perform, log),
        edit=library.edit,
        shipped=library.is_shipped,
        compose=partial(compose, env),
        find=library.find,
        elsewhere=partial(log.rated_elsewhere, session.id),
    )
    conduct = _conduct_plain if manner.line_by_line else _conduct_on_screen
    return conduct(env, today, session, outside, manner)


def first_screen(env: Environment, today: Today, manner: Manner, size: Size) -> tuple[str, ...]:
    """Return the screen with which a sitting of *today* begins."""
    painter = StudyPainter(_moments(today), manner.ink, _notes(env), manner.keymap)
    session = _begun(env, today, today.progress.library.card)
    return painter.draw(session, Showing(), size, env.now()).lines


def _begun(env: Environment, today: Today, card_of: CardOf) -> Session:
    # A person quicker than expected goes on with what would follow, until the time is used.
    order = [item.card for item in (*today.queue.items, *today.queue.beyond)]
    return begin(
        env.new_session_id(),
        order,
        env.now(),
        today.left,
        card_of=card_of,
        practice=today.practice,
        scale=TWO if env.settings.binary else FOUR,
        flagged=today.progress.marked.flagged,
    )


def require_terminal(env: Environment) -> None:
    """Raise TerminalError when there is no terminal to draw on."""
    hint = "use 'dlprep study --plain' to study line by line"
    if not (env.standard_input.isatty() and env.standard_output.isatty()):
        raise TerminalError("the study screen needs a terminal", hint=hint)
    if env.variables.get("TERM") == "dumb":
        raise TerminalError("this terminal cannot show the study screen (TERM=dumb)", hint=hint)


def _conduct_on_screen(
    env: Environment, today: Today, session: Session, outside: Outside, manner: Manner
) -> Session:
    painter = StudyPainter(_moments(today), manner.ink, _notes(env), manner.keymap)
    screen = Screen(env.standard_output)
    with Keyboard(env.standard_input.fileno()) as keyboard, screen.shown():
        return loop.run(
            session,
            keyboard=keyboard,
            screen=screen,
            draw=painter.draw,
            prepare=painter.prepare,
            outside=outside,
            keymap=manner.keymap,
        )


def _conduct_plain(
    env: Environment, today: Today, session: Session, outside: Outside, manner: Manner
) -> Session:
    def write(text: str) -> None:
        env.standard_output.write(text)
        env.standard_output.flush()

    return plain.run(
        session,
        read_line=env.standard_input.readline,
        write=write,
        words=StudyReader(_moments(today), _notes(env), manner.keymap, manner.ink.for_ears()),
        outside=outside,
        keymap=manner.keymap,
        echoed=env.standard_input.isatty(),
    )


def _moments(today: Today) -> Moments:
    return Moments(today.progress, today.queue, today.left)


def _notes(env: Environment) -> Callable[[CardId], str]:
    @cache  # read once a card: the screen is drawn every second
    def note_on(card: CardId) -> str:
        return read_note(env.paths.notes, card)

    return note_on


def _perform(log: ReviewLog, effect: Effect) -> None:
    match effect:
        case AddProbe(entry) | Exchange(entry) | Retract(entry) if not log.ask(partial(is_live, entry=entry)):
            pass  # 'dlprep undo' has taken it back meanwhile: nothing is left to change
        case Record(review):
            log.record(review)
        case AddProbe(review_id, probe):
            log.probe(review_id, probe)
        case Exchange(review_id, review, at):
            log.exchange(review_id, review, at)
        case PutMark(mark):
            log.mark([mark])
        case Retract(entry, at):
            log.retract(entry, at)
