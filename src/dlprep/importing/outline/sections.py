"""Cuts an article into its title and its questions, each with the lines of its answer alone."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dlprep.importing.code.fences import fence_code
from dlprep.importing.doubt import Doubt
from dlprep.importing.outline.adverts import without_advert_lists, without_advert_paragraphs, without_adverts
from dlprep.importing.outline.back_matter import Ending, cut_back_matter, heading_key
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.promotion import Promotion, promotion_of
from dlprep.importing.outline.questions import Outline
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import bullet, is_heading_like, is_title_cased, words_of

# A heading over the group of questions that follows it, at the end of the answer before.
GROUP_HEADING = re.compile(
    r"\b(?:questions?|part|section|chapter|level|module|beginners?|intermediate|advanced|basics?)\b",
    re.IGNORECASE,
)
LONGEST_CODE = 400
FEWEST_TITLE_WORDS = 2
SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A question, the parts of its answer, and what could not be settled about them."""

    number: int
    question: Line
    body: tuple[Part, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """An article in parts: its title ("" without one) and its questions in order."""

    title: str
    sections: tuple[Section, ...]


def cut_sections(outline: Outline) -> Sections:
    """Split the article at its questions; leave out front matter, advertising and back matter."""
    lines, questions = outline.lines, outline.questions
    if not questions:
        return Sections("", ())
    title = find_title(lines[: _start(outline, 0)])
    promotion = promotion_of(lines, title)
    fenced = [fence_code(body) for body in _bodies(outline)]
    bodies = [without_adverts(each.parts, promotion) for each in fenced[:-1]]
    headings = {heading_key(text) for body in bodies for text in _headings(body)}
    endings = [_without_group_heading(body) for body in bodies]
    plain = len(bodies) >= SEVERAL and not headings
    endings.append(_last_ending(fenced[-1].parts, promotion, headings, plain=plain))
    return Sections(
        title,
        tuple(
            Section(question.number, question.line, ending.parts, _doubts(each.doubts, ending))
            for question, each, ending in zip(questions, fenced, endings, strict=True)
        ),
    )


def _last_ending(
    parts: Sequence[Part], promotion: Promotion, headings: Collection[str], *, plain: bool
) -> Ending:
    """End the last answer before the back matter, whose paragraphs may advertise too."""
    ending = cut_back_matter(without_advert_lists(parts, promotion), promotion, headings, plain=plain)
    return replace(ending, parts=tuple(without_advert_paragraphs(ending.parts, promotion)))


def _doubts(found: Sequence[Doubt], ending: Ending) -> tuple[Doubt, ...]:
    """Keep the doubts about what is still in the answer; add the one about where it ends."""
    last = max((part.number for part in ending.parts), default=0)
    kept = [doubt for doubt in found if doubt.number <= last + LONGEST_CODE]
    if ending.doubtful is not None:
        hint = "compare the end of the answer with the article"
        kept.append(Doubt(ending.doubtful.number, "this line was taken for a title after the answer", hint))
    return tuple(kept)


def _start(outline: Outline, place: int) -> int:
    """Return the index of the line that carries a question's number."""
    question = outline.questions[place]
    index = question.index
    while index > 0 and outline.lines[index].number > question.line.number:
        index -= 1
    return index


def _bodies(outline: Outline) -> Iterator[Sequence[Line]]:
    for place, question in enumerate(outline.questions):
        last = place + 1 == len(outline.questions)
        end = len(outline.lines) if last else _start(outline, place + 1)
        yield outline.lines[question.index + 1 : end]


def find_title(front: Sequence[Line]) -> str:
    """Return the heading-like first line, or else the one right before the first question, or ""."""
    texts = [line.text for line in front if line.text]
    for text in (*texts[:1], *texts[-1:]):
        if is_heading_like(text) and len(words_of(text)) > 1:
            return text.strip().strip("#*_ ").rstrip(":").strip()
    return ""


def _headings(body: Sequence[Part]) -> Iterator[str]:
    """Iterate over the headings in an answer: heading-like lines with text below."""
    filled = [line.text for line in body if line.text]
    return (text for text in filled[:-1] if is_heading_like(text))


def _without_group_heading(body: Sequence[Part]) -> Ending:
    """Take the heading of the next group of questions off the end of an answer.

    Nothing follows such a heading in the answer; when its wording does not tell, it is doubtful.
    """
    end = len(body)
    while end and not body[end - 1].text:
        end -= 1
    last = body[end - 1] if end > 1 else None
    if (
        not isinstance(last, Line)
        or bullet(last.text)
        or not is_title_cased(last.text)
        or len(words_of(last.text)) < FEWEST_TITLE_WORDS
    ):
        return Ending(tuple(body[:end]))
    return Ending(tuple(body[: end - 1]), None if GROUP_HEADING.search(last.text) else last)
