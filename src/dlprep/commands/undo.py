"""Takes back what was done last: a rating, the marks of one step, an import."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.undo_import import newest_import, undo_import
from dlprep.errors import ReviewLogError
from dlprep.model.deck import Library
from dlprep.model.mark import Mark
from dlprep.model.review import Review
from dlprep.storage.library import load_library

Last: TypeAlias = Review | tuple[Mark, ...] | str
"""A rating, marks put together, or an import in words."""


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What was taken back, or would be, when it was done, and the decks that it is about."""

    last: Last
    at: datetime
    library: Library


def run(env: Environment, *, dry_run: bool, force: bool = False) -> UndoReport:
    """Take back what was done last; *dry_run* only finds it. Doing so again goes further back.

    Raises ReviewLogError when there is nothing, DeckError when a deck was changed since its
    import and *force* does not throw those changes away.
    """
    last, at = _newest(env)
    library = load_library(env.paths.decks).library
    if not dry_run:
        _take_back(env, last, force=force)
    return UndoReport(last, at, library)


def _newest(env: Environment) -> tuple[Last, datetime]:
    entry = None
    if env.paths.log.exists():
        with open_log(env, writing=False) as log:
            entry = log.newest()
    at = None if entry is None else entry.at if isinstance(entry, Review) else entry[0].at
    imported = newest_import(env)
    if imported is not None and (at is None or imported[0] > at):
        return imported[1], imported[0]
    if entry is None or at is None:
        raise ReviewLogError("there is nothing to take back")
    return entry, at


def _take_back(env: Environment, last: Last, *, force: bool) -> None:
    if isinstance(last, str):
        undo_import(env, force=force)
        return
    entry = last.id if isinstance(last, Review) else last[0].id
    with open_log(env) as log:
        log.retract(entry, env.now())
