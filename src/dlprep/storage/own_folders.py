"""The person's folders as they should be: private, writable, with room, and without leftovers."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from dlprep.storage.log_opening import BESIDE
from dlprep.storage.paths import Paths
from dlprep.storage.text_files import PART

STALE = timedelta(hours=1)
"""No file is being written for so long."""

LITTLE = 50 * 2**20
"""The bytes that should be free: a backup, and a log that grows while it is written."""

FOR_OTHERS = 0o077


def open_to_others(paths: Paths) -> list[Path]:
    """Return what of the progress and the notes others may read, in the order of the names."""
    if os.name == "nt":  # Windows says it in another way; a person's own folder is private there.
        return []
    logs = [paths.log, *(paths.log.with_name(paths.log.name + suffix) for suffix in BESIDE)]
    folders = [folder for folder in (paths.backups, paths.notes) if folder.is_dir()]
    inside = [file for folder in folders for file in sorted(folder.iterdir())]
    files = (*logs, paths.imports, *folders, *inside)
    return [file for file in files if file.exists() and file.stat().st_mode & FOR_OTHERS]


def make_private(path: Path) -> None:
    """Take away what others may do with a file or folder."""
    path.chmod(stat.S_IMODE(path.stat().st_mode) & ~FOR_OTHERS)


def not_writable(paths: Paths) -> list[Path]:
    """Return the folders, and the log, that dlprep must be able to write to and cannot."""
    wanted = (paths.data, paths.decks, paths.notes, paths.backups, paths.config, paths.log, paths.imports)
    return [path for path in wanted if path.exists() and not os.access(path, os.W_OK)]


def leftovers(paths: Paths, now: datetime) -> list[Path]:
    """Return the files of writings that never ended."""
    return sorted(
        path for path in _parts(paths) if now.timestamp() - path.stat().st_mtime > STALE.total_seconds()
    )


def remove(path: Path) -> None:
    """Remove a leftover, which may be a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def free_bytes(paths: Paths) -> int:
    """Return the room on the disk where the log is."""
    folder = next(folder for folder in (paths.data, *paths.data.parents) if folder.is_dir())
    return shutil.disk_usage(folder).free


def clear_cache(paths: Paths) -> bool:
    """Throw away what dlprep can make anew, and say whether there was anything."""
    if not paths.cache.is_dir():
        return False
    shutil.rmtree(paths.cache)
    return True


def _parts(paths: Paths) -> Iterator[Path]:
    for folder in (paths.data, paths.decks, paths.notes, paths.backups, paths.config):
        if folder.is_dir():
            yield from folder.glob(f".*{PART}")
    yield from paths.cache.glob(f"*{PART}")  # nothing there is anybody's own, whatever its name
