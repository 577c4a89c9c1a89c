"""Files of text that a person may write too: read within limits, replaced whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path

from dlprep.errors import DeckError
from dlprep.model.problem import Place

MAX_BYTES = 64 * 2**20
PART = ".part"
"""How the name of a file that is still being written ends; such names begin with a dot."""
IS_NO_FILE = "it is a pipe or a device"


def read_text(path: Path, most: int = MAX_BYTES) -> str:
    """Return the text of a file, line ends as they are.

    Raises DeckError, with its place, for what is no file, is longer than *most* bytes, cannot be
    read or is not UTF-8.
    """
    try:
        # Decoded by hand: text mode would turn \r\n into \n, and a later write would lose it.
        return read_bytes(path, most).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DeckError(
            "the file is not UTF-8 text", hint="save it as UTF-8", place=Place(str(path), line)
        ) from error


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return what a file holds. Raises DeckError for what is no file, is too large or cannot be read."""
    place = Place(str(path))
    try:
        data = _read(path, most + 1)
    except OSError as error:
        raise DeckError(f"cannot read the file: {error.strerror}", place=place) from error
    if len(data) > most:
        raise DeckError(f"the file is larger than {most // 2**20} MB", place=place)
    return data


def replace_file(path: Path, data: bytes) -> None:
    """Put *data* at *path* so that a reader, or a crash, meets the old file or the new one."""
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = _mode_of(target) if target.exists() else 0o600
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
    except OSError as error:
        message = f"cannot write the file: {error.strerror}"
        raise DeckError(message, hint="nothing was changed", place=Place(str(path))) from error


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* durable, after one was made or replaced."""
    if os.name == "nt":  # Windows has no handle for a folder.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode_of(target: Path) -> int:
    """Return who may do what with the file that is to be replaced; nothing else may be."""
    mode = target.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a folder refuses by itself
        raise OSError(0, IS_NO_FILE)
    return mode & 0o777


def _read(path: Path, count: int) -> bytes:
    """Return the first *count* bytes. A pipe or a device could keep the reader waiting, or never end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(0, "it is a folder")
        if not stat.S_ISREG(kind):
            raise OSError(0, IS_NO_FILE)
        return file.read(count)
