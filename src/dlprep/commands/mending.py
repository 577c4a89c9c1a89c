"""What `dlprep doctor --fix` does: only what cannot lose anything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.errors import BackupError, DlprepError, ReviewLogError
from dlprep.model.problem import Place
from dlprep.storage.backup_reading import extract_log, read_contents
from dlprep.storage.backups import LOG, STAMP, Reason, back_up, list_backups
from dlprep.storage.log_copies import set_aside, swap_log
from dlprep.storage.log_opening import UNREADABLE
from dlprep.storage.log_salvage import salvage
from dlprep.storage.log_state import faults_of, read_state
from dlprep.storage.own_folders import leftovers, make_private, open_to_others, remove
from dlprep.storage.text_files import PART
from dlprep.views.dates import counted


def mend(env: Environment) -> tuple[str, ...]:
    """Mend what is safe, and return a sentence for each thing that was done."""
    mended = []
    # What the system refuses here is found again by the checks that follow.
    for path in open_to_others(env.paths):
        with suppress(OSError):
            make_private(path)
            mended.append(f"{path} is yours alone now")
    for path in leftovers(env.paths, env.now()):
        with suppress(OSError):
            remove(path)
            mended.append(f"{path} was removed")
    if _is_damaged(env.paths.log):
        mended += _mend_log(env)
    return tuple(mended)


def _is_damaged(log: Path) -> bool:
    try:
        return log.exists() and bool(faults_of(log))
    except ReviewLogError:  # not ours, or newer than this program: nothing to mend here
        return False


def _mend_log(env: Environment) -> list[str]:
    """Put a sound log with all that can be read in the place of a damaged one, which is kept."""
    paths = env.paths
    before = back_up(paths, Reason.REPAIR, env.now(), with_log=False)
    aside = set_aside(paths.log, f"reviews.damaged-{before.made.strftime(STAMP)}.sqlite3")
    with tempfile.TemporaryDirectory(dir=paths.data, prefix=f".{LOG}.", suffix=PART) as folder:
        whole = Path(folder) / LOG
        with _newest_log(env, Path(folder) / "backup.sqlite3") as older:
            try:
                saved = salvage(aside, older, whole)
            except UNREADABLE as error:
                message = f"the review log cannot be mended: {error}"
                raise BackupError(message, place=Place(str(aside))) from error
        read_state(whole)
        swap_log(whole, paths.log)
    origin = f", {saved.from_backup} of them from a backup" if saved.from_backup else ""
    return [
        f"{counted(saved.reviews, 'review')} were saved from the damaged log{origin}",
        f"the damaged log is kept as {aside}",
    ]


@contextmanager
def _newest_log(env: Environment, copy: Path) -> Iterator[Path | None]:
    """Hand out the log of the newest backup that is whole, None if there is none."""
    for backup in list_backups(env.paths):
        try:
            if not read_contents(backup.file).has_log:
                continue
            extract_log(backup.file, copy)
            read_state(copy)
        except DlprepError:
            continue
        yield copy
        return
    yield None
