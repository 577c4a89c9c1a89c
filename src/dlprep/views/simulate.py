"""The result of `dlprep simulate`, and the bar that shows how far it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from dlprep.simulation.comparison import Estimate, Row
from dlprep.simulation.course import Size
from dlprep.simulation.strategies import ORACLE, REFERENCE
from dlprep.views.dates import counted
from dlprep.views.theme import THEME

MEMORIES = {"fsrs": "memory as in FSRS-6", "traces": "memory as fading traces (ACT-R)"}
LEGEND = f"""\
recall: share of all cards recalled on the interview day, in %, with its 95 % interval.
of oracle: the same as a share of what greed that knows every memory reaches.
With ample time greed is not the best there is: a share may be above 1.
relative: recall as a multiple of that of {REFERENCE}.
Names are schedulers in the order of 'dlprep study'; due-first: what is due, then new cards."""


@contextmanager
def progress_bar(stream: TextIO, variables: Mapping[str, str], steps: int) -> Iterator[Callable[[], None]]:
    """Show a bar on *stream*, only if it is a terminal, and take it away at the end.

    Gives the function to call after each step.
    """
    console = Console(file=stream, theme=THEME, _environ=variables)
    columns = (TextColumn("simulating"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not stream.isatty()) as progress:
        task = progress.add_task("", total=steps)
        yield lambda: progress.advance(task)


def simulate_body(size: Size, seeds: int, rows: Sequence[Row], left_out: Sequence[str]) -> RenderableType:
    """Return a table for each kind of people, best recall first, and what its columns mean."""
    parts: list[RenderableType] = []
    for learner, group in groupby(rows, key=lambda row: row.learner):
        minutes = counted(size.minutes, "minute")
        scope = f"{counted(size.cards, 'card')}, {counted(size.days, 'day')}, {minutes} a day"
        people = f"{seeds} {'people' if seeds != 1 else 'person'}"
        parts += [Text(scope, "title"), Text(f"{people}, {MEMORIES.get(learner, learner)}", "quiet")]
        parts += [_table(sorted(group, key=lambda row: -row.recall.mean)), Text()]
    if left_out:
        parts.append(Text(f"Not installed, so left out: {', '.join(left_out)}.", "warning"))
    return Group(*parts, Text(LEGEND, "quiet"))


def simulate_data(
    size: Size, seeds: int, seed: int, rows: Sequence[Row], left_out: Sequence[str]
) -> dict[str, object]:
    """Return the same as data for JSON; an interval is its two ends, or null from a single person."""
    return {
        "cards": size.cards,
        "days": size.days,
        "minutes": size.minutes,
        "seeds": seeds,
        "seed": seed,
        "oracle": ORACLE,
        "reference": REFERENCE,
        "left_out": list(left_out),
        "results": [
            {
                "learner": row.learner,
                "scheduler": row.strategy,
                "recall": _estimate_data(row.recall),
                "of_oracle": _estimate_data(row.of_oracle),
                "relative": _estimate_data(row.of_reference),
            }
            for row in rows
        ],
    }


def _table(rows: Sequence[Row]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    table.add_column("scheduler", no_wrap=True)
    for column in ("recall %", "of oracle", "relative"):
        table.add_column(column, justify="right", no_wrap=True)
    for row in rows:
        recall, share, relative = row.recall, row.of_oracle, row.of_reference
        table.add_row(row.strategy, _shown(recall, 100, 1), _shown(share, 1, 3), _shown(relative, 1, 3))
    return table


def _shown(estimate: Estimate | None, scale: int, digits: int) -> str:
    if estimate is None:
        return "-"
    margin = "" if estimate.margin is None else f" ±{scale * estimate.margin:.{digits}f}"
    return f"{scale * estimate.mean:.{digits}f}{margin}"


def _estimate_data(estimate: Estimate | None) -> dict[str, object] | None:
    if estimate is None:
        return None
    mean, margin = estimate.mean, estimate.margin
    return {"mean": mean, "interval": None if margin is None else [mean - margin, mean + margin]}
