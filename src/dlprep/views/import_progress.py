"""How far the reading of a large article is, on a terminal while it takes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def progress_bar(stream: TextIO, variables: Mapping[str, str], steps: int) -> Iterator[Callable[[], None]]:
    """Show a bar of so many steps, and give out what takes one; the bar goes away at the end."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, _environ=variables)
    columns = (TextColumn("Looking for questions"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=steps)
        yield lambda: progress.advance(task)
