"""The help that `?` shows while studying."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

ABREAST = 84
"""From this width on two groups of keys stand side by side."""

BOXES = (
    "Each card lies in one of five boxes; the higher, the longer until it is asked again. A better rating "
    "moves it up, 'again' moves it down; the day beside each rating says when the card comes back. "
    "Only the first rating of a day can move a card up."
)
POINTS = (
    "The points are what an interviewer listens for. All of them said is easy, most is good, some is hard. "
    "{must} marks a point without which the answer fails: if it is missing, hard is the best. "
    "Hints lower the best rating, too. What you missed is marked the next time, after you have tried."
)


def help_body(
    groups: Iterable[tuple[str, Sequence[tuple[str, str]]]], *, must: str, columns: int
) -> RenderableType:
    """Return keys with what they do, in groups, and how points and boxes work."""
    abreast = columns >= ABREAST
    width = columns // (1 + abreast)
    parts = [_group(title, rows, width) for title, rows in groups]
    if abreast:
        pairs = Table.grid(padding=(0, 2, 0, 0), expand=True)
        pairs.add_column(ratio=1)
        pairs.add_column(ratio=1)
        for left, right in zip_longest(parts[::2], parts[1::2], fillvalue=Text()):
            pairs.add_row(left, right)
        parts = [pairs]
    parts += [Text(), Text("Points", "label"), Text(POINTS.format(must=must))]
    return Group(*parts, Text(), Text("Boxes", "label"), Text(BOXES))


def _group(title: str, rows: Sequence[tuple[str, str]], width: int) -> RenderableType:
    """Return keys that act at one place, below its name."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=min(18, max(8, width // 4)))
    grid.add_column(ratio=1)
    for keys, does in rows:
        grid.add_row(Text(keys, "key"), Text(does))
    return Group(Text(), Text(title, "label"), grid)
