"""Reads a backup: whether it is whole, and what is in it. Anything may be wrong with such a file."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dlprep.errors import BackupError
from dlprep.model.problem import Place
from dlprep.storage.backups import FORMAT, LOG, MANIFEST
from dlprep.storage.config import FILE as CONFIG
from dlprep.storage.log_copies import copy_log, sync_file
from dlprep.storage.log_opening import make_private
from dlprep.storage.text_files import MAX_BYTES

CHUNK = 2**20
LOG_BYTES = 2**34
SQLITE = b"SQLite format 3\0"
# One plain name in one of our folders, so that nothing can be written elsewhere.
OWN = re.compile(
    r"(?:decks/[^/\\\x00-\x1f:.][^/\\\x00-\x1f:]*\.ya?ml|notes/[^/\\\x00-\x1f:.][^/\\\x00-\x1f:]*\.md)"
)
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    AttributeError,
    LookupError,
    OverflowError,
    TypeError,
    ValueError,
    RuntimeError,  # encrypted, or nested without end
    NotImplementedError,  # packed in a way that Python does not know
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a whole backup holds: the sizes of its files by their names."""

    file: Path
    made: datetime
    reason: str
    sizes: Mapping[str, int]

    @property
    def has_log(self) -> bool:
        """Say whether there is a review log in it."""
        return LOG in self.sizes

    @property
    def own(self) -> tuple[str, ...]:
        """Return the names of what the person wrote: decks, notes and the config."""
        return tuple(name for name in self.sizes if name != LOG)


def read_contents(file: Path) -> Contents:
    """Read a backup to its end and compare every checksum. Raises BackupError unless it is whole.

    A bare review log counts as a backup of nothing else.
    """
    if _is_log(file):
        stat = file.stat()
        return Contents(file, datetime.fromtimestamp(stat.st_mtime, UTC), "log", {LOG: stat.st_size})
    with _failures(file), zipfile.ZipFile(file) as archive:
        manifest = json.loads(_limited(archive, MANIFEST, MAX_BYTES))
        if manifest["format"] != FORMAT:
            raise BackupError(
                "this backup was made by a newer dlprep", hint="update dlprep", place=Place(str(file))
            )
        sizes = {}
        for name, stated in manifest["files"].items():
            if not (name in (LOG, CONFIG) or OWN.fullmatch(name)):
                message = f"it holds a file of a name that no backup has: {name}"
                raise ValueError(message)
            sizes[name] = _checked_size(archive, name, stated)
        made = datetime.fromisoformat(manifest["made"])
        made.astimezone()  # one at the end of time cannot be shown
        return Contents(file, made, str(manifest["reason"]), sizes)


def read_own_file(file: Path, name: str) -> bytes:
    """Return a deck, a note or the config of a backup that was found whole."""
    with _failures(file), zipfile.ZipFile(file) as archive:
        return _limited(archive, name, MAX_BYTES)


def extract_log(file: Path, target: Path) -> None:
    """Write the log of a backup that was found whole to *target*, for its owner alone."""
    if _is_log(file):
        copy_log(file, target)
        return
    make_private(target)
    with _failures(file), zipfile.ZipFile(file) as archive, target.open("wb") as copy:
        for chunk in _chunks(archive, LOG, LOG_BYTES):
            copy.write(chunk)
    sync_file(target)


def _is_log(file: Path) -> bool:
    with _failures(file), file.open("rb") as start:
        return start.read(len(SQLITE)) == SQLITE


def _checked_size(archive: zipfile.ZipFile, name: str, stated: Mapping[str, Any]) -> int:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(archive, name, LOG_BYTES if name == LOG else MAX_BYTES):
        digest.update(chunk)
        size += len(chunk)
    if (size, digest.hexdigest()) != (stated["size"], stated["sha256"]):
        message = f"{name} is not what was put into it"
        raise ValueError(message)
    return size


def _limited(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    return b"".join(_chunks(archive, name, most))


def _chunks(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    with archive.open(name) as packed:
        while chunk := packed.read(CHUNK):
            most -= len(chunk)
            if most < 0:
                message = f"{name} is too large"
                raise ValueError(message)
            yield chunk


@contextmanager
def _failures(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"the backup cannot be read: {error.strerror or error}"
        raise BackupError(message, place=Place(str(file))) from error
    except UNREADABLE as error:
        detail = f"there is no {error}" if isinstance(error, KeyError) else str(error)
        message = f"this is no whole backup: {detail}"
        raise BackupError(
            message, hint="take another one: 'dlprep restore --list'", place=Place(str(file))
        ) from error
