"""How much of an article ended up in cards, and what became of the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from dlprep.importing.article import Article
from dlprep.importing.draft import LeftOut, Parsed

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WORD = re.compile(r"\w+")
NO_LETTERS = re.compile(r"[\W_]+")
NO_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
PIECE = 1 << 16
SILENT = frozenset({"look", "language", "line", "level"})
UNANSWERED = "questions without an answer"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of the text that is in cards (0 to 1), and the words left out, by why, most first."""

    share: float
    left_out: tuple[tuple[str, int], ...] = ()


def coverage(article: Article, parsed: Parsed, *, keep_unanswered: bool = False) -> Coverage | None:
    """Return how much of an article is in cards, None where the source lists its questions itself.

    Questions without an answer are cards only with *keep_unanswered*.

    Letters are counted, not words: scraped text glues words together, and cards have them apart.
    """
    if article.records:
        return None
    # The title became the deck's.
    left_out = [
        piece for piece in (*article.left_out, *parsed.left_out) if piece.text.strip() != parsed.title
    ]
    cards = (*parsed.drafts, *parsed.unanswered) if keep_unanswered else parsed.drafts
    if not keep_unanswered:
        left_out += [LeftOut(draft.line, draft.question, UNANSWERED) for draft in parsed.unanswered]
    inside = _letters(parsed.title) if cards else 0
    inside += sum(_letters(draft.question) + _letters(draft.answer) for draft in cards)
    outside = sum(_letters(piece.text) for piece in left_out)
    total = max(inside + outside, sum(_letters(text) for text in _texts(article)))
    words: Counter[str] = Counter()
    for piece in left_out:
        words[piece.why] += len(WORD.findall(piece.text))
    counted = tuple((why, count) for why, count in words.most_common() if count)
    return Coverage(inside / total if total else 1.0, counted)


def _letters(text: str) -> int:
    # Piece by piece: what is dropped would else be a copy of a large text.
    return sum(_letters_of(text[at : at + PIECE]) for at in range(0, len(text), PIECE))


def _letters_of(text: str) -> int:
    if text.isascii():
        return len(text.encode().translate(None, NO_ASCII_LETTERS))
    return len(NO_LETTERS.sub("", text))


def _texts(article: Article) -> Iterator[str]:
    """Iterate over the texts of an article: those of its page if it has one."""
    if article.page is None:
        yield article.text
    else:
        yield from _inside(article.page.blocks)


def _inside(values: "Iterable[str | int | tuple[Any, ...] | DataclassInstance | None]") -> Iterator[str]:
    """Iterate over every text in blocks, whatever they are: all but their looks and languages."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _inside(value)
        elif value is not None and not isinstance(value, int):
            yield from _inside(getattr(value, name) for name in _telling(type(value)))


@cache
def _telling(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    """Return the fields of a block that hold texts, or blocks."""
    return tuple(field.name for field in fields(kind) if field.name not in SILENT)
