"""Works out what the next run will be asked for first, and keeps it for `start`."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from dlprep.commands.environment import NOW_VARIABLE, Environment
from dlprep.commands.sitting import Manner, first_screen
from dlprep.commands.today import Choice, Today, load_today
from dlprep.errors import DlprepError
from dlprep.storage import remembered
from dlprep.storage.config import FILE
from dlprep.storage.library import deck_files, shipped_decks
from dlprep.terminal.screen import Screen, Size

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer is worked out on: the study day, and the stamps of all files it follows from.

    It is taken before they are read: what changes meanwhile, be it the day, leaves an answer that
    is not asked for any more.
    """

    day: str
    stamps: list[str]


def basis(env: Environment) -> Basis:
    """Return what today's cards follow from, when its stamps have settled."""
    log, folder = str(env.paths.log), env.paths.decks
    decks = [*(deck_files(folder) if folder.is_dir() else []), *deck_files(shipped_decks())]
    paths = (log, f"{log}-wal", env.paths.config / FILE, folder, shipped_decks(), *decks)
    return Basis(remembered.today(), remembered.settled_stamps([str(path) for path in paths]))


def keep_count(env: Environment, count: int, on: Basis) -> None:
    """Keep how many cards wait today, worked out on that basis."""
    if NOW_VARIABLE not in env.variables:
        remembered.keep(str(env.paths.cache), remembered.COUNT, on.day, str(count), on.stamps)


def keep_ahead(env: Environment, choice: Choice, manner: Manner, today: Today, on: Basis | None) -> None:
    """Keep the first screen of a sitting begun today or tomorrow with the same command line.

    *today* was read on that basis; None if it could not be read anew.
    """
    if on is None or NOW_VARIABLE in env.variables or manner.line_by_line or not env.standard_output.isatty():
        return
    size = Screen(env.standard_output).size
    for days in (0, 1):
        later = env.now() + days * ONE_DAY
        then = replace(env, now=partial(_same, later))
        try:
            if days or today.practice != choice.cram:
                today = load_today(then, choice, today.progress)
        except DlprepError:  # the next run will tell
            return
        if choice == Choice() and not days:
            keep_count(env, len(today.queue.cards), on)
        day = remembered.today(later.timestamp()) if days else on.day
        _keep_screen(then, today, manner, size, Basis(day, on.stamps))


def _same(at: datetime) -> datetime:
    return at


def _keep_screen(env: Environment, today: Today, manner: Manner, size: Size, on: Basis) -> None:
    if not today.queue.cards:
        return
    # Of all decks only the one that is shown: a screen is drawn anew a moment later anyway, and
    # looking at thousands of files would take longer than showing it.
    loaded = today.progress.loaded
    files = dict(loaded.files) if loaded else {}
    files.pop(today.progress.library.deck_of(today.queue.cards[0]).id, None)
    others = {str(file) for file in files.values()}
    stamps = [line for line in on.stamps if line.partition(" ")[2] not in others]
    lines = first_screen(env, today, manner, size)
    question = remembered.screen_question(on.day, list(env.arguments), size.columns, size.rows)
    name = remembered.screen_name(on.day)
    remembered.keep(str(env.paths.cache), name, question, "\n".join(lines), stamps)
