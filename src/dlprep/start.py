"""Where the program starts. What can be answered at once is, before anything is imported.

A prompt that asks `dlprep due --count` should not wait, nor should somebody who wants the first
question. Their answers may stand in the cache since the last run; everything else goes on to
`cli`, which takes ten times as long to import as Python to start.
"""

import os
import sys

from dlprep import __version__
from dlprep.storage import remembered


def run() -> None:
    """Run the program with the arguments and the environment of this process."""
    arguments = sys.argv[1:]
    answer = f"dlprep {__version__}" if arguments == ["--version"] else _remembered(arguments)
    if answer is not None and _said(answer):
        return
    from dlprep.terminal import curtain

    try:
        from dlprep.cli.app import run as run_all

        run_all()
    finally:
        curtain.lift()


def _remembered(arguments: list[str]) -> str | None:
    """Return what is to be printed if it is known, and show the first screen of a sitting if that is."""
    # With a clock of its own a run is a test: it is to do what it always does.
    folder = None if "DLPREP_NOW" in os.environ else remembered.cache_folder()
    if folder is None:
        return None
    if arguments == ["due", "--count"]:
        return remembered.recall(folder, remembered.COUNT, remembered.today())
    if name := remembered.help_name(arguments):
        return remembered.recall(folder, name, remembered.help_question())
    if arguments[:1] == ["study"]:
        _show_first_screen(folder, arguments)
    return None


def _said(answer: str) -> bool:
    """Print a line; what stands in the way is told by the program itself."""
    try:
        os.write(1, f"{answer}\n".encode())
    except OSError:
        return False
    return True


def _show_first_screen(folder: str, arguments: list[str]) -> None:
    try:
        if not (os.isatty(0) and os.isatty(1)):
            return
        size = os.get_terminal_size(1)
    except OSError:
        return
    day = remembered.today()
    # What `terminal.screen` takes for the size of a window that has none.
    question = remembered.screen_question(day, arguments, size.columns or 80, size.lines or 24)
    screen = remembered.recall(folder, remembered.screen_name(day), question)
    if screen is not None:
        from dlprep.terminal import curtain

        curtain.draw(screen.split("\n"))
