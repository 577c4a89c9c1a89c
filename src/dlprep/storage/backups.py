"""Backups: files that each hold the log, the person's own decks and notes, and the config of one moment.

A backup is a zip with `reviews.sqlite3`, `decks/`, `notes/`, `config.toml`, and `backup.json`, which says
how large each of them is and what its checksum is. Its name is its time in UTC and why it was made.

The journal of imports is not in it. It tells how to take an import back from the very bytes that a
deck had then; beside decks of another day it says nothing, and it can be lost: see `imports`.
"""

import contextlib
import hashlib
import json
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from dlprep.errors import BackupError, DeckError
from dlprep.model.problem import Place
from dlprep.scheduling.calendar import study_day
from dlprep.storage.backup_thinning import kept
from dlprep.storage.config import FILE as CONFIG
from dlprep.storage.library import SUFFIXES
from dlprep.storage.log_copies import copy_log, sync_file
from dlprep.storage.notes import SUFFIX as NOTE
from dlprep.storage.paths import Paths
from dlprep.storage.text_files import PART, read_bytes, sync_folder

FORMAT = 1
LOG, MANIFEST = "reviews.sqlite3", "backup.json"
NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z-]+)\.zip")
STAMP = "%Y%m%dT%H%M%SZ"
# The log hardly gets smaller with more effort.
EFFORT = 1


class Reason(StrEnum):
    """Why a backup was made; the words are part of its name."""

    DAILY = "daily"
    ASKED = "asked"
    IMPORT = "before-import"
    EDIT = "before-edit"
    MIGRATION = "before-migration"
    RESTORE = "before-restore"
    REPAIR = "before-repair"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup by its file name: when and why it was made."""

    file: Path
    made: datetime
    reason: str
    size: int

    @property
    def name(self) -> str:
        """Return what it is called on the command line."""
        return self.file.stem


def list_backups(paths: Paths) -> tuple[Backup, ...]:
    """Return the backups, the newest first, without opening them."""
    if not paths.backups.is_dir():
        return ()
    found = [(NAME.fullmatch(file.name), file) for file in paths.backups.iterdir() if file.is_file()]
    backups = [
        Backup(file, _time(match[1]), match[2], file.stat().st_size)
        for match, file in found
        if match and _is_time(match[1])
    ]
    return tuple(sorted(backups, key=lambda backup: backup.made, reverse=True))


def back_up(paths: Paths, reason: Reason, now: datetime, *, with_log: bool = True) -> Backup:
    """Make a backup, durable when this returns, and drop those that are not kept any more.

    Those that a person asked for are never dropped. Raises BackupError if it cannot be made, and
    then leaves nothing behind.
    """
    try:
        paths.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = list_backups(paths)
        made = _free_time(now, {backup.made for backup in known})
        file = paths.backups / f"{made.strftime(STAMP)}-{reason}.zip"
        with _file_in_making(file) as part:
            _write(part, paths, reason, now, with_log=with_log)
        backup = Backup(file, made, reason, file.stat().st_size)
        _drop((*known, backup))
    except OSError as error:
        message = f"no backup can be made: {error.strerror or error}"
        raise BackupError(message, place=Place(str(paths.backups))) from error
    return backup


def back_up_today(paths: Paths, now: datetime) -> Backup | None:
    """Make the backup of this study day, and return it; None if there is one already, or no log."""
    today = study_day(now)
    if not paths.log.exists() or any(
        study_day(backup.made.astimezone(now.tzinfo)) == today for backup in list_backups(paths)
    ):
        return None
    return back_up(paths, Reason.DAILY, now)


def own_files(paths: Paths) -> Iterator[tuple[str, Path]]:
    """Iterate over what the person wrote: each file with its name in a backup."""
    for folder, suffixes in ((paths.decks, SUFFIXES), (paths.notes, (NOTE,))):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if file.suffix in suffixes and file.is_file() and not file.name.startswith("."):
                yield f"{folder.name}/{file.name}", file
    if (config := paths.config / CONFIG).is_file():
        yield CONFIG, config


def _write(part: Path, paths: Paths, reason: Reason, now: datetime, *, with_log: bool) -> None:
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=EFFORT) as archive:
        files = {name: _add(archive, name, _bytes(file)) for name, file in own_files(paths)}
        if with_log and paths.log.exists():
            with tempfile.TemporaryDirectory(dir=part.parent, prefix=f".{LOG}.", suffix=PART) as folder:
                copy = Path(folder) / LOG
                copy_log(paths.log, copy)
                archive.write(copy, LOG)
                with copy.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                files[LOG] = {"size": copy.stat().st_size, "sha256": digest}
        manifest = {"format": FORMAT, "made": now.isoformat(), "reason": str(reason), "files": files}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> dict[str, int | str]:
    try:
        archive.writestr(name, data)
    except UnicodeEncodeError as error:
        message = "the name of this file is no text, so that it cannot be backed up"
        raise BackupError(message, hint="rename it", place=Place(name)) from error
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _bytes(file: Path) -> bytes:
    try:
        return read_bytes(file)
    except DeckError as error:
        raise BackupError(f"no backup can be made: {error.message}", place=error.place) from error


@contextlib.contextmanager
def _file_in_making(file: Path) -> Iterator[Path]:
    """Hand out a name to write to; only what is whole and durable gets its own name."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=PART)
    os.close(handle)
    try:
        yield Path(name)
        sync_file(Path(name))
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def _drop(backups: tuple[Backup, ...]) -> None:
    thinned = [backup for backup in backups if backup.reason != Reason.ASKED]
    keep = kept(backup.made for backup in thinned)
    for backup in thinned:
        if backup.made not in keep:
            backup.file.unlink(missing_ok=True)


def _free_time(now: datetime, taken: set[datetime]) -> datetime:
    """Return the time for a new backup, a second on while there is one of that time."""
    time = now.astimezone(UTC).replace(microsecond=0)
    while time in taken:
        time += timedelta(seconds=1)
    return time


def _time(stamp: str) -> datetime:
    return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)


def _is_time(stamp: str) -> bool:
    try:
        _time(stamp)
    except ValueError:
        return False
    return True
