"""The help that `?` shows while studying."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

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
    parts: list[RenderableType] = []
    for title, rows in groups:
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=min(18, max(8, columns // 4)))
        grid.add_column(ratio=1)
        for keys, does in rows:
            grid.add_row(Text(keys, "key"), Text(does))
        parts += [Text(), Text(title, "label"), grid]
    parts += [Text(), Text("Points", "label"), Text(POINTS.format(must=must))]
    return Group(*parts, Text(), Text("Boxes", "label"), Text(BOXES))
