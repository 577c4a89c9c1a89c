"""Finds what is wrong with a person's files, and mends what can safely be mended."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from dlprep.commands.aims import load_plan
from dlprep.commands.cache_check import cache_problems
from dlprep.commands.check import lost_notes, lost_reviews
from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.mending import mend
from dlprep.commands.restore import verify
from dlprep.errors import DlprepError
from dlprep.model.problem import Place, Problem, Severity
from dlprep.storage.backups import list_backups
from dlprep.storage.library import LoadedLibrary, load_library
from dlprep.storage.log_state import faults_of
from dlprep.storage.own_folders import (
    LITTLE,
    clear_cache,
    free_bytes,
    leftovers,
    not_writable,
    open_to_others,
)
from dlprep.views.dates import counted

FIX = "'dlprep doctor --fix' mends it"
TOMORROW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """What was looked at with the number of findings, what was mended, and what is still wrong."""

    checks: tuple[tuple[str, int], ...]
    mended: tuple[str, ...]
    problems: tuple[Problem, ...]


def run(env: Environment, *, fix: bool, rebuild: bool) -> DoctorReport:
    """Look at everything; with *fix* mend what is safe first, with *rebuild* drop the cache."""
    mended = mend(env) if fix else ()
    if rebuild and clear_cache(env.paths):
        mended = (*mended, "the cache was thrown away; it is made anew when it is needed")
    library = load_library(env.paths.decks)
    found = [(name, _findings(check, env, library)) for name, check in CHECKS]
    problems = tuple(problem for _, problems in found for problem in problems)
    return DoctorReport(tuple((name, len(problems)) for name, problems in found), mended, problems)


Check = Callable[[Environment, LoadedLibrary], Iterable[Problem]]


def _findings(check: Check, env: Environment, library: LoadedLibrary) -> tuple[Problem, ...]:
    try:
        return tuple(check(env, library))
    except DlprepError as error:
        return (Problem(error.place or Place(str(env.paths.data)), error.message, error.hint),)
    except OSError as error:
        message = f"the system says: {error.strerror}"
        return (Problem(Place(str(error.filename or env.paths.data)), message),)


def _log(env: Environment, _: LoadedLibrary) -> Iterator[Problem]:
    if env.paths.log.exists():
        for fault in faults_of(env.paths.log):
            yield Problem(Place(str(env.paths.log)), f"the review log is damaged: {fault}", FIX)


def _reviews(env: Environment, loaded: LoadedLibrary) -> Iterator[Problem]:
    if not env.paths.log.exists() or faults_of(env.paths.log):
        return
    with open_log(env, writing=False) as log:
        late = [review for review in log.reviews() if review.at > env.now() + TOMORROW]
    if late:
        message = f"{counted(len(late), 'review')} from the future, up to {late[-1].at:%Y-%m-%d}"
        hint = "see that the clock of this machine is right; they count from their days on"
        yield Problem(Place(str(env.paths.log)), message, hint, Severity.WARNING)
    yield from lost_reviews(env, loaded.library)


def _cache(env: Environment, _: LoadedLibrary) -> Iterator[Problem]:
    yield from cache_problems(env)


def _decks(_: Environment, loaded: LoadedLibrary) -> Iterator[Problem]:
    yield from loaded.problems


def _notes(env: Environment, loaded: LoadedLibrary) -> Iterator[Problem]:
    yield from lost_notes(env, loaded.library)


def _config(env: Environment, _: LoadedLibrary) -> Iterator[Problem]:
    yield from load_plan(env).problems


def _backups(env: Environment, _: LoadedLibrary) -> Iterator[Problem]:
    for backup in list_backups(env.paths)[:1]:
        yield from verify(env, backup.name)[1]


def _folders(env: Environment, _: LoadedLibrary) -> Iterator[Problem]:
    for path in not_writable(env.paths):
        yield Problem(Place(str(path)), "dlprep may not write here", "change its owner or permissions")
    for path in open_to_others(env.paths):
        yield Problem(Place(str(path)), "others can read it", FIX, Severity.WARNING)
    for path in leftovers(env.paths, env.now()):
        yield Problem(
            Place(str(path)), "this is left over from a writing that never ended", FIX, Severity.WARNING
        )


def _room(env: Environment, _: LoadedLibrary) -> Iterator[Problem]:
    if (free := free_bytes(env.paths)) < LITTLE:
        message = f"only {free // 2**20} MB are free on the disk"
        yield Problem(
            Place(str(env.paths.data)), message, "make room: a full disk ends a sitting", Severity.WARNING
        )


CHECKS: tuple[tuple[str, Check], ...] = (
    ("review log", _log),
    ("reviews", _reviews),
    ("cache", _cache),
    ("decks", _decks),
    ("notes", _notes),
    ("config", _config),
    ("newest backup", _backups),
    ("folders", _folders),
    ("disk", _room),
)
"""What is looked at, in this order; another check is a function and a line here."""
