"""The formulas in a card's Markdown that state something, to be read on their own."""

import re
from collections.abc import Iterator

from dlprep.views.card_text.parsing import DISPLAY_FORMULA, FORMULA, parse
from dlprep.views.card_text.visible import visible

_RELATION = re.compile(r"=|\\(?:approx|propto|leq?|geq?|sim)(?![a-zA-Z])")
_LETTER = re.compile(r"[a-zA-Z]")


def stated_formulas(text: str) -> Iterator[str]:
    r"""Yield the LaTeX of each display formula, and of those in a line that relate two things.

    `$p$` alone names a quantity; `$\mathrm{KL} = \sum p \log (p / q)$` says something.
    """
    tree = parse(visible(text))
    for part in tree.walk() if tree else ():
        if part.type == DISPLAY_FORMULA or (part.type == FORMULA and _relates(part.content)):
            yield part.content


def _relates(formula: str) -> bool:
    """Say whether there are letters on both sides: a result in numbers is no formula to learn."""
    sides = _RELATION.split(formula)
    return len(sides) > 1 and all(_LETTER.search(side) for side in sides)
