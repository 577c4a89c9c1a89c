"""The screen of a sitting: header, the card's text with its scroll mark, and what to press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len
from rich.text import Text

from dlprep.model.card import Card
from dlprep.model.review import Rating
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import visible
from dlprep.views.dates import clock, day_in_words, minutes_left, short_day

RULED_FROM_ROWS = 16
"""Rules above and below the text only where there is room for them."""

WIDE = 50
"""From here on there is a margin, and room to say why a card is asked."""


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What the screen says about the moment.

    *due* tells where each rating leads; no rating is offered while it is empty. *place* of
    *planned* cards counts from 1; *repeating* failed cards wait to be asked once more. *left* is
    what is left of the day's minutes.
    """

    deck: str
    place: int
    planned: int
    repeating: int
    standing: str
    elapsed: timedelta
    today: date
    due: Mapping[Rating, date]
    left: timedelta | None = None
    cleared: bool = False
    can_undo: bool = False
    help: bool = False


@dataclass(frozen=True, slots=True)
class StudyScreen:
    """A finished screen; *text_rows* rows of text, of which *shown_rows* are in its lines."""

    lines: tuple[str, ...]
    text_rows: int
    shown_rows: int


def study_screen(
    facts: StudyFacts, text: Sequence[str], first: int, columns: int, rows: int, ink: Ink
) -> StudyScreen:
    """Compose a screen of exactly *rows* lines, with *text* from line *first* on."""
    ratings = _ratings(facts, columns)[: max(0, rows - 3)]
    ruled = rows >= RULED_FROM_ROWS
    shown = max(1, rows - 2 - len(ratings) - 2 * ruled)
    keys = _keys(facts, columns, at_end=first + shown >= len(text))
    footer = [_draw(line, columns, ink) for line in (*ratings, keys)]
    visible_text = list(text[first : first + shown])
    visible_text += [""] * (shown - len(visible_text))
    body = _with_scroll_mark(visible_text, len(text), first, columns, ink)
    header = _draw(_header(facts, columns), columns, ink)
    if ruled:
        body = [_draw(Text("─" * columns, "quiet"), columns, ink), *body,
                _draw(_position(len(text), first, shown, columns), columns, ink)]  # fmt: skip
    return StudyScreen((header, *body, *footer)[:rows], len(text), shown)


def text_width(columns: int) -> int:
    """Return the width for a card's text on a screen of *columns*: easy to read, scroll mark left out."""
    return max(8, min(columns - (4 if columns >= WIDE else 2), 96))


def _header(facts: StudyFacts, columns: int) -> Text:
    again = f" +{facts.repeating}" if facts.repeating else ""
    place = "" if facts.cleared else f"{facts.place} of {facts.planned}{again}"
    left = "" if facts.left is None else minutes_left(facts.left)
    standing = facts.standing if columns >= WIDE else "" if left else facts.standing.partition(",")[0]
    parts = (standing, left, clock(facts.elapsed))
    right = "  ".join(part for part in parts if part)
    if facts.cleared:
        right = ""
    room = columns - cell_len(place) - cell_len(right) - 6
    deck = Text(visible(facts.deck).replace("\n", " "))
    deck.truncate(max(0, room), overflow="ellipsis")
    head = "  ".join(part for part in (deck.plain, place) if part)
    gap = max(1, columns - cell_len(head) - cell_len(right) - 2)
    line = Text(f" {head}{' ' * gap}{right} ", "bar", no_wrap=True)
    line.truncate(columns)
    return line


def _position(total: int, first: int, shown: int, columns: int) -> Text:
    line = Text("─" * columns, "quiet")
    if total > shown:
        mark = f" lines {first + 1}-{min(total, first + shown)} of {total} "
        line = Text.assemble(("─" * max(0, columns - len(mark) - 2), "quiet"), mark, ("──", "quiet"))
    line.truncate(columns)
    return line


def _with_scroll_mark(lines: list[str], total: int, first: int, columns: int, ink: Ink) -> list[str]:
    """Put a bar into the last column that shows which part of the text is on the screen."""
    margin = " " if columns >= WIDE else ""
    shown = len(lines)
    if total <= shown:
        return [margin + line for line in lines]
    size = max(1, shown * shown // total)
    start = round(first * (shown - size) / (total - shown))
    thumb, track = _draw(Text("█"), 1, ink), _draw(Text("│", "quiet"), 1, ink)
    marks = [thumb if start <= row < start + size else track for row in range(shown)]
    # The mark is placed by column, so that nothing depends on how wide a line turned out.
    return [f"{margin}{line}\x1b[0m\x1b[{columns}G{mark}" for line, mark in zip(lines, marks, strict=True)]


def _ratings(facts: StudyFacts, columns: int) -> list[Text]:
    """Return the four ratings with their due days, in one line if they fit, else in two."""
    if not facts.due or facts.help:
        return []
    for in_words in (day_in_words, short_day):
        parts = [_rating(rating, in_words(day, facts.today)) for rating, day in facts.due.items()]
        line = Text("   ").join(parts)
        if line.cell_len + 2 <= columns:
            return [Text(" ") + line]
    width = max(part.cell_len for part in parts) + 2
    for part in parts[::2]:
        part.pad_right(width - part.cell_len)
    return [Text(" ") + Text("").join(parts[index : index + 2]) for index in (0, 2)]


def _rating(rating: Rating, day: str) -> Text:
    return Text.assemble((str(int(rating)), "key"), " ", (rating.label, rating.label), " ", day)


def _keys(facts: StudyFacts, columns: int, *, at_end: bool) -> Text:
    """Return what can be pressed, the most needed first, as much of it as fits."""
    undo = [("u", "undo")] if facts.can_undo else []
    leave = [("?", "help"), ("q", "stop")]
    if facts.help:
        keys = [("↑↓", "scroll"), ("space", "close")]
    elif facts.cleared:
        keys = [("q", "finish"), ("u", "take the last rating back")]
    elif facts.due:
        keys = [("space", "good" if at_end else "read on"), *leave, *undo, ("↑↓", "scroll")]
    else:
        keys = [("space", "show the answer"), *leave, *undo]
    line = Text(" ")
    for key, does in keys:
        part = Text.assemble((key, "key"), " ", (does, "quiet"), "   ")
        if line.cell_len + part.cell_len - 3 <= columns:
            line += part
    line.rstrip()
    return line


def _draw(text: Text, columns: int, ink: Ink) -> str:
    text.no_wrap = True
    text.overflow = "ellipsis"
    return ansi_lines(text, columns, ink)[0]


def question_of(card: Card) -> str:
    """Return the question on one line, safe to print."""
    return " ".join(visible(card.question).split())
