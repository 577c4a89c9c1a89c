"""The text of the study screen, put together from pieces that are drawn once and kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.model.card import Card
from dlprep.study.judging import on_scale, opened_points
from dlprep.study.phases import Answering, Probing
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_body import answer_lines, label, marked, points_body, question_lines
from dlprep.views.card_text import card_text, one_line, visible
from dlprep.views.points import PointRow, point_lines, point_rows
from dlprep.views.side_by_side import beside
from dlprep.views.verdict import hint_cost, verdict

SIDE_BY_SIDE = 84
"""From this width on a typed answer stands beside the model answer."""


@dataclass(frozen=True, slots=True)
class StudyText:
    """Lines of text. *focus* holds the first row of the point or line at hand and the one behind its last.

    *result* does so for what the points come to.
    """

    lines: tuple[str, ...]
    focus: tuple[int, int] | None = None
    result: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What text is drawn on: so many columns, in that ink; *source* shows it as it is written."""

    width: int
    ink: Ink
    source: bool = False


def asking_text(card: Card, hints: int, terms: Sequence[str], guide: str, paper: Paper) -> StudyText:
    """Return the question with the hints that were asked for; *terms* are the key words of the first."""
    lines = ["", *question_lines(card, paper.width, paper.ink, source=paper.source)]
    if hints:
        lines += _hint_lines(card, hints, tuple(terms), paper.width, paper.ink)
    return StudyText((*lines, *_guide_lines(guide, paper)))


def answering_text(
    card: Card, phase: Answering, missed: frozenset[str], note: str, guide: str, paper: Paper
) -> StudyText:
    """Return question, points to judge, and below them the model answer."""
    width, ink = paper.width, paper.ink
    lines = ["", *question_lines(card, width, ink, source=paper.source)]
    focus = result = None
    if card.points:
        lines += _label_lines("Did you say it?", width, ink)
        for row in point_rows(card.points, phase, missed):
            start = len(lines)
            lines += point_lines(row, width, ink)
            if row.at_hand:
                focus = (start, len(lines))
        lines.append("")
        start = len(lines)
        lines += _verdict_lines(card, phase, width, ink)
        if None not in phase.ticks:
            result = (start, len(lines))
        lines += _guide_lines(guide, paper)
        if not phase.attempt.typed:
            lines += _label_lines("Model answer", width, ink)
    elif not phase.attempt.typed:
        lines += [*_guide_lines(guide, paper), ""]
    if phase.attempt.typed:
        lines += _typed_lines(card, note, phase.attempt.typed, paper)
    else:
        lines += answer_lines(card, note, width, ink, source=paper.source)
    return StudyText(tuple(lines), focus, result)


def probing_text(card: Card, phase: Probing, guide: str, paper: Paper) -> StudyText:
    """Return the question, and the follow-up with its answer once that is shown."""
    lines = ["", *question_lines(card, paper.width, paper.ink)]
    start = len(lines)
    lines += _follow_up_lines(card, phase.number, paper.width, paper.ink, answered=phase.answered)
    return StudyText((*lines, *_guide_lines(guide, paper)), focus=(start, len(lines)))


def body_text(body: RenderableType, paper: Paper) -> StudyText:
    """Return any other text."""
    return StudyText(ansi_lines(body, paper.width, paper.ink))


def draw_ahead(card: Card, note: str, paper: Paper, *, typed: bool) -> None:
    """Draw what the reveal of a card needs, to be kept; *typed* puts an answer beside it."""
    beside_typed = typed and paper.width >= SIDE_BY_SIDE
    width = _halves(paper)[1] if beside_typed else paper.width
    answer_lines(card, note, width, paper.ink, source=paper.source)
    for point in card.points:
        point_lines(PointRow(point), paper.width, paper.ink)


@lru_cache(maxsize=16)
def _hint_lines(card: Card, hints: int, terms: tuple[str, ...], width: int, ink: Ink) -> tuple[str, ...]:
    title = label(f"Hints: {hint_cost(card.points, hints)}", ink)
    if not card.points:
        drawn = (one_line(term, styles=ink.text, glyphs=ink.glyphs) for term in terms)
        words = Text(f" {ink.signs.unjudged} ").join(drawn)
        return ansi_lines(Group(title, words), width, ink)
    opened = opened_points(card.points, hints)
    closed = [(Text(ink.signs.unjudged, "quiet"), term) for term in terms[opened:]]
    return ansi_lines(Group(title, points_body(card.points[:opened], ink), marked(closed, ink)), width, ink)


@lru_cache(maxsize=16)
def _follow_up_lines(card: Card, number: int, width: int, ink: Ink, *, answered: bool) -> tuple[str, ...]:
    item = card.follow_ups[number]
    title = f"Follow-up {number + 1} of {len(card.follow_ups)}"
    ask = Text(" ".join(visible(item.ask).split()), "question")
    parts: list[RenderableType] = [label(title, ink), ask]
    if answered:
        answer = card_text(item.answer, styles=ink.text, glyphs=ink.glyphs)
        parts += [label("Its answer. Did you have it?", ink), answer]
    return ansi_lines(Group(*parts), width, ink)


@lru_cache(maxsize=16)
def _typed_lines(card: Card, note: str, typed: str, paper: Paper) -> tuple[str, ...]:
    width, ink = paper.width, paper.ink
    yours, model = "You typed", "Model answer"
    if width < SIDE_BY_SIDE:
        text = ansi_lines(Text(visible(typed)), width, ink)
        answer = answer_lines(card, note, width, ink, source=paper.source)
        return (*_label_lines(yours, width, ink), *text, *_label_lines(model, width, ink), *answer)
    left, right = _halves(paper)
    text = (*_label_lines(yours, left, ink), *ansi_lines(Text(visible(typed)), left, ink))
    answer = answer_lines(card, note, right, ink, source=paper.source)
    return beside(text, (*_label_lines(model, right, ink), *answer), left, ink)


def _halves(paper: Paper) -> tuple[int, int]:
    """Return the widths of two columns."""
    room = paper.width - len(paper.ink.signs.column)
    return room // 2, room - room // 2


@lru_cache(maxsize=16)
def _label_lines(text: str, width: int, ink: Ink) -> tuple[str, ...]:
    return ansi_lines(label(text, ink), width, ink)


@lru_cache(maxsize=64)
def _line(text: str, style: str, width: int, ink: Ink) -> tuple[str, ...]:
    return ansi_lines(Text(text, style), width, ink)


def _verdict_lines(card: Card, phase: Answering, width: int, ink: Ink) -> Iterable[str]:
    rating, words = verdict(card.points, phase.ticks, phase.attempt.hints, phase.spoken, ink.signs.must)
    found = f"   {ink.signs.suggested} seems to be in your text" if phase.suggested else ""
    if rating is None:
        return _line(words + found, "quiet", width, ink)
    rating = on_scale(rating, phase.attempt.scale)
    return ansi_lines(Text.assemble((rating.label, rating.label), ": ", words, (found, "quiet")), width, ink)


def _guide_lines(guide: str, paper: Paper) -> Iterable[str]:
    return ("", *_line(guide, "hint", paper.width, paper.ink)) if guide else ()
