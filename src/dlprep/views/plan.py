"""The picture of a plan, as large as the terminal allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from dlprep.views.card_text import visible
from dlprep.views.plan_advice import changes, unseen_line, ways_out
from dlprep.views.plan_chart import curve, sparkline
from dlprep.views.plan_days import days_table, tags_table
from dlprep.views.plan_words import (
    PlanPicture,
    missing_settings,
    other_interviews,
    recall_lines,
    subtitle,
    title,
    to_do,
)

ON_A_PIPE = 50
"""The lines of the picture where there is no screen to fit."""

SIDE_BY_SIDE = 90
"""The columns from which the bars of days and tags stand beside each other."""

GAP = 4
"""The columns between them."""

LOWEST_CURVE = 4
"""With fewer rows the curve becomes one line."""

HIGHEST_CURVE = 10
MOST_ROWS = 10
FEWEST_ROWS = 2
"""A table with fewer rows is left out."""


@dataclass(frozen=True, slots=True)
class PlanBody:
    """Draws a plan: first what it is for, last what to do today, between them what there is room for."""

    picture: PlanPicture

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw no more lines than the terminal has, if the words allow it."""
        width = options.max_width
        height = console.size.height if console.is_terminal else ON_A_PIPE
        above = _wrapped(_above(self.picture, width), console, width)
        below = _wrapped(_below(self.picture, width), console, width)
        # The last line is the prompt's.
        room = height - 1 - len(above) - len(below)
        yield from above
        yield from _middle(self.picture, width, room)
        yield from below


@dataclass(frozen=True, slots=True)
class _Rows:
    """How many lines each part gets, without its head: 0 leaves it out."""

    curve: int = 0
    days: int = 0
    tags: int = 0


def _above(picture: PlanPicture, width: int) -> Iterator[Text]:
    changed = [visible(change) for change in changes(picture.before, picture.plan, picture.today)]
    yield from (Text(change, "hint") for change in changed)
    if changed:
        yield Text()
    yield Text(visible(title(picture)), "title")
    yield Text(subtitle(picture))
    yield from (Text(visible(line)) for line in other_interviews(picture))
    if picture.forecast.cards:
        yield Text(
            next((line for line in recall_lines(picture) if len(line) <= width), recall_lines(picture)[-1])
        )


def _below(picture: PlanPicture, width: int) -> Iterator[Text]:
    if unseen := unseen_line(picture):
        yield Text(unseen, "warning")
    for what, command in ways_out(picture):
        # A command that is broken in two cannot be copied.
        parts = (
            [f"  {what}: {command}"]
            if len(what) + len(command) + 4 <= width
            else [f"  {what}:", f"    {command}"]
        )
        yield from (Text(visible(part)) for part in parts)
    if settings := missing_settings(picture):
        yield Text(settings)
    yield Text(to_do(picture), "title")


def _wrapped(lines: Iterator[Text], console: Console, width: int) -> list[Text]:
    return [part for line in lines for part in line.wrap(console, width)]


def _middle(picture: PlanPicture, width: int, room: int) -> Iterator[RenderableType]:
    played = picture.forecast
    wide = width >= SIDE_BY_SIDE
    days = len(played.days) if len(played.days) > 1 else 0
    rows = _side_by_side(days, len(played.groups), room) if wide else _stacked(days, len(played.groups), room)
    if rows.curve:
        yield Text()
        yield from curve(played, picture.today, width, rows.curve)
    elif days and room > 1:
        yield sparkline(played, width)
    left = (width - GAP) * 11 // 20 if wide else width
    tables = []
    if rows.days:
        tables.append(days_table(played.days, picture.today, left, rows.days))
    if rows.tags:
        tables.append(tags_table(played.groups, width - GAP - left if wide else width, rows.tags))
    yield from _tables(tables, wide)
    if room > 1:
        yield Text()


def _tables(tables: Sequence[Table], wide: bool) -> Iterator[RenderableType]:
    if not tables:
        return
    if wide:
        grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        grid.add_row(*tables)
        yield Text()
        yield grid
    else:
        for table in tables:
            yield Text()
            yield table


def _side_by_side(days: int, tags: int, room: int) -> _Rows:
    """Share the room between the curve and, below it, the two tables."""
    table = min(max(days, tags), MOST_ROWS, max(FEWEST_ROWS, room // 2 - 2))
    # Beside the rows: a blank line and the dates of the curve, a blank line and a head, a blank line.
    curve_rows = min(HIGHEST_CURVE, room - table - 5) if days else 0
    if curve_rows < LOWEST_CURVE:
        curve_rows, table = 0, _table_rows(table, room - 2)
    return _Rows(curve_rows, min(days, table), min(tags, table))


def _stacked(days: int, tags: int, room: int) -> _Rows:
    """Share the room between the curve, the days and the tags, one below the other."""
    left = room - 1
    curve_rows = LOWEST_CURVE if days and left >= LOWEST_CURVE + 8 else 0
    left -= curve_rows + 2 if curve_rows else 1
    day_rows = _table_rows(days, left)
    left -= day_rows + 2 if day_rows else 0
    tag_rows = _table_rows(tags, left)
    left -= tag_rows + 2 if tag_rows else 0
    more = min(HIGHEST_CURVE - LOWEST_CURVE, max(0, left)) if curve_rows else 0
    return _Rows(curve_rows + more, day_rows, tag_rows)


def _table_rows(wanted: int, room: int) -> int:
    """Return how many rows of a table fit below a blank line and a head."""
    rows = min(wanted, MOST_ROWS, room - 2)
    return rows if rows >= FEWEST_ROWS else 0
