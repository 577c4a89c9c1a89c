"""The results of the commands that read, as a person reads them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dlprep.views.card_text import visible
from dlprep.views.dates import counted, day_in_words


@dataclass(frozen=True, slots=True)
class DeckRow:
    """What waits in one deck: cards *due* now, *new* ones of today's allowance, *unseen*, all."""

    id: str
    title: str
    due: int
    new: int
    unseen: int
    cards: int


def due_body(rows: Sequence[DeckRow], next_due: date | None, today: date) -> RenderableType:
    """Return a table of what waits, with a closing line that says what to do."""
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    table.add_column("deck", ratio=1)
    for column in ("due", "new", "unseen", "cards"):
        table.add_column(column, justify="right")
    for row in rows:
        counts = (str(number) for number in (row.due, row.new, row.unseen, row.cards))
        table.add_row(Text(visible(row.title)), *counts)
    waiting = sum(row.due + row.new for row in rows)
    if waiting:
        closing = f"{counted(waiting, 'card')} for today: run 'dlprep study'."
    elif next_due is not None:
        closing = f"Nothing is due now. Next: {day_in_words(next_due, today)} ({next_due.isoformat()})."
    else:
        closing = "Nothing is due now."
    return Group(table, Text(), Text(closing, "title"))


def paths_body(paths: Sequence[tuple[str, str]]) -> RenderableType:
    """Return names and folders, two columns."""
    width = max(len(name) for name, _ in paths)
    return Group(*(Text(f"{name:<{width}}  {visible(path)}", overflow="fold") for name, path in paths))


def due_data(rows: Sequence[DeckRow], next_due: date | None, today: date) -> dict[str, object]:
    """Return the same as data for JSON; dates in ISO form."""
    return {
        "today": today.isoformat(),
        "total": sum(row.due + row.new for row in rows),
        "next_due": next_due and next_due.isoformat(),
        "decks": [asdict(row) for row in rows],
    }
