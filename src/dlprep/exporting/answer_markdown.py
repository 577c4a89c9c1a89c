"""Fits the Markdown of a card into a page: headings below the question's, code closed, tags as text."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dlprep.importing.prose.spans import change_prose

LOWEST = 6
# As cards are shown, and as other programs may read what is written.
CARD = MarkdownIt("commonmark", {"html": False}).enable("table").disable("reference")
ELSEWHERE = MarkdownIt("commonmark", {"html": True})
TAG = re.compile(r"(?<!\\)((?:\\\\)*)<(?=[A-Za-z/!?])(?!(?:https?|mailto|ftp):|[\w.+-]{1,60}@)")
HEADING_MARK = re.compile(r"#{1,6}(?=\s|$)|(?:=+|-+)$")


def answer_below(answer: str, level: int) -> str:
    """Return an answer that can stand below a heading of that level, and ends with itself."""
    lines = answer.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    tokens = CARD.parse("\n".join(lines))
    for start, end in {_place(token) for token in tokens if token.type == "inline"}:
        lines[start:end] = as_text("\n".join(lines[start:end])).split("\n")
    for (start, end), mark in _headings(tokens, level):
        words = (HEADING_MARK.sub("", line.strip(), count=1).strip() for line in lines[start:end])
        lines[start:end] = [" ".join(filter(None, (mark, *words))), *[""] * (end - start - 1)]
    return "\n".join([*lines, *_closing(tokens, lines)]).rstrip()


def as_text(prose: str) -> str:
    """Write inline Markdown so that nothing in it is HTML or defines a link, wherever it is read."""
    if "<" not in prose and "]:" not in prose:
        return prose
    written = change_prose(
        prose, _escaped, lambda piece: TAG.sub(r"\1< ", piece) if piece.startswith("$") else piece
    )
    # Which part is code was a guess; where it was wrong, a backslash too many is better than a tag. The
    # address of a link, `[name]: address`, would hold for links of that name in the whole page.
    return written if _is_text(written) else _escaped(prose).replace("]:", "]\\:")


def _escaped(prose: str) -> str:
    return TAG.sub(r"\1\\<", prose)


def _is_text(markdown: str) -> bool:
    found: dict[str, Any] = {}
    # Indented lines are code only where no list is around them, which cannot be seen here.
    tokens = ELSEWHERE.parse("\n".join(line.lstrip() for line in markdown.split("\n")), found)
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    return not found.get("references") and kinds.isdisjoint({"html_block", "html_inline"})


def _place(token: Token) -> tuple[int, int]:
    start, end = token.map or (0, 0)
    return start, end


def _headings(tokens: Sequence[Token], level: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the places of the headings that no list or quotation holds, and the marks they get."""
    found = [token for token in tokens if token.type == "heading_open" and token.level == 0]
    raised = max(0, level + 1 - min((int(token.tag[1:]) for token in found), default=LOWEST))
    for token in found:
        yield _place(token), "#" * min(int(token.tag[1:]) + raised, LOWEST)


def _closing(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[str]:
    """Give the end of a block of code that was never closed: it would take in what follows."""
    last = tokens[-1] if tokens else None
    if last is not None and last.type == "fence" and last.level == 0:
        start, end = _place(last)
        closed = rf" {{0,3}}{re.escape(last.markup[0])}{{{len(last.markup)},}}[ \t]*"
        if end - start < 2 or re.fullmatch(closed, lines[end - 1]) is None:  # noqa: PLR2004
            yield last.markup
