"""The screen of a sitting: header, text with its scroll mark, ratings, and what to press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.text import Text

from dlprep.model.card import Card
from dlprep.model.review import Confidence, Rating
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import visible
from dlprep.views.dates import day_in_words, short_day
from dlprep.views.study_header import Header, header_line
from dlprep.views.study_text import StudyText

RULED_FROM_ROWS = 16
"""Rules above and below the text only where there is room for them."""

WIDE = 50
"""From here on there is a margin."""

WIDEST = 96
"""Lines longer than this are hard to read; a typed answer beside the model answer takes twice that."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The ratings that can be given with the days they lead to, and which one is *proposed*.

    *highest* is what hints leave; *confidence* is chosen before there are ratings.
    """

    due: Mapping[Rating, date] = field(default_factory=dict)
    proposed: Rating | None = None
    highest: Rating = Rating.EASY
    asks_confidence: bool = False
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What the screen says about the moment.

    *keys* are what can be pressed, *keys_before* while there is more text below the screen: a key,
    what it does, and that in a word for a narrow screen.
    """

    header: Header
    today: date
    choices: Choices = field(default_factory=Choices)
    keys: Sequence[tuple[str, str, str]] = ()
    keys_before: Sequence[tuple[str, str, str]] = ()
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
    choices = _choices(facts, columns, ink)[: max(0, rows - 3)]
    ruled = rows >= RULED_FROM_ROWS
    told = _told(facts.message, columns, ink) if facts.message else ()
    in_rule = ruled and len(told) == 1
    told = () if in_rule else told[: max(0, rows - 3 - len(choices))]
    shown = max(1, rows - 2 - len(choices) - len(told) - 2 * ruled)
    total = len(text.lines)
    keys = facts.keys if first + shown >= total else facts.keys_before or facts.keys
    footer = [_draw(line, columns, ink) for line in (*choices, _keys(keys, columns))]
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


def _choices(facts: StudyFacts, columns: int, ink: Ink) -> list[Text]:
    """Return the confidences, or the four ratings with their due days, in one line if they fit."""
    choices = facts.choices
    if choices.asks_confidence:
        return [_confidences(choices.confidence, columns)]
    if not choices.due:
        return []
    for in_words in (day_in_words, short_day):
        parts = [_rating(rating, in_words(day, facts.today), choices, ink)
                 for rating, day in choices.due.items()]  # fmt: skip
        line = Text("  ").join(parts)
        if line.cell_len + 1 <= columns:
            return [line]
    width = max(part.cell_len for part in parts) + 2
    for part in parts[::2]:
        part.pad_right(width - part.cell_len)
    return [Text("").join(parts[index : index + 2]) for index in range(0, len(parts), 2)]


def _rating(rating: Rating, day: str, choices: Choices, ink: Ink) -> Text:
    if rating > choices.highest:
        return Text(f" {int(rating)} {rating.label} (hints)", "quiet")
    text = Text.assemble((str(int(rating)), "key"), " ", (rating.label, rating.label), " ", day)
    if rating is not choices.proposed:
        return Text(" ") + text
    text.stylize("chosen")
    return Text.assemble((ink.signs.cursor, "cursor"), text)


def _confidences(chosen: Confidence | None, columns: int) -> Text:
    parts = []
    for confidence in Confidence:
        part = Text.assemble((str(int(confidence)), "key"), " ", (confidence.label, "quiet"))
        if confidence is chosen:
            part = Text(part.plain, "chosen")
        parts.append(part)
    return Text(" " if columns < WIDE else " How sure are you?   ") + Text("   ").join(parts)


def _keys(keys: Sequence[tuple[str, str, str]], columns: int) -> Text:
    """Return what can be pressed, the most needed first, as much of it as fits."""
    parts = [
        Text.assemble((key, "key"), " ", (does if columns >= WIDE else in_a_word, "quiet"))
        for key, does, in_a_word in keys
    ]
    room = columns - 1 - sum(part.cell_len for part in parts)
    gap = " " * max(2, min(3, room // max(1, len(parts) - 1)))
    line = Text(" ")
    for part in parts:
        if line.cell_len + part.cell_len <= columns:
            line += part + Text(gap)
    line.rstrip()
    return line


def _draw(text: Text, columns: int, ink: Ink) -> str:
    text.no_wrap = True
    text.overflow = "ellipsis"
    return ansi_lines(text, columns, ink)[0]
