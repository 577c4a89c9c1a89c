"""How the parts of a card's text look, in the terminal's own sixteen colours, so that every theme suits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Styles:
    """Rich styles, or names of styles in the console's theme, by meaning."""

    headings: tuple[str, ...] = ("bold magenta", "bold cyan", "bold blue", "bold")
    strong: str = "bold"
    emphasis: str = "italic"
    strike: str = "strike"
    code: str = "cyan"
    formula: str = "green"
    link: str = "underline"
    address: str = "dim"
    image: str = "italic"
    quote: str = "italic"
    marker: str = "cyan"
    rule: str = "dim"
    gutter: str = "dim"
    continuation: str = "dim"
    column_title: str = "bold"
    keyword: str = "magenta"
    builtin: str = "cyan"
    name: str = "blue"
    string: str = "green"
    number: str = "yellow"
    comment: str = "dim italic"


STYLES = Styles()
