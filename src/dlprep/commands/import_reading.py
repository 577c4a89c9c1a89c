"""Reads the article to import and finds its questions; of a large one it says how far that is."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, TypeAlias

from dlprep.importing.article import LARGE, Article, Tell, untold
from dlprep.importing.choose import choose
from dlprep.importing.coverage import Coverage, coverage
from dlprep.importing.draft import Parsed
from dlprep.importing.formats import FORMATS, Format
from dlprep.model.card import Source
from dlprep.storage.sources.article import read_article
from dlprep.storage.sources.freed_memory import give_back

Watch: TypeAlias = Callable[[str], AbstractContextManager[Tell]]
"""Given what is done while a block runs, what shows how far it is, and what is to be told that."""


def unwatched(doing: str) -> AbstractContextManager[Tell]:
    """Show nothing."""
    del doing
    return nullcontext(untold)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article: in which format, how much of the text is in cards."""

    format: str
    parsed: Parsed
    source: Source
    coverage: Coverage | None


def read_questions(
    source: str, standard_input: BinaryIO, wanted: str | None, watch: Watch, *, keep_unanswered: bool
) -> Reading:
    """Read an article, and let go of it: what is kept of a large one is what its cards hold.

    *wanted* names its format. Raises ArticleError when there is nothing to import.
    """
    found = _read(source, standard_input, wanted, watch, keep_unanswered=keep_unanswered)
    give_back()
    return found


def _read(
    source: str, standard_input: BinaryIO, wanted: str | None, watch: Watch, *, keep_unanswered: bool
) -> Reading:
    with watch("Reading the page") as tell:
        article = read_article(source, standard_input, tell)
    format_, parsed = _choose(article, wanted, watch)
    share = coverage(article, parsed, keep_unanswered=keep_unanswered)
    return Reading(format_.name, parsed, Source(parsed.title, article.origin), share)


def _choose(article: Article, wanted: str | None, watch: Watch) -> tuple[Format, Parsed]:
    if len(article.text) < LARGE:
        return choose(article, wanted)
    with watch("Looking for questions") as tell:
        tell(0.0)

        def watched(parse: Callable[[Article], Parsed], share: float, article: Article) -> Parsed:
            parsed = parse(article)
            tell(share)
            return parsed

        formats = {
            name: replace(each, parse=partial(watched, each.parse, tried / len(FORMATS)))
            for tried, (name, each) in enumerate(FORMATS.items(), 1)
        }
        return choose(article, wanted, formats)
