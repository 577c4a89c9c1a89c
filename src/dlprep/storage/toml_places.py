"""The lines of the values in a TOML text, which the standard reader does not tell."""

import tomllib
from collections.abc import Iterator
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]
"""The keys, and places in lists, that lead to a value."""

MOST_LINES = 2000
LONGEST = 400
"""The most lines of one value; values behind a longer one are not looked up."""


def lines_of(text: str) -> dict[Keys, int]:
    """Return for the values of a sound text the line on which each is complete, from 1.

    Values far down in a long text are left out.
    """
    lines: dict[Keys, int] = {}
    lengths: dict[Keys, int] = {}
    table: Keys = ()
    for end, start, value in _statements(text.splitlines()[:MOST_LINES]):
        if start.startswith("["):
            table = _header(value, lengths, grows=start.startswith("[["))
            found: Iterator[Keys] = (table[:length] for length in range(1, len(table) + 1))
        else:
            found = ((*table, *path) for path in _paths(value))
        for path in found:
            lines.setdefault(path, end)
    return lines


def _statements(lines: list[str]) -> Iterator[tuple[int, str, object]]:
    """Iterate over headers and pairs of a key and a value: last line, first characters, the value."""
    start = 0
    while start < len(lines):
        for end in range(start + 1, min(start + LONGEST, len(lines)) + 1):
            try:
                value = tomllib.loads("\n".join(lines[start:end]))
            except ValueError:  # goes on in the next line
                continue
            yield end, lines[start].lstrip()[:2], value
            start = end
            break
        else:
            return


def _header(value: object, lengths: dict[Keys, int], *, grows: bool) -> Keys:
    """Return the path of the table that a header begins; *lengths* counts those that lists have."""
    path: Keys = ()
    while isinstance(value, dict) and value:
        [(key, value)] = value.items()
        path = (*path, key)
        if grows and isinstance(value, list):
            lengths[path] = lengths.get(path, 0) + 1
        if path in lengths:
            path = (*path, lengths[path] - 1)
    return path


def _paths(value: object) -> Iterator[Keys]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (key,)
        yield from ((key, *path) for path in _paths(part))
