"""A card's text: its question, the model answer with the own note and mistakes, its points and follow-ups."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dlprep.model.card import Card, FollowUp, Point
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import card_text, one_line, raw

PLAIN_LOOK = Ink()


@lru_cache(maxsize=32)
def card_lines(card: Card, note: str, width: int, ink: Ink, *, answered: bool) -> tuple[str, ...]:
    """Draw the question of *card*, and when it is *answered* all that follows it, the *note* too."""
    parts = [Text(), question_body(card, ink), *([Text(), answer_body(card, note, ink)] if answered else [])]
    return ansi_lines(Group(*parts), width, ink)


@lru_cache(maxsize=32)
def question_lines(card: Card, width: int, ink: Ink, *, source: bool = False) -> tuple[str, ...]:
    """Draw the question alone, or its *source*; kept, as the screen is drawn at every key."""
    body = raw(card.question, styles=ink.text, glyphs=ink.glyphs) if source else question_body(card, ink)
    return ansi_lines(body, width, ink)


@lru_cache(maxsize=32)
def answer_lines(card: Card, note: str, width: int, ink: Ink, *, source: bool = False) -> tuple[str, ...]:
    """Draw the model answer, or its *source*, with the own *note* and the mistakes."""
    if source:
        return ansi_lines(raw(card.answer, styles=ink.text, glyphs=ink.glyphs), width, ink)
    return ansi_lines(Group(*_answer(card, note, ink)), width, ink)


def question_body(card: Card, ink: Ink = PLAIN_LOOK) -> RenderableType:
    """Return the question with its number."""
    number = f"{card.number}. " if card.number is not None else ""
    line = Text(number) + one_line(card.question, styles=ink.text, glyphs=ink.glyphs)
    line.stylize_before("question")
    return line


def answer_body(card: Card, note: str = "", ink: Ink = PLAIN_LOOK) -> RenderableType:
    """Return all that follows the question: answer, *note*, points, mistakes, follow-ups."""
    parts = [*_answer(card, note, ink, with_mistakes=False)]
    if card.points:
        drafted = any(point.drafted for point in card.points)
        asked = (
            f"Did you say it? ({ink.signs.drafted} drafted, not checked)" if drafted else "Did you say it?"
        )
        parts += [label(asked, ink), points_body(card.points, ink)]
    parts += _mistakes(card, ink)
    if card.follow_ups:
        parts.append(label("They may ask next", ink))
    for number, item in enumerate(card.follow_ups):
        parts += [Text()] if number else []
        parts += follow_up_body(item, ink)
    return Group(*parts)


def points_body(points: Sequence[Point], ink: Ink) -> RenderableType:
    """Return the rubric, the must points starred."""
    return marked([(point_mark(point, ink), point.say) for point in points], ink)


def point_mark(point: Point, ink: Ink) -> Text:
    """Return what stands before a point: a star where it must be said."""
    if point.must:
        return Text(ink.signs.must, "must")
    return Text(ink.signs.drafted if point.drafted else ink.signs.bullet, "quiet")


def follow_up_body(item: FollowUp, ink: Ink) -> list[RenderableType]:
    """Return a follow-up question with its answer below it."""
    answer = card_text(item.answer, styles=ink.text, glyphs=ink.glyphs)
    return [marked([(Text(ink.signs.ask, "label"), item.ask)], ink), Padding(answer, (0, 0, 0, 2))]


def label(text: str, ink: Ink) -> RenderableType:
    """Return a heading with a rule, an empty line before it; for ears a colon."""
    if ink.linear:
        return Padding(Text(f"{text}:"), (1, 0, 0, 0))
    rule = Rule(Text(text, "label"), align="left", style="quiet", characters=ink.signs.rule)
    return Padding(rule, (1, 0, 0, 0))


def marked(rows: Iterable[tuple[Text, str]], ink: Ink) -> Table:
    """Return texts with a mark before each."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    for mark, text in rows:
        grid.add_row(mark, one_line(text, styles=ink.text, glyphs=ink.glyphs))
    return grid


def _answer(card: Card, note: str, ink: Ink, *, with_mistakes: bool = True) -> list[RenderableType]:
    parts: list[RenderableType] = [card_text(card.answer, styles=ink.text, glyphs=ink.glyphs)]
    if note:
        parts += [label("In your own words", ink), card_text(note, styles=ink.text, glyphs=ink.glyphs)]
    return [*parts, *(_mistakes(card, ink) if with_mistakes else [])]


def _mistakes(card: Card, ink: Ink) -> list[RenderableType]:
    if not card.mistakes:
        return []
    rows = marked([(Text(ink.signs.wrong, "hard"), text) for text in card.mistakes], ink)
    return [label("Easy to get wrong", ink), rows]
