"""A TOML file read with what is wrong in it: every value is checked, and has a line to point to."""

import contextlib
import difflib
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dlprep.errors import ConfigError
from dlprep.model.problem import Place, Problem, Severity
from dlprep.scheduling.calendar import YEARS
from dlprep.storage.toml_places import Keys, lines_of

BYTE_ORDER_MARK = "\ufeff"
"""What some editors put before a text; it is no part of it."""

SHOWN = 40
"""The characters of a wrong value that a message shows."""

LONGEST_INTEGER = 10**SHOWN
"""Python refuses to write a number of thousands of digits, though it reads one from hexadecimal."""


def parse_toml(text: str, file: str) -> dict[str, object]:
    """Return the tables of a text. Raises ConfigError, with its line, when it is no TOML."""
    try:
        return tomllib.loads(text.removeprefix(BYTE_ORDER_MARK))
    # A ValueError of another kind: Python refuses to read a number of thousands of digits.
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            f"the config is not TOML: {error}", hint="mend the line, or move the file away", place=Place(file)
        ) from error


@dataclass(slots=True)
class TomlReader:
    """Takes checked values out of tables; what is wrong is left out and kept as a problem."""

    text: str
    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: Mapping[Keys, int] | None = None

    def table(self, parent: Mapping[str, object], key: str, path: Keys) -> Mapping[str, object]:
        """Return the table at *key*; an empty one if there is none."""
        value = parent.get(key, {})
        if isinstance(value, dict):
            return value
        self.wrong((*path, key), f"'{key}' must be a table")
        return {}

    def items(self, parent: Mapping[str, object], key: str, path: Keys) -> Iterator[tuple[Keys, object]]:
        """Iterate over the list at *key*, each element with its path."""
        value = parent.get(key, [])
        if not isinstance(value, list):
            self.wrong((*path, key), f"'{key}' must be a list")
            return
        yield from (((*path, key, place), element) for place, element in enumerate(value))

    def number(
        self, table: Mapping[str, object], key: str, path: Keys, low: float, high: float
    ) -> float | None:
        """Return the number at *key* if it is in the range; None for none or anything else."""
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return value
        message = f"'{key}' must be a number from {low:g} to {high:g}, not {_shown(value)}"
        self.wrong((*path, key), message)
        return None

    def word(self, table: Mapping[str, object], key: str, path: Keys) -> str:
        """Return the text at *key*, "" for none or anything else."""
        value = table.get(key, "")
        if isinstance(value, str):
            return value
        self.wrong((*path, key), f"'{key}' must be a text, not {_shown(value)}")
        return ""

    def day(self, value: object, path: Keys) -> date | None:
        """Return a day, written as a date or as text; None for anything else."""
        day = value if isinstance(value, date) and not isinstance(value, datetime) else None
        if isinstance(value, str):
            with contextlib.suppress(ValueError):
                day = date.fromisoformat(value)
        key = next(part for part in reversed(path) if isinstance(part, str))
        if day is None:
            self.wrong(path, f"'{key}' must be a day, not {_shown(value)}", "write it as 2026-11-22")
        elif day.year not in YEARS:
            self.wrong(path, f"'{key}' must be a day of these times, not {day}", "is the year right?")
            return None
        return day

    def known_keys(self, table: Mapping[str, object], path: Keys, known: Collection[str]) -> None:
        """Report every key of *table* that is not one of *known*."""
        for key in table:
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1)
                hint = f"did you mean '{close[0]}'?" if close else f"known are: {', '.join(known)}"
                self.wrong((*path, key), f"unknown key {_shown(key)}", hint)

    def wrong(self, path: Keys, message: str, hint: str = "") -> None:
        """Keep a problem with the value at *path*."""
        if self.lines is None:  # most texts have no problems
            self.lines = lines_of(self.text.removeprefix(BYTE_ORDER_MARK))
        place = Place(self.file, self.lines.get(path, 0))
        self.problems.append(Problem(place, message, hint, Severity.WARNING))


def _shown(value: object) -> str:
    if isinstance(value, int) and abs(value) > LONGEST_INTEGER:
        return "so great a number"
    text = repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
