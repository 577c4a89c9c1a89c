"""Every character that the screens draw beside the text, in two sets: Unicode and ASCII."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters, by meaning; each is one cell wide, *arrows* apart."""

    rule: str = "─"
    thumb: str = "█"
    track: str = "│"
    must: str = "★"
    said: str = "✓"
    missed: str = "✗"
    unjudged: str = "·"
    suggested: str = "≈"
    cursor: str = "▸"
    wrong: str = "✗"
    ask: str = "?"
    bullet: str = "•"
    drafted: str = "○"
    flag: str = "⚑"
    arrows: str = "↑↓"
    more: str = "…"
    column: str = " │ "


UNICODE_SIGNS = Signs()
ASCII_SIGNS = Signs(
    rule="-",
    thumb="#",
    track="|",
    must="*",
    said="y",
    missed="n",
    unjudged=".",
    suggested="~",
    cursor=">",
    wrong="x",
    bullet="-",
    drafted="o",
    flag="!",
    arrows="up down",
    more="~",
    column=" | ",
)


def carries_signs(encoding: str | None) -> bool:
    """Say whether an output of that encoding can show the Unicode signs and the text of formulas."""
    try:
        "─│█★✓✗≈▸⚑○↑…Σα²⎛".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
