"""Reads bytes as the file they would be in."""

import io
from pathlib import Path

from dlprep.errors import ArticleError
from dlprep.importing.article import Article
from dlprep.storage.sources.article import Label, article_of


def read(data: bytes | str, name: str = "article") -> Article:
    """Read what would be in a file of that name."""
    content = data.encode() if isinstance(data, str) else data
    return article_of(io.BytesIO(content), Label(name, name, Path(name).suffix))


def attempt(data: bytes | str, name: str) -> Article | None:
    """Read what may be anything: an article comes out, or an error with its place."""
    try:
        return read(data, name)
    except ArticleError as error:
        if error.place is None or error.place.file != name:
            raise
        return None


def pairs(article: Article) -> list[tuple[str, str]]:
    """Return questions and answers of the records."""
    return [(draft.question, draft.answer) for draft in article.records]
