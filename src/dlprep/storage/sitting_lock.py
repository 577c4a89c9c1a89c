"""Tells whether another sitting is open: a lock of the system's, which dies with its process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "study.lock"


@contextmanager
def sitting_lock(folder: Path) -> Iterator[bool]:
    """Say while the block runs that a sitting is open, and hand out whether it is the only one.

    Where no lock can be had (a file system without locks), there is no other sitting to be told of.
    """
    handle = _open(folder)
    try:
        yield handle is None or _take(handle)
    finally:
        if handle is not None:
            os.close(handle)  # gives the lock back


def _open(folder: Path) -> int | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            pass
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            pass
        return True
