"""Styles by meaning. Only the terminal's own named colours, so that any background works."""

from rich.theme import Theme

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
    "key": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "hint": "cyan",
    "place": "bold",
    "bar": "reverse",
}

THEME = Theme(STYLES)
