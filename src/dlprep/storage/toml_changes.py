"""Values put into the text of a TOML file by tomlkit, which keeps comments and layout."""

from collections.abc import MutableMapping
from typing import Any, TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError

from dlprep.errors import ConfigError

Table: TypeAlias = MutableMapping[str, Any]
"""A table of tomlkit: it keeps comments, and behaves as a dictionary."""


def parsed(text: str) -> tomlkit.TOMLDocument:
    """Return a text as a document that can be changed. Raises ConfigError if that fails."""
    try:
        return tomlkit.parse(text)
    # It is stricter in places than the reader in Python, which has read the text before.
    except (TOMLKitError, ValueError, RecursionError) as error:
        message = f"the config cannot be changed by a program: {error}"
        raise ConfigError(message, hint="change it in the file itself") from error


def put(table: Table, key: str, value: object) -> None:
    """Set a key; None takes it away."""
    if value is not None:
        table[key] = value
    elif key in table:
        del table[key]


def group(table: Table, key: str, empty: Table) -> Table:
    """Return the table at *key*, begun if there is none. Raises ConfigError if it is something else."""
    value = table.setdefault(key, empty)
    if isinstance(value, MutableMapping):
        return value
    raise ConfigError(f"'{key}' must be a table", hint="mend the line, then try again")


def listed(table: Table, key: str, empty: list[Any]) -> list[Any]:
    """Return the list at *key*, begun if there is none. Raises ConfigError if it is something else."""
    value = table.setdefault(key, empty)
    if isinstance(value, list):
        return value
    raise ConfigError(f"'{key}' must be a list", hint="mend the line, then try again")


def change_value(text: str, keys: tuple[str, ...], value: object) -> str:
    """Return *text* with the value at *keys* set, or taken away for None; all else stays."""
    document = parsed(text)
    *path, last = keys
    tables: list[Table] = [document]
    for key in path:
        if value is None and key not in tables[-1]:
            return text
        tables.append(group(tables[-1], key, tomlkit.table()))
    put(tables[-1], last, value)
    if path and value is None and not tomlkit.dumps(tables[-1]).strip():  # not even a comment is left
        del tables[-2][path[-1]]
    return tomlkit.dumps(document)
