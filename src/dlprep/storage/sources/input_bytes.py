"""Opens the file or the standard input that an article is in, and reads no more of it than the limit."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dlprep.errors import ArticleError
from dlprep.model.problem import Place
from dlprep.storage.sources.limits import MAX_BYTES


@contextmanager
def open_file(source: str) -> Iterator[BinaryIO]:
    """Open a file that is one: no folder, no pipe and no device, which might never end.

    Raises ArticleError when it cannot be read.
    """
    try:
        # A pipe that nobody writes into must not make us wait; its kind is looked at first thing.
        number = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        hint = "name one file" if Path(source).is_dir() else "check the name and that you may read it"
        raise unreadable(source, error.strerror or str(error), hint) from error
    except ValueError as error:  # a NUL in the name
        raise unreadable(source, str(error), "check the name") from error
    mode = os.fstat(number).st_mode
    if not stat.S_ISREG(mode):
        os.close(number)
        if stat.S_ISDIR(mode):
            raise unreadable(source, "it is a folder", "name one file")
        raise unreadable(source, "it is no regular file", "pipe it in and name - as the article")
    with os.fdopen(number, "rb") as file:
        try:
            yield file
        except OSError as error:
            raise unreadable(source, error.strerror or str(error), "check the disk it is on") from error


def read_within(file: BinaryIO, source: str, limit: int = MAX_BYTES) -> bytes:
    """Read a whole file of at most *limit* bytes, whatever size it claims to have."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise too_large(source, limit)
    return data


def too_large(source: str, limit: int) -> ArticleError:
    """Return the error for a source with more than *limit* bytes."""
    hint = "split it: an article has some hundred kilobytes at most"
    return ArticleError(f"the article is larger than {limit // 2**20} MB", hint=hint, place=Place(source))


def unreadable(source: str, why: str, hint: str) -> ArticleError:
    """Return the error for a source that cannot be read."""
    return ArticleError(f"cannot read the article: {why}", hint=hint, place=Place(source))
