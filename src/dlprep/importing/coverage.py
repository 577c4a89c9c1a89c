"""How much of an article ended up in cards, and what became of the rest."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed

WORD = re.compile(r"\w+")
NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of the text that is in cards (0 to 1), and the words left out, by why, most first."""

    share: float
    left_out: tuple[tuple[str, int], ...] = ()


def coverage(article: Article, parsed: Parsed) -> Coverage | None:
    """Return how much of an article is in cards, None where the source lists its questions itself.

    Letters are counted, not words: scraped text glues words together, and cards have them apart.
    """
    if article.records:
        return None
    # The title became the deck's.
    left_out = [
        piece for piece in (*article.left_out, *parsed.left_out) if piece.text.strip() != parsed.title
    ]
    inside = _letters(parsed.title)
    inside += sum(_letters(draft.question) + _letters(draft.answer) for draft in parsed.drafts)
    outside = sum(_letters(piece.text) for piece in left_out)
    total = max(inside + outside, sum(_letters(text) for text in _texts(article)))
    words: Counter[str] = Counter()
    for piece in left_out:
        words[piece.why] += len(WORD.findall(piece.text))
    counted = tuple((why, count) for why, count in words.most_common() if count)
    return Coverage(inside / total if total else 1.0, counted)


def _letters(text: str) -> int:
    # Line by line: a copy of a large text in pieces is ten times as large.
    return sum(len(NO_LETTERS.sub("", line)) for line in text.splitlines())


def _texts(article: Article) -> Iterator[str]:
    """Iterate over the texts of an article: those of its page if it has one."""
    if article.page is None:
        yield article.text
    else:
        yield from _inside(article.page.blocks)


def _inside(value: object) -> Iterator[str]:
    """Iterate over every text in blocks, whatever they are: all but their looks and languages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _inside(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"look", "language"}:
                yield from _inside(getattr(value, field.name))
