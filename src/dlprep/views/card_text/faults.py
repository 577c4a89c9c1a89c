"""What in a card's Markdown cannot be drawn as it is meant."""

import re
from collections.abc import Iterator
from functools import cache

from dlprep.views.card_text.formula import unrendered
from dlprep.views.card_text.parsing import DISPLAY_FORMULA, FORMULA, parse
from dlprep.views.card_text.visible import visible

COMMAND = re.compile(r"\\begin\s*\{([^{}]*)\}|\\(?!end\b)([A-Za-z]+)")


def undrawable(text: str) -> Iterator[tuple[int, str]]:
    """Yield each LaTeX command that cannot be drawn, with the line of its block, counted from 0."""
    # Nearly every text has only commands that can be drawn, and reading Markdown takes its time.
    if all(_is_drawn(*names) for names in set(COMMAND.findall(text))):
        return
    tree = parse(visible(text))
    if tree is None:
        return
    for block in tree.walk():
        formulas = [block] if block.type == DISPLAY_FORMULA else []
        if block.type == "inline":
            formulas = [part for part in block.walk() if part.type in (FORMULA, DISPLAY_FORMULA)]
        line = block.map[0] if formulas and block.map else 0
        for formula in formulas:
            for command in unrendered(formula.content):
                yield line, command


@cache
def _is_drawn(environment: str, command: str) -> bool:
    if environment:
        return not unrendered(f"\\begin{{{environment}}} x \\end{{{environment}}}")
    return not unrendered(f"\\{command} {{x}} {{y}}")
