"""Writes one answer: from its lines to Markdown, with what could not be settled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dlprep.importing.doubt import Doubt
from dlprep.importing.markdown.build import build_blocks
from dlprep.importing.markdown.write import inline, write_markdown
from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part
from dlprep.importing.prose.doubles import without_doubles
from dlprep.importing.prose.inline_code import mend_inline_code
from dlprep.importing.prose.vocabulary import Vocabulary

ANSWER_LABEL = re.compile(
    r"\W{0,4}(?:sample |model |short |suggested )?(?:answer|ans|a)\s*[:.]\**\s+", re.IGNORECASE
)
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
    single = [_tidied(part, traits) for part in mended]
    asked, answer = single[0], _without_answer_label(single[1:])
    built = build_blocks(answer)
    return Written(inline(asked.text), write_markdown(built.blocks), built.doubts)


def _tidied(part: Part, traits: ArticleTraits) -> Part:
    if not isinstance(part, Line):
        return part
    text = without_doubles(SPACES.sub(" ", part.text), letters=traits.doubles)
    return replace(part, text=text)


def _without_answer_label(parts: Sequence[Part]) -> list[Part]:
    """Drop the word `Answer:` in front of an answer."""
    for at, part in enumerate(parts):
        if isinstance(part, Line) and part.text:
            label = ANSWER_LABEL.match(part.text + " ")
            text = part.text[label.end() :] if label else part.text
            return [*parts[:at], replace(part, text=text), *parts[at + 1 :]]
        if not isinstance(part, Line):
            break
    return list(parts)
