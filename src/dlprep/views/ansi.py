"""Rich renderables to finished lines of text for a terminal."""

import io
from dataclasses import dataclass, replace
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.text import Text

from dlprep.views.card_text import ASCII, UNICODE, Glyphs, Styles
from dlprep.views.signs import ASCII_SIGNS, UNICODE_SIGNS, Signs
from dlprep.views.theme import TEXTS, THEMES, Theme


@dataclass(frozen=True, slots=True)
class Ink:
    """What the output can show, and how it should look.

    Colours or not, styles (bold, dim) or not even those, *ascii* signs only. *linear* text is to be
    heard: no rules and columns, formulas on one line.
    """

    colour: bool = True
    style: bool = True
    theme: Theme = Theme.DARK
    ascii: bool = False
    linear: bool = False

    @property
    def text(self) -> Styles:
        """Return how a card's text is styled."""
        return TEXTS[self.theme]

    @property
    def glyphs(self) -> Glyphs:
        """Return the characters a card's text is drawn with."""
        glyphs = ASCII if self.ascii else UNICODE
        if not self.linear:
            return glyphs
        return replace(glyphs, linear=True, code="    ", continuation="... ", quote="> ", rule=" ")

    @property
    def signs(self) -> Signs:
        """Return the characters of the screens."""
        return ASCII_SIGNS if self.ascii else UNICODE_SIGNS

    def for_ears(self) -> "Ink":
        """Return the ink of plain lines: no styles, nothing drawn."""
        return replace(self, colour=False, style=False, linear=True)


def ansi_lines(renderable: RenderableType, width: int, ink: Ink) -> tuple[str, ...]:
    """Draw *renderable* at *width* columns; each line carries its own escape sequences."""
    console = _console(ink.theme)
    options = console.options.update(width=width, height=None, highlight=False)
    rows = console.render_lines(renderable, options, pad=False)
    return tuple(_line(row, ink) for row in rows)


def ansi_line(text: Text, ink: Ink) -> str:
    """Draw a text that is one line already, as it is; `ansi_lines` would lay it out anew."""
    return _line(list(text.render(_console(ink.theme))), ink)


@lru_cache(maxsize=4)
def _console(theme: Theme) -> Console:
    # Made once: a screen draws a dozen pieces at every key.
    return Console(
        file=io.StringIO(),
        width=80,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        theme=THEMES[theme],
        _environ={},
    )


def _line(row: list[Segment], ink: Ink) -> str:
    segments = Segment.simplify(row)
    if not ink.style:
        segments = Segment.strip_styles(segments)
    elif not ink.colour:
        segments = Segment.remove_color(segments)
    return "".join(
        segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
        if segment.style
        else segment.text
        for segment in segments
        if not segment.control
    ).rstrip()
