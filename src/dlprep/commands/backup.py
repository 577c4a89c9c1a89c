"""Makes a backup of everything that is the person's own, and finds those that there are."""

from dataclasses import dataclass
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.errors import BackupError
from dlprep.model.problem import Place, Problem, Severity
from dlprep.storage.backup_reading import Contents, read_contents
from dlprep.storage.backups import Backup, Reason, back_up, back_up_today, list_backups, own_files


@dataclass(frozen=True, slots=True)
class BackupReport:
    """The backup that was made, and what is in it."""

    backup: Backup
    contents: Contents


def run(env: Environment) -> BackupReport:
    """Make a backup now; it is kept until the person removes it. Raises BackupError."""
    backup = back_up(env.paths, Reason.ASKED, env.now())
    # Read again from the disk: what was not read is no backup.
    return BackupReport(backup, read_contents(backup.file))


def back_up_before(env: Environment, reason: Reason) -> None:
    """Make a backup before something is changed, if there is anything to keep. Raises BackupError."""
    if env.paths.log.exists() or any(own_files(env.paths)):
        back_up(env.paths, reason, env.now())


def daily(env: Environment) -> tuple[Problem, ...]:
    """Make the backup of this study day unless there is one; what stands in the way is a problem."""
    try:
        back_up_today(env.paths, env.now())
    except BackupError as error:
        place = error.place or Place(str(env.paths.backups))
        return (Problem(place, error.message, error.hint, Severity.WARNING),)
    return ()


def known(env: Environment) -> tuple[Backup, ...]:
    """Return the backups, the newest first."""
    return list_backups(env.paths)


def chosen_file(env: Environment, name: str | None) -> Path:
    """Return the file of the backup of that name, or of the newest. Raises BackupError for none.

    The beginning of a name is enough where it fits only one; a path is taken as it is.
    """
    backups = known(env)
    if name is None:
        if not backups:
            raise BackupError("there is no backup yet", hint="'dlprep backup' makes one")
        return backups[0].file
    same = [backup.file for backup in backups if name in (backup.name, backup.file.name)]
    fitting = same or [backup.file for backup in backups if backup.name.startswith(name)]
    if len(fitting) == 1:
        return fitting[0]
    if Path(name).is_file():
        return Path(name)
    message = f"there is no backup '{name}'" if not fitting else f"'{name}' fits {len(fitting)} backups"
    raise BackupError(message, hint="see 'dlprep restore --list'")
