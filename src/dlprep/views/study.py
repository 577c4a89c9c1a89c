"""The screen of a sitting: header, text with its scroll mark, ratings, and what to press."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.text import Text

from dlprep.model.card import Card
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import visible
from dlprep.views.study_foot import WIDE, Choices, Hint, choices_lines, keys_line
from dlprep.views.study_header import Header, header_line
from dlprep.views.study_text import StudyText

RULED_FROM_ROWS = 16
"""Rules above and below the text only where there is room for them."""

WIDEST = 96
"""Lines longer than this are hard to read; a typed answer beside the model answer takes twice that."""


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What the screen says about the moment.

    *keys* are what can be pressed, *keys_before* while there is more text below the screen, as many as
    fit; *last_keys* always.
    """

    header: Header
    today: date
    choices: Choices = field(default_factory=Choices)
    keys: Sequence[Hint] = ()
    keys_before: Sequence[Hint] = ()
    last_keys: Sequence[Hint] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class StudyScreen:
    """A finished screen; *text_rows* rows of text, of which *shown_rows* are in its lines.

    *focus* and *result* are those of the text.
    """

    lines: tuple[str, ...]
    text_rows: int
    shown_rows: int
    text_width: int
    focus: tuple[int, int] | None = None
    result: tuple[int, int] | None = None


def study_screen(
    facts: StudyFacts, text: StudyText, first: int, columns: int, rows: int, ink: Ink
) -> StudyScreen:
    """Compose a screen of exactly *rows* lines, with *text* from line *first* on."""
    choices = choices_lines(facts.choices, facts.today, columns, ink)[: max(0, rows - 3)]
    ruled = rows >= RULED_FROM_ROWS
    told = _told(facts.message, columns, ink) if facts.message else ()
    in_rule = ruled and len(told) == 1
    told = () if in_rule else told[: max(0, rows - 3 - len(choices))]
    shown = max(1, rows - 2 - len(choices) - len(told) - 2 * ruled)
    total = len(text.lines)
    keys = facts.keys if first + shown >= total else facts.keys_before or facts.keys
    footer = [_draw(line, columns, ink) for line in (*choices, keys_line(keys, facts.last_keys, columns))]
    body = list(text.lines[first : first + shown])
    body = _with_scroll_mark([*body, *[""] * (shown - len(body))], total, first, columns, ink)
    header = _draw(header_line(facts.header, columns, ink.signs), columns, ink)
    if ruled:
        position = _position(facts.message if in_rule else "", total, first, shown, columns, ink)
        body = [_draw(Text(ink.signs.rule * columns, "quiet"), columns, ink), *body,
                _draw(position, columns, ink)]  # fmt: skip
    lines = (header, *body, *told, *footer)[:rows]
    return StudyScreen(lines, total, shown, text_width(columns, wide=False), text.focus, text.result)


def text_width(columns: int, *, wide: bool) -> int:
    """Return the width for a card's text on a screen of *columns*, scroll mark left out."""
    return max(8, min(columns - (4 if columns >= WIDE else 2), WIDEST * (1 + wide)))


def question_of(card: Card) -> str:
    """Return the question on one line, safe to print."""
    return " ".join(visible(card.question).split())


def _position(message: str, total: int, first: int, shown: int, columns: int, ink: Ink) -> Text:
    """Return the rule below the text, with a message in it and which lines are shown."""
    rule = ink.signs.rule
    mark = f" lines {first + 1}-{min(total, first + shown)} of {total} " if total > shown else ""
    told = Text(f" {visible(message)} ", "message") if message else Text()
    if told.cell_len + len(mark) + 4 > columns:
        mark = ""
    gap = max(0, columns - 4 - told.cell_len - len(mark))
    return Text.assemble((rule * 2, "quiet"), told, (rule * gap, "quiet"), mark, (rule * 2, "quiet"))


def _told(message: str, columns: int, ink: Ink) -> tuple[str, ...]:
    """Return a message in as many lines as it needs, with room for the ends of a rule."""
    lines = ansi_lines(Text(visible(message), "message"), max(8, columns - 6), ink)
    return tuple(f" {line}" for line in lines)


def _with_scroll_mark(lines: list[str], total: int, first: int, columns: int, ink: Ink) -> list[str]:
    """Put a bar into the last column that shows which part of the text is on the screen."""
    margin = " " if columns >= WIDE else ""
    shown = len(lines)
    if total <= shown:
        return [margin + line for line in lines]
    size = max(1, shown * shown // total)
    start = round(first * (shown - size) / (total - shown))
    thumb = _draw(Text(ink.signs.thumb), 1, ink)
    track = _draw(Text(ink.signs.track, "quiet"), 1, ink)
    marks = [thumb if start <= row < start + size else track for row in range(shown)]
    # The mark is placed by column, so that nothing depends on how wide a line turned out.
    return [f"{margin}{line}\x1b[0m\x1b[{columns}G{mark}" for line, mark in zip(lines, marks, strict=True)]


def _draw(text: Text, columns: int, ink: Ink) -> str:
    text.no_wrap = True
    text.overflow = "ellipsis"
    return ansi_lines(text, columns, ink)[0]
