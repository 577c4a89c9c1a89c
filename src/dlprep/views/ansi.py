"""Rich renderables to finished lines of text for a terminal."""

import io
from dataclasses import dataclass

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import Segment

from dlprep.views.theme import THEME


@dataclass(frozen=True, slots=True)
class Ink:
    """What the output can show: colours or not, styles (bold, dim) or not even those."""

    colour: bool = True
    style: bool = True


def ansi_lines(renderable: RenderableType, width: int, ink: Ink) -> tuple[str, ...]:
    """Draw *renderable* at *width* columns; each line carries its own escape sequences."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        theme=THEME,
        _environ={},
    )
    options = console.options.update(width=width, height=None, highlight=False)
    rows = console.render_lines(renderable, options, pad=False)
    return tuple(_line(row, ink) for row in rows)


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
