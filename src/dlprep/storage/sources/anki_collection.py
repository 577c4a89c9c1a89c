"""Reads an Anki collection, an SQLite file from anywhere: only plain tables, within limits."""

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dlprep.errors import ArticleError
from dlprep.model.problem import Place
from dlprep.storage.sources.limits import MAX_RECORDS
from dlprep.storage.sources.protobuf import text_fields

MAX_ROWS = 2_000_000
MAX_VALUE_BYTES = 8 * 2**20
MAX_SECONDS = 60.0
STEPS = 100  # between two looks at the clock: a column that is worked out can take milliseconds


@dataclass(frozen=True, slots=True)
class Template:
    """What a card of a note shows on its front and on its back, with the fields as `{{Name}}`."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The names of the fields of a note, and its templates by their number."""

    fields: tuple[str, ...]
    templates: Mapping[int, Template]


@dataclass(frozen=True, slots=True)
class Review:
    """A row of Anki's review log."""

    at_ms: int
    ease: int
    took_ms: int
    kind: int
    factor: int


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a note: which template or cloze it is, the deck it is in, and its reviews."""

    number: int
    deck: str
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its lasting name, the values of its fields, and its cards."""

    guid: str
    note_type: int
    tags: str
    values: tuple[str, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """All notes and note types; *old_buttons* says that learning had three buttons, not four."""

    notes: tuple[Note, ...]
    note_types: Mapping[int, NoteType]
    old_buttons: bool = False


def read_collection(path: Path, source: str) -> Collection:
    """Read a collection of any schema in use. Raises ArticleError when it is none or is odd."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return _Reader(_guarded(connection), source).read()
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise ArticleError(
            f"the Anki collection cannot be read: {error}", hint="export it again", place=Place(source)
        ) from error
    except (ValueError, RecursionError) as error:
        raise ArticleError("the Anki collection has damaged settings", place=Place(source)) from error


def _guarded(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Let a file do nothing but give its values: none of its functions, no endless work, no huge values."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    deadline = time.monotonic() + MAX_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS)
    return connection


@dataclass(slots=True)
class _Reader:
    connection: sqlite3.Connection
    source: str
    tables: frozenset[str] = field(default=frozenset())

    def read(self) -> Collection:
        plain = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        self.tables = frozenset(
            str(name)
            for name, sql in self.connection.execute(plain)
            if not str(sql).upper().startswith("CREATE VIRTUAL")
        )
        if not {"col", "notes", "cards"} <= self.tables:
            raise ArticleError("the file is no Anki collection", place=Place(self.source))
        is_new = "notetypes" in self.tables
        note_types = self._new_types() if is_new else self._old_types()
        decks = self._new_decks() if is_new else self._old_decks()
        old_buttons = not is_new and self._settings("conf").get("schedVer", 1) == 1
        return Collection(tuple(self._notes(self._cards(decks))), note_types, old_buttons)

    def _rows(self, query: str, types: tuple[type, ...], limit: int = MAX_ROWS) -> Iterator[tuple[Any, ...]]:
        """Give the rows whose values have the types they should have."""
        for number, row in enumerate(self.connection.execute(query)):
            if number >= limit:
                raise ArticleError(f"the collection has more than {limit} rows", place=Place(self.source))
            if all(isinstance(value, kind) for value, kind in zip(row, types, strict=True)):
                yield row

    def _settings(self, column: str) -> dict[str, Any]:
        """Return one of the objects that the old schema keeps in one row."""
        for (text,) in self._rows(f"SELECT {column} FROM col LIMIT 1", (str,)):  # noqa: S608 - names of ours
            value = json.loads(text or "{}")
            return value if isinstance(value, dict) else {}
        return {}

    def _old_types(self) -> dict[int, NoteType]:
        types = {}
        for name, value in self._settings("models").items():
            if isinstance(value, dict) and name.lstrip("-").isdecimal():
                fields = tuple(str(each.get("name", "")) for each in _objects(value.get("flds")))
                templates = {
                    at: Template(str(each.get("qfmt", "")), str(each.get("afmt", "")))
                    for at, each in enumerate(_objects(value.get("tmpls")))
                }
                types[int(name)] = NoteType(fields, templates)
        return types

    def _old_decks(self) -> dict[int, str]:
        decks = self._settings("decks").items()
        return {
            int(name): str(value.get("name", ""))
            for name, value in decks
            if isinstance(value, dict) and name.lstrip("-").isdecimal()
        }

    def _new_types(self) -> dict[int, NoteType]:
        fields: dict[int, list[tuple[int, str]]] = {}
        for note_type, at, name in self._rows("SELECT ntid, ord, name FROM fields", (int, int, str)):
            fields.setdefault(note_type, []).append((at, name))
        templates: dict[int, dict[int, Template]] = {}
        for note_type, at, config in self._rows("SELECT ntid, ord, config FROM templates", (int, int, bytes)):
            said = text_fields(config)
            templates.setdefault(note_type, {})[at] = Template(said.get(1, ""), said.get(2, ""))
        return {
            note_type: NoteType(tuple(name for _, name in sorted(named)), templates.get(note_type, {}))
            for note_type, named in fields.items()
        }

    def _new_decks(self) -> dict[int, str]:
        rows = self._rows("SELECT id, name FROM decks", (int, str))
        return {number: name.replace("\x1f", "::") for number, name in rows}

    def _cards(self, decks: Mapping[int, str]) -> dict[int, list[Card]]:
        reviews: dict[int, list[Review]] = {}
        if "revlog" in self.tables:
            query = "SELECT cid, id, ease, time, type, factor FROM revlog"
            for card, at, ease, took, kind, factor in self._rows(query, (int,) * 6):
                reviews.setdefault(card, []).append(Review(at, ease, took, kind, factor))
        cards: dict[int, list[Card]] = {}
        for number, note, deck, at in self._rows("SELECT id, nid, did, ord FROM cards", (int,) * 4):
            log = tuple(sorted(reviews.get(number, []), key=lambda each: each.at_ms))
            cards.setdefault(note, []).append(Card(at, decks.get(deck, ""), log))
        return cards

    def _notes(self, cards: Mapping[int, list[Card]]) -> Iterator[Note]:
        query = "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
        for number, guid, note_type, tags, values in self._rows(
            query, (int, str, int, str, str), MAX_RECORDS
        ):
            of_note = tuple(sorted(cards.get(number, []), key=lambda card: card.number))
            yield Note(guid, note_type, tags, tuple(values.split("\x1f")), of_note)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
