"""Pages of the manual for a terminal."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.views.card_text import ASCII, UNICODE, card_text
from dlprep.views.shares import quiet_table


def topic_body(text: str, *, ascii_only: bool = False) -> RenderableType:
    """Return a page, laid out for the width it is printed at."""
    return card_text(text, glyphs=ASCII if ascii_only else UNICODE)


def topics_body(topics: Iterable[tuple[str, str]]) -> RenderableType:
    """Return the names of the pages with their titles."""
    table = quiet_table()
    table.show_header = False
    table.add_column(no_wrap=True)
    table.add_column()
    for name, title in topics:
        table.add_row(Text(f"  {name}", "key"), Text(title))
    return Group(
        Text("Topics", "title"),
        table,
        Text(),
        Text("'dlprep help TOPIC' shows one, 'dlprep COMMAND --help' a command.", "quiet"),
    )
