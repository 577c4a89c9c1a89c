"""Cuts an article into its title and its questions, each with the lines of its answer alone."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dlprep.importing.code.fences import FENCE, fence_code
from dlprep.importing.doubt import Doubt
from dlprep.importing.draft import LeftOut
from dlprep.importing.outline.adverts import without_advert_lists, without_advert_paragraphs, without_adverts
from dlprep.importing.outline.answer_labels import without_answer_label
from dlprep.importing.outline.back_matter import Ending, cut_back_matter, heading_key
from dlprep.importing.outline.candidates import Candidate, asks
from dlprep.importing.outline.group_headings import without_group_heading
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.losses import front_losses, losses_of
from dlprep.importing.outline.promotion import Promotion, promotion_of
from dlprep.importing.outline.questions import NAMED, Outline
from dlprep.importing.outline.repeated import line_key, repeated_tails, tail_start
from dlprep.importing.part import Part
from dlprep.importing.prose.tables import with_tables
from dlprep.importing.prose.wording import bullet, is_heading_like, words_of

RULE = re.compile(r"\s*(?:[-=_*~•·–—] ?){3,}$")
MOST_TITLE_WORDS = 14
LONGEST_CODE = 400
SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A question, the parts of its answer, and what could not be settled about them."""

    number: int | None
    question: Line
    body: tuple[Part, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """An article in parts: its title ("" without one), its questions in order, and what is neither."""

    title: str
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...] = ()


def cut_sections(outline: Outline) -> Sections:
    """Split the article at its questions; leave out front matter, advertising and back matter."""
    lines, questions = outline.lines, outline.questions
    if not questions:
        return Sections("", ())
    front = lines[: _start(outline, 0)]
    title = find_title(front)
    promotion = promotion_of(lines, title, (question.line.text for question in questions))
    fenced = [fence_code(without_answer_label(list(_without_rules(body)))) for body in _bodies(outline)]
    fenced = [replace(each, parts=tuple(with_tables(each.parts))) for each in fenced]
    repeated = repeated_tails([each.parts for each in fenced])
    trimmed = [each.parts[: tail_start(each.parts, repeated)] for each in fenced]
    trimmed[-1] = _before_tail(fenced[-1].parts, repeated)
    bodies = [without_adverts(body, promotion) for body in trimmed[:-1]]
    endings = _endings(bodies, trimmed[-1], questions, promotion)
    losses = [
        losses_of(each, rest, clean, ending, promotion)
        for each, rest, clean, ending in zip(fenced, trimmed, [*bodies, None], endings, strict=True)
    ]
    return Sections(
        title,
        tuple(
            Section(
                question.number, question.line, ending.parts, (*_doubts(each.doubts, ending), *loss.doubts)
            )
            for question, each, ending, loss in zip(questions, fenced, endings, losses, strict=True)
        ),
        (*front_losses(front, title), *(left for loss in losses for left in loss.left_out)),
    )


def _without_rules(body: Sequence[Line]) -> Iterator[Line]:
    """Drop the lines of dashes that part questions from each other."""
    fenced = False
    for line in body:
        fenced ^= FENCE.match(line.text) is not None
        if fenced or not RULE.match(line.text):
            yield line


def _endings(
    bodies: Sequence[Sequence[Part]],
    final: Sequence[Part],
    questions: Sequence[Candidate],
    promotion: Promotion,
) -> list[Ending]:
    """Find where each answer ends: before a heading over the next questions, or before the back matter."""
    headings = {heading_key(text) for body in bodies for text in _headings(body)}
    endings = [
        without_group_heading(body, sure=_starts_again(before, after))
        for body, (before, after) in zip(bodies, pairwise(questions), strict=True)
    ]
    plain = len(bodies) >= SEVERAL and not headings
    return [*endings, _last_ending(final, promotion, headings, plain=plain)]


def _before_tail(parts: tuple[Part, ...], repeated: Collection[str]) -> tuple[Part, ...]:
    """End the last answer where the lines begin that end others, whatever follows them."""
    for at, part in enumerate(parts):
        if at and part.text and isinstance(part, Line) and line_key(part.text) in repeated:
            return parts[:at]
    return parts


def _starts_again(before: Candidate, after: Candidate) -> bool:
    """Say whether the numbers start again between two questions: a new group begins."""
    return before.number is not None and after.number is not None and after.number <= before.number


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
    """Return the line that speaks of questions, or else the heading-like first or last line, or ""."""
    texts = [line.text.strip() for line in front if line.text]
    named = [text for text in texts if NAMED.search(text) and len(words_of(text)) <= MOST_TITLE_WORDS]
    heads = [text for text in (*texts[:1], *texts[-1:]) if is_heading_like(text)]
    for text in (*named, *heads):
        if len(words_of(text)) > 1 and not asks(text) and not text.endswith((".", "!")) and not bullet(text):
            return text.strip("#*_ ").rstrip(":").strip()
    return ""


def _headings(body: Sequence[Part]) -> Iterator[str]:
    """Iterate over the headings in an answer: heading-like lines with text below."""
    filled = [line.text for line in body if line.text]
    return (text for text in filled[:-1] if is_heading_like(text))
