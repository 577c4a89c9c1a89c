"""Opens a person's review log; a log of an older format is backed up before it is brought to this one."""

from dlprep.commands.environment import Environment
from dlprep.storage.review_log import ReviewLog


def open_log(env: Environment, *, writing: bool = True) -> ReviewLog:
    """Open the log; not *writing*, it must be there, and may be where nothing can be written.

    Raises ReviewLogError, and BackupError when it is of an older format and cannot be backed up.
    """

    def keep_a_copy() -> None:
        # Imported for the few logs that are of an older format.
        from dlprep.storage.backups import Reason, back_up

        back_up(env.paths, Reason.MIGRATION, env.now())

    return ReviewLog(env.paths.log, writing=writing, before_migration=keep_a_copy)
