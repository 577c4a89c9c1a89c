"""Takes the newest import back: the deck as it was, byte for byte, and its reviews retracted."""

from dataclasses import dataclass
from datetime import datetime

from dlprep.commands.environment import Environment
from dlprep.commands.past_reviews import retract_reviews
from dlprep.errors import DeckError
from dlprep.storage.import_rows import Import
from dlprep.storage.imports import Imports, require_unchanged


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """An import that was taken back; *existed* says that there was a deck before it."""

    description: str
    file: str
    existed: bool
    reviews: int


def newest_import(env: Environment) -> tuple[datetime, str] | None:
    """Return when the import was made that can be taken back next, and what it was."""
    entry = _newest(env)
    return None if entry is None else (entry.at, _described(entry))


def undo_import(env: Environment, *, force: bool = False) -> UndoneImport:
    """Take the newest import back.

    Raises DeckError when there is none, or when the deck was changed since: *force* throws those
    changes away.
    """
    entry = _newest(env)
    if entry is None:
        raise DeckError("there is no import to take back")
    require_unchanged(entry, force=force)
    # The reviews first: who dies in between finds the import still there, to be taken back again.
    reviews = retract_reviews(env, entry.session)
    with Imports(env.paths.imports) as journal:
        journal.take_back(entry, force=force)
    return UndoneImport(_described(entry), str(entry.file), bool(entry.digest_before), reviews)


def _newest(env: Environment) -> Import | None:
    if not env.paths.imports.exists():
        return None
    with Imports(env.paths.imports, writing=False) as journal:
        return journal.newest()


def _described(entry: Import) -> str:
    return f"the import of {entry.source.title or entry.source.origin} into the deck '{entry.deck}'"
