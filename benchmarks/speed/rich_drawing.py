"""What Rich takes to draw: the yardsticks of a screen."""

import io
from collections.abc import Callable

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel

from benchmarks.speed.measuring import WINDOW
from dlprep.model.card import Card
from dlprep.terminal.screen import Size

SIZE = Size(columns=WINDOW[1], rows=WINDOW[0])

QUESTION_AND_ANSWER = "**{question}**\n\n---\n\n{points}\n\n---\n\n{answer}"
"""The text of an answer's screen, as it would be written for Rich."""


def markdown_of(asked: list[Card]) -> Callable[[], object]:
    """Return the drawing of the next of the cards *asked* by Rich, each once."""
    console, left = _console(), iter(asked)
    return lambda: console.print(Markdown(_source(next(left))))


def _source(card: Card) -> str:
    points = "\n".join(f"- {point.say}" for point in card.points)
    return QUESTION_AND_ANSWER.format(question=card.question, points=points, answer=card.answer)


def full_panel() -> Callable[[], object]:
    """Return the drawing of a panel that fills the window."""
    console = _console()
    line = "A line of text that is about as long as the others of an answer."
    text = "\n".join([line] * (SIZE.rows - 2))
    return lambda: console.print(Panel(text, height=SIZE.rows))


def _console() -> Console:
    return Console(file=io.StringIO(), width=SIZE.columns, height=SIZE.rows, force_terminal=True)
