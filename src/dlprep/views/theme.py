"""Styles by meaning, in three themes. Only the terminal's own named colours, so that any palette works."""

from enum import StrEnum

from rich.theme import Theme as RichTheme

from dlprep.views.card_text import STYLES as DARK_TEXT
from dlprep.views.card_text import Styles


class Theme(StrEnum):
    """The themes, by the background they are made for; *contrast* does without colours."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


STYLES = {
    "title": "bold",
    "quiet": "dim",
    "question": "bold",
    "label": "bold cyan",
    "must": "bold magenta",
    "again": "bold red",
    "hard": "bold yellow",
    "good": "bold green",
    "easy": "bold blue",
    "said": "bold green",
    "missed": "bold red",
    "cursor": "bold cyan",
    "chosen": "reverse",
    "message": "bold",
    "key": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "hint": "cyan",
    "place": "bold",
    "bar": "reverse",
    "added": "green",
    "removed": "red",
}

# Yellow and cyan are pale on most light backgrounds.
LIGHT = STYLES | {
    "label": "bold blue",
    "hard": "bold magenta",
    "cursor": "bold blue",
    "warning": "bold magenta",
    "hint": "blue",
}

# Nothing but the two colours that the terminal itself contrasts most.
CONTRAST = STYLES | {
    "quiet": "none",
    "label": "bold underline",
    "must": "bold",
    "again": "bold",
    "hard": "bold",
    "good": "bold",
    "easy": "bold",
    "said": "bold",
    "missed": "bold",
    "cursor": "bold reverse",
    "message": "bold reverse",
    "key": "bold underline",
    "error": "bold reverse",
    "warning": "bold",
    "hint": "none",
    "added": "bold",
    "removed": "bold",
}

THEME = RichTheme(STYLES)
THEMES = {Theme.DARK: THEME, Theme.LIGHT: RichTheme(LIGHT), Theme.CONTRAST: RichTheme(CONTRAST)}

LIGHT_TEXT = Styles(
    headings=("bold magenta", "bold blue", "bold"),
    code="blue",
    formula="magenta",
    marker="blue",
    builtin="blue",
    number="red",
)
CONTRAST_TEXT = Styles(
    headings=("bold underline", "bold"),
    code="bold",
    formula="bold",
    address="none",
    marker="bold",
    rule="none",
    gutter="none",
    continuation="bold",
    keyword="bold",
    builtin="none",
    name="none",
    string="none",
    number="none",
    comment="italic",
)
TEXTS = {Theme.DARK: DARK_TEXT, Theme.LIGHT: LIGHT_TEXT, Theme.CONTRAST: CONTRAST_TEXT}
"""How a card's own text looks in each theme."""
