"""Code blocks: highlighted for their language, behind a rule, long lines folded with a visible mark."""

from functools import cache

from pygments.lexers import get_all_lexers, get_lexer_by_name  # type: ignore[import-untyped]
from pygments.token import Comment, Keyword, Name, Number, Operator, String  # type: ignore[import-untyped]
from rich.text import Text

from dlprep.views.card_text.glyphs import Glyphs
from dlprep.views.card_text.styles import Styles
from dlprep.views.card_text.wrap import fold

_LONGEST = 20_000


def code_lines(source: str, language: str, width: int, styles: Styles, glyphs: Glyphs) -> list[Text]:
    """Return a code block as lines; *language* is the first word of its info string, if any."""
    gutter = Text(glyphs.code if width > len(glyphs.code) + 8 else "", styles.gutter)
    mark = Text(glyphs.continuation, styles.continuation)
    lines = highlighted(source.rstrip("\n"), language, styles).split("\n", allow_blank=True)
    room = width - gutter.cell_len
    drawn = [Text.assemble(gutter, piece) for line in lines or [Text()] for piece in fold(line, room, mark)]
    for line in drawn:
        line.rstrip()
    return drawn


def highlighted(source: str, language: str, styles: Styles) -> Text:
    """Return source with the colours of its language; plain where the language is not known."""
    text = Text(source)
    if len(source) > _LONGEST or language.lower() not in _languages():
        return text
    at = 0
    tokens = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False).get_tokens(source)
    for kind, value in tokens:
        if not source.startswith(value, at):  # a lexer that rewrites its input
            return Text(source)
        if style := _style(kind, styles):
            text.stylize(style, at, at + len(value))
        at += len(value)
    return text


@cache
def _languages() -> frozenset[str]:
    """Return the languages Pygments itself knows: looking up another would load installed plug-ins."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


def _style(kind: object, styles: Styles) -> str:
    for family, style in (
        (Comment, styles.comment),
        (Keyword, styles.keyword),
        (Operator.Word, styles.keyword),
        (String, styles.string),
        (Number, styles.number),
        (Name.Builtin, styles.builtin),
        (Name.Function, styles.name),
        (Name.Class, styles.name),
        (Name.Decorator, styles.name),
    ):
        if kind in family:
            return style
    return ""
