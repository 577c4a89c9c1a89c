"""A card's text: its question, and below it the model answer with the rubric."""

from collections.abc import Sequence
from functools import lru_cache

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dlprep.model.card import Card, Point
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import card_text, one_line

WRONG, ASKED = Text("✗", "hard"), Text("?", "label")


@lru_cache(maxsize=32)
def card_lines(card: Card, note: str, width: int, ink: Ink, *, answered: bool) -> tuple[str, ...]:
    """Draw the question of *card*, and when it is *answered* all that follows it, the *note* too.

    Kept for the cards at hand: the screen is drawn anew every second and at every key.
    """
    parts = [Text(), question_body(card), *([Text(), answer_body(card, note)] if answered else [])]
    return ansi_lines(Group(*parts), width, ink)


def question_body(card: Card) -> RenderableType:
    """Return the question with its number."""
    number = f"{card.number}. " if card.number is not None else ""
    line = Text(number) + one_line(card.question)
    line.stylize_before("question")
    return line


def answer_body(card: Card, note: str = "") -> RenderableType:
    """Return the model answer, the person's own *note*, the points, mistakes and follow-ups."""
    parts: list[RenderableType] = [card_text(card.answer)]
    if note:
        parts += [_label("In your own words"), card_text(note)]
    if card.points:
        parts += [_label("Did you say it?"), _marked([(_mark(point), point.say) for point in card.points])]
    if card.mistakes:
        parts += [_label("Easy to get wrong"), _marked([(WRONG, text) for text in card.mistakes])]
    if card.follow_ups:
        parts.append(_label("They may ask next"))
    for number, item in enumerate(card.follow_ups):
        parts += [Text()] if number else []
        parts += [_marked([(ASKED, item.ask)]), Padding(card_text(item.answer), (0, 0, 0, 2))]
    return Group(*parts)


def _label(text: str) -> RenderableType:
    return Padding(Rule(Text(text, "label"), align="left", style="quiet", characters="─"), (1, 0, 0, 0))


def _mark(point: Point) -> Text:
    return Text("★", "must") if point.must else Text("•", "quiet")


def _marked(rows: Sequence[tuple[Text, str]]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    for mark, text in rows:
        grid.add_row(mark, one_line(text))
    return grid
