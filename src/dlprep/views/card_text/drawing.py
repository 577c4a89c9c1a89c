"""A card's text as something Rich can print, at whatever width it is given."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.text import Text

from dlprep.views.card_text.glyphs import UNICODE, Glyphs
from dlprep.views.card_text.inline import inline_text
from dlprep.views.card_text.markdown import Page
from dlprep.views.card_text.parsing import parse
from dlprep.views.card_text.styles import STYLES, Styles
from dlprep.views.card_text.visible import visible
from dlprep.views.card_text.wrap import NO_BREAK, fold

_NARROWEST = 10


def card_text(text: str, *, styles: Styles = STYLES, glyphs: Glyphs = UNICODE) -> RenderableType:
    """Return Markdown as a renderable that lays itself out for the width it is printed at."""
    return _Drawing(lambda width: card_lines(text, width, styles=styles, glyphs=glyphs))


def raw(text: str, *, styles: Styles = STYLES, glyphs: Glyphs = UNICODE) -> RenderableType:
    """Return a source text as it stands, made visible, long lines folded with a mark."""
    return _Drawing(lambda width: raw_lines(text, width, styles=styles, glyphs=glyphs))


def card_lines(text: str, width: int, *, styles: Styles = STYLES, glyphs: Glyphs = UNICODE) -> list[Text]:
    """Return Markdown as lines no wider than *width* cells."""
    tree = parse(visible(text))
    if tree is None:
        return raw_lines(text, width, styles=styles, glyphs=glyphs)
    mark = Text(glyphs.continuation, styles.continuation)
    lines = Page(styles, glyphs).blocks(tree.children, max(1, width))
    return [piece for line in lines for piece in fold(line, max(1, width), mark)]


def raw_lines(text: str, width: int, *, styles: Styles = STYLES, glyphs: Glyphs = UNICODE) -> list[Text]:
    """Return a source text as lines no wider than *width* cells."""
    mark = Text(glyphs.continuation, styles.continuation)
    return [piece for line in visible(text).split("\n") for piece in fold(Text(line), max(1, width), mark)]


def one_line(text: str, *, styles: Styles = STYLES, glyphs: Glyphs = UNICODE) -> Text:
    """Return Markdown's inline part as one styled line: code, emphasis and formulas, but no blocks."""
    tree = parse(" ".join(visible(text).split()))
    parts = [node for node in tree.walk() if node.type == "inline"] if tree else []
    line = Text(" ").join(inline_text(part.children, styles, glyphs) for part in parts)
    line.plain = line.plain.replace(NO_BREAK, " ")
    return line


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Lines for a width, as Rich asks for them."""

    lines: Callable[[int], list[Text]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # Finished pieces of text: each line has its width, and Rich would wrap it once more.
        for line in self.lines(options.max_width):
            yield from line.render(console, end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(min(_NARROWEST, options.max_width), options.max_width)
