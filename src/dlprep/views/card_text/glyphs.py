"""Every character the drawing adds to the text, in two sets: for Unicode terminals and for ASCII ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fence:
    """One side of a tall bracket: its rows from top to bottom, *middle* only where it differs (braces)."""

    top: str
    fill: str
    bottom: str
    middle: str = ""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters to draw with. *ascii* also spells out the symbols of formulas.

    *linear* drawing is for ears: formulas on one line, tables row by row.
    """

    ascii: bool = False
    linear: bool = False
    bullets: tuple[str, ...] = ("•", "◦", "▪")
    quote: str = "▌ "
    code: str = "│ "
    continuation: str = "↪ "
    rule: str = "─"
    column: str = " │ "
    crossing: str = "─┼─"
    fraction: str = "─"
    radical_top: str = " ┌"
    radical_side: str = " │"
    radical_foot: str = "╲│"
    fences: Mapping[str, Fence] = field(default_factory=dict, hash=False)


_FENCES = {
    "(": Fence("⎛", "⎜", "⎝"),
    ")": Fence("⎞", "⎟", "⎠"),
    "[": Fence("⎡", "⎢", "⎣"),
    "]": Fence("⎤", "⎥", "⎦"),
    "⌈": Fence("⎡", "⎢", "⎢"),
    "⌉": Fence("⎤", "⎥", "⎥"),
    "⌊": Fence("⎢", "⎢", "⎣"),
    "⌋": Fence("⎥", "⎥", "⎦"),
    "{": Fence("⎧", "⎪", "⎩", "⎨"),
    "}": Fence("⎫", "⎪", "⎭", "⎬"),
    "|": Fence("│", "│", "│"),
    "‖": Fence("‖", "‖", "‖"),
}
_ASCII_FENCES = {
    "[": Fence("[", "[", "["),
    "]": Fence("]", "]", "]"),
    "(": Fence("/", "|", "\\"),
    ")": Fence("\\", "|", "/"),
    "{": Fence("/", "|", "\\", "<"),
    "}": Fence("\\", "|", "/", ">"),
}

UNICODE = Glyphs(fences=_FENCES)
ASCII = Glyphs(
    ascii=True,
    bullets=("*", "-", "+"),
    quote="> ",
    code="| ",
    continuation="\\ ",
    rule="-",
    column=" | ",
    crossing="-+-",
    fraction="-",
    radical_top=" +",
    radical_side=" |",
    radical_foot="\\|",
    fences=_ASCII_FENCES,
)
