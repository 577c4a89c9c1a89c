"""Draws the screen of a terminal as an SVG: text only, one element for a run of one look, no fonts inside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

import pyte
from pyte.screens import Char

CELL, LINE, SIZE = 8.43, 18.0, 14
"""Width and height of a character cell, and the height of the type, in units of the picture."""
BASE = 13.5
"""From the top of a line down to where its letters stand."""
MARGIN = 14.0
BORDER = "#8b949e"
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
SHAPES = {"█": (0, 0, 1, 1), "│": (0.45, 0, 0.1, 1), "─": (0, 0.47, 1, 0.06)}
"""Characters that must meet their neighbours: left, top, width and height in cells."""
NEVER_BLINKS = 5
FAINT, NORMAL = 2, 22


@dataclass(frozen=True, slots=True)
class Palette:
    """What a terminal shows its named colours as."""

    text: str
    paper: str
    named: Mapping[str, str]


NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")


def _palette(text: str, paper: str, colours: str) -> Palette:
    named = dict(zip(NAMES, colours.split(), strict=True))
    return Palette(text, paper, named | {f"bright{name}": colour for name, colour in named.items()})


DARK = _palette("#d7dae0", "#16181d", "#5c6370 #f0737d #98c379 #e5c07b #61afef #d68be8 #56b6c2 #d7dae0")
LIGHT = _palette("#24292f", "#ffffff", "#24292f #b3202a #1a6e2e #7d5200 #0757ba #7a2fae #116b73 #57606a")


class FaintScreen(pyte.Screen):
    """A screen in memory that keeps what is faint: as blinking, which pyte knows and dlprep never does."""

    def select_graphic_rendition(self, *codes: int) -> None:
        """Take codes of looks, with faint as blinking."""
        as_blinking = [
            NEVER_BLINKS if code == FAINT else code
            for given in codes
            for code in ((given, NEVER_BLINKS + 20) if given == NORMAL else (given,))
        ]
        super().select_graphic_rendition(*as_blinking)


def seen(raw: bytes, columns: int, rows: int) -> FaintScreen:
    """Return the screen after what a program has sent."""
    screen = FaintScreen(columns, rows)
    pyte.ByteStream(screen).feed(raw)
    return screen


def svg(screen: pyte.Screen, palette: Palette, title: str) -> str:
    """Return the picture of a screen without the empty lines at its end; *title* is read aloud."""
    lines = [[screen.buffer[row][column] for column in range(screen.columns)] for row in range(screen.lines)]
    while lines and all(cell.data.isspace() and not cell.reverse for cell in lines[-1]):
        lines.pop()
    width, height = screen.columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    drawn = (part for row, line in enumerate(lines) for part in _line(line, MARGIN + row * LINE, palette))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{palette.paper}" stroke="{BORDER}"/>',
        f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{palette.text}" xml:space="preserve">',
    )
    return "\n".join([*head, *drawn, "</g>", "</svg>", ""])


def _line(line: list[Char], top: float, palette: Palette) -> Iterator[str]:
    """Draw the runs of one look; a wide character has an empty cell behind it, which takes its place."""
    column = 0
    for look, cells in groupby(line, _alike):
        run = list(cells)
        text = "".join(cell.data for cell in run)
        yield from _run(look, text, MARGIN + column * CELL, top, len(run) * CELL, palette)
        column += len(run)


def _alike(cell: Char) -> Char:
    """Return what cells must share to be drawn as one."""
    return cell if cell.data in SHAPES else cell._replace(data="")


def _run(look: Char, text: str, left: float, top: float, width: float, palette: Palette) -> Iterator[str]:
    ink, paper = _colour(look.fg, palette.text, palette), _colour(look.bg, palette.paper, palette)
    if look.reverse:
        ink, paper = paper, ink
    if paper != palette.paper:
        yield f'<rect x="{left:.1f}" y="{top:g}" width="{width:.1f}" height="{LINE:g}" fill="{paper}"/>'
    if look.data:
        x, y, wide, high = SHAPES[look.data]
        place = f'x="{left + x * CELL:.1f}" y="{top + y * LINE:.1f}"'
        size = f'width="{width * wide:.1f}" height="{LINE * high:.1f}"'
        yield f'<rect {place} {size} fill="{ink}"{_faint(look)}/>'
        return
    for part in re.finditer(r"\S+(?: \S+)*", text):
        yield _text(look, ink, part, left, top, palette)


def _text(look: Char, ink: str, part: re.Match[str], left: float, top: float, palette: Palette) -> str:
    """Draw words; where several spaces part them, each part has a place of its own in any font."""
    looks = {
        "fill": ink if ink != palette.text else "",
        "font-weight": "bold" if look.bold else "",
        "font-style": "italic" if look.italics else "",
        "text-decoration": "underline" if look.underscore else "",
    }
    attributes = "".join(f' {name}="{value}"' for name, value in looks.items() if value) + _faint(look)
    width = len(part.group()) * CELL
    place = f'x="{left + part.start() * CELL:.1f}" y="{top + BASE:g}" textLength="{width:.1f}"'
    return f"<text {place}{attributes}>{escape(part.group(), quote=False)}</text>"


def _faint(look: Char) -> str:
    return ' opacity=".65"' if look.blink else ""


def _colour(name: str, default: str, palette: Palette) -> str:
    """Return the colour of a name; pyte gives the many others as six hexadecimal digits."""
    return default if name == "default" else palette.named.get(name, f"#{name}")
