"""How far the reading of a large article is, on a terminal while it takes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def progress_bar(
    stream: TextIO, variables: Mapping[str, str], doing: str
) -> Iterator[Callable[[float], None]]:
    """Give out what is told the share that is done, and show it as a bar, which goes away at the end.

    Until it is told anything nothing is shown: what takes no time needs no bar.
    """
    console = Console(file=stream, highlight=False, markup=False, emoji=False, _environ=variables)
    columns = (TextColumn(doing), BarColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True)
    task = progress.add_task("", total=1.0)

    def tell(share: float) -> None:
        progress.start()
        progress.update(task, completed=share)

    try:
        yield tell
    finally:
        if progress.live.is_started:
            progress.stop()
