"""The help that `?` shows while studying."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

BOXES = (
    "Each card lies in one of five boxes; the higher, the longer until it is asked again. A better rating "
    "moves it up, 'again' moves it down; the day beside each rating says when the card comes back. "
    "Only the first rating of a day can move a card up. ★ marks a point without which the answer fails."
)


def help_body(bindings: Iterable[tuple[str, str]]) -> RenderableType:
    """Return the keys with what they do, and how the boxes work."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(max_width=20)
    grid.add_column(ratio=1)
    for keys, does in bindings:
        grid.add_row(Text(keys, "key"), Text(does))
    return Group(Text(), Text("Keys", "label"), grid, Text(), Text("Boxes", "label"), Text(BOXES))
