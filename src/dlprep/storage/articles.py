"""Reads the article to import: a file or standard input, within limits."""

import codecs
from pathlib import Path
from typing import BinaryIO

from dlprep.errors import ArticleError
from dlprep.importing.article import Article
from dlprep.model.problem import Place

MAX_BYTES = 32 * 2**20
STANDARD_INPUT = "-"


def read_article(source: str, standard_input: BinaryIO) -> Article:
    """Return the text of *source*, a path or `-`.

    Raises ArticleError when there is no readable text: nothing there, a folder, more than 32 MB,
    not UTF-8 (or UTF-16 with its mark), empty, or not text at all.
    """
    if source == STANDARD_INPUT:
        return Article(_decode(standard_input.read(MAX_BYTES + 1), source), source)
    if source.startswith(("http://", "https://")):
        raise ArticleError(
            "addresses cannot be imported yet",
            hint="save the page as a text file and import that",
            place=Place(source),
        )
    path = Path(source)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "name one file" if path.is_dir() else "check the name and that you may read it"
        message = f"cannot read the article: {error.strerror}"
        raise ArticleError(message, hint=hint, place=Place(source)) from error
    except ValueError as error:  # a NUL in the name
        raise ArticleError(f"cannot read the article: {error}", place=Place(source)) from error
    # A name need not be UTF-8, while a deck must be.
    return Article(_decode(data, source), path.name.encode("utf-8", "replace").decode())


def _decode(data: bytes, source: str) -> str:
    if len(data) > MAX_BYTES:
        hint = "split it: an article has some hundred kilobytes at most"
        raise ArticleError(
            f"the article is larger than {MAX_BYTES // 2**20} MB", hint=hint, place=Place(source)
        )
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = "binary data, not text" if b"\0" in data else "not UTF-8 text"
        hint = "save the article as UTF-8 plain text"
        raise ArticleError(f"the article is {what}", hint=hint, place=Place(source, line)) from error
    if "\0" in text:
        hint = "save the article as UTF-8 plain text"
        raise ArticleError("the article is binary data, not text", hint=hint, place=Place(source))
    if not text.strip():
        raise ArticleError("the article is empty", place=Place(source))
    return text
