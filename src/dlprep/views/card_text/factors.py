"""Does a piece of a one-line formula hold together without brackets? Judged by what it shows."""

import re

from dlprep.views.card_text.scripts import SMALL

_OPEN, _CLOSE = "([{⟨⌊⌈", ")]}⟩⌋⌉"
_BARS = re.compile(r"\|[^|]*\||‖[^‖]*‖")
_LOOSE = re.compile(r"[ /+−±∓=<>≤≥≈∼∈∝→]")
_SMALL = f"[{re.escape(''.join(sorted(SMALL)))}]"
_MARKS = "[\u0300-\u036f\u20d0-\u20ff]*"
_FACTOR = re.compile(
    rf"[∛∜√∂∇Δ]?(?:\d[\d.,:]*|[A-Z]{{2,}}|[^\W\d_]{_MARKS}|[∞…]|[a-z]+(?=\(\)))?(?:\(\))?"
    rf"(?:{_SMALL}|[_^][^\W_]++|[_^]\(\))*+"
)
_NAME = re.compile(r"[^\W_]+")


def is_factor(text: str) -> bool:
    """Say whether the text is one factor: a number, a letter with its scripts, brackets, a call."""
    return _FACTOR.fullmatch(_outside(text)) is not None


def is_sum(text: str) -> bool:
    """Say whether there is a sign, relation, slash or space outside brackets, after the first character."""
    return _LOOSE.search(_outside(text), 1) is not None


def grouped(text: str) -> str:
    """Put a script in brackets unless it is one character, a plain word or number, or has brackets."""
    plain = len(text) == 1 or (_NAME.fullmatch(text) and SMALL.isdisjoint(text)) or _outside(text) == "()"
    return text if plain else f"({text})"


def _outside(text: str) -> str:
    """Return the text with everything inside brackets and bars taken out, each pair left as "()"."""
    shown: list[str] = []
    depth = 0
    for character in _BARS.sub("()", text):
        if character in _OPEN:
            shown += "(" * (depth == 0)
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            shown += ")" * (depth == 0)
        elif depth == 0:
            shown.append(character)
    return "".join(shown)
