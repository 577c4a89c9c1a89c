"""The settings beside the plan: what they are called, what may stand there, what holds without them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from dlprep.storage.toml_places import Keys
from dlprep.storage.toml_text import TomlReader

THEMES = ("dark", "light", "contrast")
MOST_CARDS = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a person wants to study, beside the plan. None: no limit, or what the program does anyway."""

    cards_a_day: int | None = None
    new_a_day: int | None = None
    binary: bool = False
    theme: str = THEMES[0]
    ascii: bool = False
    editor: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Kind(Protocol):
    """What may stand at a key: read from a file, and from the word of a command line."""

    def read(self, reader: TomlReader, table: Mapping[str, object], key: str, path: Keys) -> object:
        """Return the value at *key*; None, with a problem kept, for a wrong one."""
        ...

    def typed(self, text: str) -> object:
        """Return what a word of the command line means; the word itself if it makes no sense."""
        ...


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from *low* to *high*."""

    low: int
    high: int

    def read(self, reader: TomlReader, table: Mapping[str, object], key: str, path: Keys) -> int | None:
        """Return the number."""
        number = reader.number(table, key, path, self.low, self.high)
        if number is None or number == int(number):
            return None if number is None else int(number)
        reader.wrong((*path, key), f"'{key}' must be a whole number, not {number:g}")
        return None

    def typed(self, text: str) -> object:
        """Return the number."""
        return int(text) if text.lstrip("-").isdecimal() and len(text) < len(str(MOST_CARDS)) else text


@dataclass(frozen=True, slots=True)
class Amount:
    """A number from *low* to *high*."""

    low: float
    high: float

    def read(self, reader: TomlReader, table: Mapping[str, object], key: str, path: Keys) -> float | None:
        """Return the number."""
        return reader.number(table, key, path, self.low, self.high)

    def typed(self, text: str) -> object:
        """Return the number."""
        try:
            number = float(text)
        except ValueError:
            return text
        return int(number) if number.is_integer() else number


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""

    def read(self, reader: TomlReader, table: Mapping[str, object], key: str, path: Keys) -> bool | None:
        """Return the truth value."""
        value = table.get(key)
        if value is None or isinstance(value, bool):
            return value
        reader.wrong((*path, key), f"'{key}' must be true or false", f"write it as: {key} = true")
        return None

    def typed(self, text: str) -> object:
        """Return the truth value."""
        words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
        return words.get(text.lower(), text)


@dataclass(frozen=True, slots=True)
class Word:
    """A text; one of *words* if there are any."""

    words: tuple[str, ...] = ()

    def read(self, reader: TomlReader, table: Mapping[str, object], key: str, path: Keys) -> str | None:
        """Return the text."""
        word = reader.word(table, key, path)
        if not word or not self.words or word in self.words:
            return word or None
        close = get_close_matches(word, self.words, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(self.words)}"
        reader.wrong((*path, key), f"there is no {key} '{word[:40]}'", hint)
        return None

    def typed(self, text: str) -> object:
        """Return the text."""
        return text


@dataclass(frozen=True, slots=True)
class KeyNames:
    """Names of keys: one as a text, or several in a list."""

    def read(
        self, reader: TomlReader, table: Mapping[str, object], key: str, path: Keys
    ) -> tuple[str, ...] | None:
        """Return the names."""
        value = table.get(key)
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list) and names and all(isinstance(name, str) and name for name in names):
            return tuple(names)
        reader.wrong((*path, key), f"'{key}' must be a key or a list of keys", f'write it as: {key} = ["x"]')
        return None

    def typed(self, text: str) -> object:
        """Return the names, which stand apart with spaces or commas."""
        return text.replace(",", " ").split() or [text]


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of the config, what may stand there, and what it does; *name* is the field that holds it."""

    key: str
    kind: Kind
    does: str
    default: str = ""
    name: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """Return the tables and the key that lead to the value."""
        return tuple(self.key.split("."))


SETTINGS = (
    Setting("study.cards_a_day", Count(1, MOST_CARDS), "most cards a day", "no limit", "cards_a_day"),
    Setting("study.new_a_day", Count(0, MOST_CARDS), "most new cards a day", "as the plan", "new_a_day"),
    Setting("study.binary", Switch(), "offer only again and good", "false", "binary"),
    Setting("screen.theme", Word(THEMES), "dark, light or contrast", THEMES[0], "theme"),
    Setting("screen.ascii", Switch(), "draw with ASCII characters only", "false", "ascii"),
    Setting("editor", Word(), "command that opens a file to edit", "$VISUAL, $EDITOR", "editor"),
)
"""The settings that are fields of `Settings`; those of the plan and of the keys have tables of their own."""

KEYS = "keys"


def settings_from(root: Mapping[str, object], reader: TomlReader) -> Settings:
    """Return the settings that the tables of a config hold."""
    values: dict[str, object] = {}
    tables: dict[tuple[str, ...], set[str]] = {}
    for setting in SETTINGS:
        *above, key = setting.path
        path = tuple(above)
        table = reader.table(root, path[0], ()) if path else root
        tables.setdefault(path, set()).add(key)
        if key in table and (value := setting.kind.read(reader, table, key, path)) is not None:
            values[setting.name] = value
    for path, known in tables.items():
        if path:
            reader.known_keys(reader.table(root, path[0], ()), path, sorted(known))
    return Settings(**values, keys=_keys(root, reader))  # type: ignore[arg-type]


def top_level_keys() -> tuple[str, ...]:
    """Return the keys of the settings that stand at the top of a config."""
    return (*dict.fromkeys(setting.path[0] for setting in SETTINGS), KEYS)


def _keys(root: Mapping[str, object], reader: TomlReader) -> dict[str, tuple[str, ...]]:
    table = reader.table(root, KEYS, ())
    read = {action: KeyNames().read(reader, table, action, (KEYS,)) for action in table}
    return {action: names for action, names in read.items() if names}
