"""Writes one answer: from its lines to Markdown, with what could not be settled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dlprep.importing.doubt import Doubt
from dlprep.importing.markdown.build import build_blocks
from dlprep.importing.markdown.write import inline, write_markdown
from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part
from dlprep.importing.prose.doubles import without_doubles
from dlprep.importing.prose.inline_code import mend_inline_code
from dlprep.importing.prose.vocabulary import Vocabulary

SPACES = re.compile(r"(?<=\S) {2,}")


@dataclass(frozen=True, slots=True)
class ArticleTraits:
    """What the whole article tells about a part of its text: its words, and whether it doubles formulas."""

    vocabulary: Vocabulary
    doubles: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A question and its answer in Markdown, and the doubts about them."""

    question: str
    answer: str
    doubts: tuple[Doubt, ...]


def write_answer(question: Line, parts: Sequence[Part], traits: ArticleTraits) -> Written:
    """Mend the text of a question and its answer, and write the answer as Markdown."""
    mended = mend_inline_code([question, *parts], traits.vocabulary)
    if not any(part.text for part in mended[1:]):
        # The question took its whole answer for its own second half.
        mended = [question, *mend_inline_code(parts, traits.vocabulary)]
    single = [_tidied(part, traits) for part in mended]
    asked = single[0]
    built = build_blocks(single[1:])
    return Written(inline(asked.text), write_markdown(built.blocks), built.doubts)


def _tidied(part: Part, traits: ArticleTraits) -> Part:
    if not isinstance(part, Line):
        return part
    text = SPACES.sub(" ", part.text) if "  " in part.text else part.text
    text = without_doubles(text, letters=traits.doubles)
    return part if text == part.text else part.having(text)
