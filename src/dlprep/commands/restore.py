"""Puts a backup back: checked first, shown before it is done, and itself undoable."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dlprep.commands.backup import chosen_file, known
from dlprep.commands.environment import Environment
from dlprep.errors import BackupError, DlprepError
from dlprep.model.problem import Place, Problem
from dlprep.storage.backup_reading import Contents, extract_log, read_contents, read_own_file
from dlprep.storage.backups import LOG, STAMP, Backup, Reason, back_up
from dlprep.storage.config import FILE as CONFIG
from dlprep.storage.log_copies import put_log, set_aside, swap_log
from dlprep.storage.log_opening import UNREADABLE
from dlprep.storage.log_state import Difference, LogState, faults_of, only_in, read_state
from dlprep.storage.paths import Paths
from dlprep.storage.text_files import PART, replace_file
from dlprep.views.backups import Change


@dataclass(frozen=True, slots=True)
class LogChange:
    """What putting a log back means: what it holds, which live reviews go away and which come.

    Of a *damaged* log it cannot be told what goes away.
    """

    state: LogState
    lost: Difference
    gained: Difference
    damaged: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What putting a backup back would do; *log* is None where the log is left alone."""

    contents: Contents
    log: LogChange | None
    changed: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Say whether everything is as the backup has it."""
        log = self.log
        same_log = log is None or not (log.lost.reviews or log.gained.reviews or log.damaged)
        return same_log and not self.changed and not self.missing

    @property
    def change(self) -> Change:
        """Return what it shows to a person."""
        log = self.log
        return Change(
            made=self.contents.made,
            reviews=log.state.reviews if log else None,
            lost=log.lost.reviews if log else 0,
            cards=log.lost.cards if log else (),
            gained=log.gained.reviews if log else 0,
            damaged=bool(log and log.damaged),
            changed=self.changed,
            missing=self.missing,
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """How to go back: the backup of what was there before, and where a damaged log is kept."""

    before: Backup
    aside: Path | None


def preview(env: Environment, name: str | None, *, log_only: bool) -> Preview:
    """Say what putting a backup back would change. Raises BackupError if it is not whole."""
    contents = read_contents(chosen_file(env, name))
    own = () if log_only else contents.own
    places = {name: _place(env.paths, name) for name in own}
    changed = tuple(
        name for name in own if places[name].exists() and not _same(contents.file, name, places[name])
    )
    missing = tuple(name for name in own if not places[name].exists())
    if not contents.has_log:
        return Preview(contents, None, changed, missing)
    with _extracted(env.paths, contents.file) as copy:
        return Preview(contents, _log_change(env.paths.log, copy), changed, missing)


def put_back(env: Environment, wanted: Preview) -> Restored:
    """Do what a preview says, after a backup of what is there now. Raises BackupError."""
    sound = wanted.log is None or not wanted.log.damaged
    with _extracted(env.paths, wanted.contents.file) if wanted.log else _nothing() as copy:
        before = back_up(env.paths, Reason.RESTORE, env.now(), with_log=sound)
        try:
            aside = _put_back(env.paths, wanted, copy, before)
        except (DlprepError, OSError) as error:
            message = f"not all could be put back: {error}"
            hint = f"try again, or go back: 'dlprep restore {before.name}'"
            raise BackupError(message, hint=hint, place=Place(str(env.paths.data))) from error
    return Restored(before, aside)


def _put_back(paths: Paths, wanted: Preview, copy: Path | None, before: Backup) -> Path | None:
    """Put the log and the files in their places, and return where a damaged log is kept."""
    aside = None
    if copy and wanted.log and wanted.log.damaged:
        aside = set_aside(paths.log, f"reviews.damaged-{before.made.strftime(STAMP)}.sqlite3")
        swap_log(copy, paths.log)
    elif copy:
        put_log(copy, paths.log)
    for name in (*wanted.changed, *wanted.missing):
        replace_file(_place(paths, name), read_own_file(wanted.contents.file, name))
    return aside


def verify(env: Environment, name: str | None) -> tuple[tuple[Contents, ...], tuple[Problem, ...]]:
    """Read one backup, or all, to the end, its log too: those that are sound, and what is wrong."""
    sound, problems = [], []
    files = [chosen_file(env, name)] if name else [backup.file for backup in known(env)]
    for file in files:
        try:
            contents = read_contents(file)
            if contents.has_log:
                with _extracted(env.paths, file):
                    pass
            sound.append(contents)
        except DlprepError as error:
            problems.append(Problem(error.place or Place(str(file)), error.message, error.hint))
    return tuple(sound), tuple(problems)


def _log_change(log: Path, copy: Path) -> LogChange:
    state, nothing = read_state(copy), Difference(0, ())
    if not log.exists():
        return LogChange(state, nothing, Difference(state.reviews, ()), damaged=False)
    if faults_of(log):
        return LogChange(state, nothing, nothing, damaged=True)
    try:
        return LogChange(state, only_in(log, copy), only_in(copy, log), damaged=False)
    except UNREADABLE as error:
        raise BackupError(f"the review log cannot be read: {error}", place=Place(str(log))) from error


@contextmanager
def _extracted(paths: Paths, file: Path) -> Iterator[Path]:
    """Hand out the log of a backup as a file beside the log, found sound."""
    paths.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=paths.data, prefix=f".{LOG}.", suffix=PART) as folder:
        copy = Path(folder) / LOG
        extract_log(file, copy)
        try:
            read_state(copy)
        except DlprepError as error:
            raise BackupError(error.message, hint=error.hint, place=Place(str(file))) from error
        yield copy


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


def _place(paths: Paths, name: str) -> Path:
    return paths.config / name if name == CONFIG else paths.data / name


def _same(file: Path, name: str, place: Path) -> bool:
    return place.is_file() and place.read_bytes() == read_own_file(file, name)
