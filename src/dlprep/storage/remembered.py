"""Answers kept from one run for the next, as long as nothing they rest on has changed.

A kept answer is a text file in the cache folder: the version of the program, what it answers,
the stamps of every file and folder it rests on, and the text. Whoever reads one needs nothing that
the interpreter has not loaded anyway, so `start` can look here before it imports the program.
Losing the folder costs some milliseconds.
"""

import os
import sys
import time

from dlprep import __version__

PROGRAM = f"dlprep {__version__}"
COUNT = "due-count"
SHOWN_BY = ("NO_COLOR", "TERM", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8")
"""The variables that say in which colours and letters a screen is drawn."""

DAY_BEGINS = 4
"""The hour at which a study day begins; `scheduling.calendar` has the same."""

UNSETTLED_SECONDS = 0.02
"""Clocks of file systems tick so slowly that a file written twice meanwhile keeps its stamp."""


def recall(folder: str, name: str, question: str) -> str | None:
    """Return the text kept under *name* for *question*, or None if there is none that still holds."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            kept = file.read()
    except (OSError, UnicodeDecodeError):
        return None
    head, _, text = kept.partition("\n\n")
    lines = head.split("\n")
    if lines[:2] != [PROGRAM, _line(question)]:
        return None
    for line in lines[2:]:
        mark, _, path = line.partition(" ")
        if mark != stamp(path):
            return None
    return text


def keep(folder: str, name: str, question: str, text: str, rests_on: list[str]) -> None:
    """Keep *text* as the answer to *question* until one of the files it rests on changes.

    *rests_on* are their `stamps`, taken before the answer was worked out. Does nothing where the
    cache cannot be written, or a file had only just been: it is a convenience.
    """
    if any(map(_is_unsettled, rests_on)):
        return
    head = [PROGRAM, _line(question), *rests_on]
    target = os.path.join(folder, name)
    part = f"{target}.{os.getpid()}.part"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write("\n".join(head) + "\n\n" + text)
        os.replace(part, target)
    except (OSError, UnicodeEncodeError):
        _forget(part)


def stamp(path: str | os.PathLike[str]) -> str:
    """Return what tells the file at *path* from any other that was or will be there; "-" for none."""
    try:
        found = os.stat(path)
    except OSError:
        return "-"
    return f"{found.st_mtime_ns}.{found.st_size}.{found.st_ino}"


def is_settled(mark: str) -> bool:
    """Say whether a stamp is old enough: a file written again at once could keep it."""
    written = mark.partition(".")[0]
    # A file may come from a clock that is ahead of this one: that is no reason to wait.
    return not written.isdigit() or abs(time.time() - int(written) / 1e9) >= UNSETTLED_SECONDS


def stamps(paths: list[str]) -> list[str]:
    """Return the stamps of *paths* as they are now, for `keep`; "?" for one that has not settled."""
    # Decided now: by the time an answer is worked out, every stamp is old.
    marked = [(stamp(path), path) for path in paths if "\n" not in path]
    return [f"{mark if is_settled(mark) else '?'} {path}" for mark, path in marked]


def settled_stamps(paths: list[str]) -> list[str]:
    """Return the stamps of *paths*; if one was only just written, a moment later, when they are settled."""
    taken = stamps(paths)
    if any(map(_is_unsettled, taken)):
        time.sleep(UNSETTLED_SECONDS)
        taken = stamps(paths)
    return taken


def _is_unsettled(line: str) -> bool:
    return line.startswith("? ")


def today(at: float | None = None) -> str:
    """Return the study day of an instant in seconds since 1970, or of now, by the local clock."""
    now = time.localtime(at)
    if now.tm_hour < DAY_BEGINS:
        # Noon of the day before: no change of the clock moves it to another day.
        now = time.localtime(time.mktime((now.tm_year, now.tm_mon, now.tm_mday - 1, 12, 0, 0, 0, 0, -1)))
    return f"{now.tm_year}-{now.tm_mon:02}-{now.tm_mday:02}"


def cache_folder() -> str | None:
    """Return where the cache is, as `paths` has it, or None where that takes more than a look."""
    if home := os.environ.get("DLPREP_HOME"):
        return None if home.startswith("~") else os.path.join(os.path.abspath(home), "cache")
    if sys.platform in ("win32", "darwin"):
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "dlprep")


def help_name(arguments: list[str]) -> str:
    """Return the name of the help that a command line asks for, "" if it asks for something else."""
    if arguments[-1:] not in (["--help"], ["-h"]):
        return ""
    command = "-".join(arguments[:-1])
    return f"help-{command}" if command.replace("-", "a").isalpha() or not command else ""


def help_question() -> str:
    """Return what the layout of a help text depends on."""
    try:
        columns = os.get_terminal_size(1).columns
    except OSError:
        columns = 0
    return f"{columns} {os.environ.get('COLUMNS', '')} {os.environ.get('LINES', '')}"


def screen_name(day: str) -> str:
    """Return the name of the first screen of a day; that of the day before yesterday gives way to it."""
    return f"first-screen-{int(day[-2:]) % 2}"


def screen_question(day: str, arguments: list[str], columns: int, rows: int) -> str:
    """Return what the first screen of a sitting depends on beside files: the wish and the terminal."""
    shown = (os.environ.get(name, "") for name in SHOWN_BY)
    return "\0".join((day, *arguments, f"{columns}x{rows}", *shown))


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _forget(path: str) -> None:
    # contextlib would have to be imported.
    try:  # noqa: SIM105
        os.unlink(path)
    except OSError:
        pass
