"""Proposes points for an answer that came without a rubric, from how it is built.

What structures an answer carries its ideas: labelled paragraphs, headings, list items; the first
sentence, because it should answer the question; and other sentences where there are too few of
those. Nobody has checked such points: they are marked as drafted, and none is a must.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, IntEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dlprep.importing.draft import Draft
from dlprep.importing.prose.spans import change_prose
from dlprep.importing.sentences import sentences, shortened
from dlprep.model.card import Point

FEWEST, MOST = 3, 7
LONGEST = 90
"""Characters of a point: about what is said in five seconds."""
LONGEST_LABEL = 60
LONGEST_PIECE = 2000
"""Characters of a paragraph that are looked at: Markdown's marks take their time."""
LONGEST_ANNOUNCEMENT = 6
"""Words of a sentence that ends in a colon and says nothing by itself."""

INLINE = MarkdownIt("commonmark")
# Without one of these, Markdown means what it says.
MARKED = re.compile(r"[\\`*_<>&!\[\]\n\x00]")
LABEL = re.compile(r"(\*\*|__)(?=\S)(?P<label>.{1,200}?)(?<=\S)\1(?P<rest>.*)", re.DOTALL)

LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<fence>`{3,}|~{3,}|\$\$)|(?P<heading>#{1,6})[ ]|(?P<other>[|>])"
    r"|(?P<item>[-*+]|\d{1,9}[.)])(?:[ \t]+|$))?(?P<text>.*)"
)


class _Kind(Enum):
    """What a line of an answer begins; none of these where it begins nothing that could be a point."""

    NONE = 0
    HEADING = 1
    PARAGRAPH = 2
    ITEM = 3


class _Rank(IntEnum):
    """How much a piece of an answer tells of its structure, most first."""

    SECTION = 0
    ITEM = 1
    OPENING = 2
    SENTENCE = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or what a list item begins with, under its heading or label."""

    text: str
    label: str = ""
    in_list: bool = False

    @property
    def rank(self) -> _Rank:
        """Return what the piece as a whole tells; its later sentences tell less."""
        return _Rank.SECTION if self.label else _Rank.ITEM if self.in_list else _Rank.OPENING

    @property
    def said(self) -> list[str]:
        """Return its sentences that could be points, as they are said; of a list item the first one."""
        found = [sentence for sentence in sentences(_plain(self.text)) if _is_sayable(sentence)]
        if self.label:
            found[:1] = [f"{self.label}: {found[0]}" if found else self.label]
        return [shortened(sentence, LONGEST) for sentence in (found[:1] if self.in_list else found)]


def with_points(draft: Draft) -> Draft:
    """Return the draft with points proposed, if it has none and is no whole card."""
    return draft if draft.points or draft.card else replace(draft, points=draft_points(draft.answer))


def draft_points(answer: str) -> tuple[Point, ...]:
    """Propose up to seven points for an answer in Markdown, in its order; none where two cannot be found."""
    pieces = list(_pieces(answer))
    # The first sentence should answer the question: no list may push it out.
    ranked = sorted(
        range(len(pieces)), key=lambda place: (pieces[place].rank if place else _Rank.SECTION, place)
    )
    chosen: dict[str, tuple[int, int]] = {}
    later: list[tuple[str, tuple[int, int]]] = []
    for place in ranked:
        if len(chosen) == MOST:
            break
        for number, text in enumerate(pieces[place].said):
            if number:
                later.append((text, (place, number)))
            else:
                chosen.setdefault(text, (place, number))
    for text, at in sorted(later, key=lambda each: each[1]):
        if len(chosen) < FEWEST:
            chosen.setdefault(text, at)
    points = sorted(chosen, key=lambda text: chosen[text])
    return tuple(Point(text, drafted=True) for text in points) if len(points) > 1 else ()


def _pieces(answer: str) -> Iterator[_Piece]:
    """Iterate over what could become points, in the order of the answer."""
    heading = ""
    for kind, whole in _blocks(answer):
        text = whole[:LONGEST_PIECE]
        if kind is _Kind.HEADING:
            heading = _plain(text)
        else:
            label, rest = _labelled(text)
            yield _Piece(rest, label or heading, in_list=kind is _Kind.ITEM)
            heading = ""


def _blocks(answer: str) -> Iterator[tuple[_Kind, str]]:
    """Iterate over headings, paragraphs, and what the items of outer lists begin with.

    Only the outermost structure is wanted, and quickly: a parser of Markdown takes ten times as long.
    """
    kind = _Kind.NONE
    held: list[str] = []
    closing = ""
    in_list = False
    for line in answer.splitlines():
        found = LINE.match(line)
        if closing or found is None:
            closing = "" if closing and line.strip().endswith(closing) else closing
            continue
        text = found["text"]
        if found["fence"]:
            closing = "" if found["fence"] == "$$" and text.endswith("$$") else found["fence"]
            starts = _Kind.NONE
        elif found["heading"]:
            starts = _Kind.HEADING
        elif found["item"]:
            starts, in_list = (_Kind.NONE if found["indent"] else _Kind.ITEM), True
        elif found["other"] or not text.strip():
            starts = _Kind.NONE
        elif kind is not _Kind.NONE and kind is not _Kind.HEADING:
            held.append(text)
            continue
        else:
            in_list = in_list and bool(found["indent"])
            starts = _Kind.NONE if in_list else _Kind.PARAGRAPH
        if kind is not _Kind.NONE:
            yield kind, " ".join(held)
        kind, held = starts, [text]
    if kind is not _Kind.NONE:
        yield kind, " ".join(held)


def _is_sayable(sentence: str) -> bool:
    """Say whether there is an idea in words: a formula alone is none, nor what merely announces a list."""
    prose = change_prose(sentence, str, lambda _: " ")
    words = len(re.findall(r"[^\W\d_]{2,}", prose))
    return words > (LONGEST_ANNOUNCEMENT if sentence.endswith(":") else 1)


def _labelled(text: str) -> tuple[str, str]:
    """Split off a label in bold at the beginning: `**What it hides.** …`, `**Bias:** …`."""
    found = LABEL.match(text)
    if not found:
        return "", text
    label, rest = _plain(found["label"]).rstrip(".:!? "), found["rest"].lstrip(" .:–—-\n")
    ends = re.search(r"[.:!?]\s*$", found["label"]) or re.match(r"\s*([.:–—]|-\s|\n|$)", found["rest"])
    return (label, rest) if ends and len(label) <= LONGEST_LABEL else ("", text)


def _plain(text: str) -> str:
    """Take Markdown's marks away but for code and formulas, which the views draw."""
    if MARKED.search(text) is None:
        return " ".join(text.split())
    [inline] = INLINE.parseInline(text)
    return " ".join("".join(_spoken(inline.children or [])).split())


def _spoken(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "text":
            yield token.content
        elif token.type == "code_inline":
            yield f"{token.markup}{token.content}{token.markup}"
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
