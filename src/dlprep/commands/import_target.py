"""Which deck an article goes into, and which file holds it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.errors import DeckError, UsageError
from dlprep.importing.article import STANDARD_INPUT
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.merging.wording import normalise
from dlprep.importing.slug import derive_deck_id
from dlprep.model.card import Source
from dlprep.model.deck import Deck, DeckId
from dlprep.model.problem import Place
from dlprep.storage.deck_format import read_deck
from dlprep.storage.library import SUFFIXES, LoadedLibrary
from dlprep.storage.text_files import read_text

SHARED = 0.5
"""The share of its questions that an article of another title must have in common with its old deck."""


@dataclass(frozen=True, slots=True)
class Target:
    """The deck, as it is or as it begins, and its file with its text; None if there is none yet.

    *studied* says that the file is where `dlprep study` looks.
    """

    deck: Deck
    file: Path
    text: str | None
    studied: bool


def find_target(
    env: Environment,
    loaded: LoadedLibrary,
    source: Source,
    parsed: Parsed,
    *,
    output: Path | None,
    wanted: str | None,
) -> Target:
    """Return where an article goes: into the file or deck that is named, else where it was or went before.

    Raises DeckError when that deck cannot take it, UsageError when no name for it can be found.
    """
    file = None if output is None or output.is_dir() else output
    deck_id = _deck_id(loaded, source, parsed, file, wanted)
    if file is None:
        folder = output or env.paths.decks
        own = loaded.own_file(deck_id)
        file = own if own and (output is None or own.parent == output) else folder / f"{deck_id}.yaml"
    studied = file.parent.resolve() == env.paths.decks.resolve() and file.suffix in SUFFIXES
    _require_end(file)
    if not file.exists():
        _require_free_id(deck_id, loaded)
        new = parsed.deck or Deck(deck_id, _title(source, deck_id), source=source)
        return Target(replace(new, id=deck_id), file, None, studied)
    text = read_text(file)
    deck = _read(text, file)
    if wanted is not None and wanted != deck.id:
        raise DeckError(
            f"this file holds the deck '{deck.id}', not '{wanted}'",
            hint="leave out --deck, or name another file with -o",
            place=Place(str(file)),
        )
    return Target(deck, file, text, studied)


def _deck_id(
    loaded: LoadedLibrary, source: Source, parsed: Parsed, file: Path | None, wanted: str | None
) -> DeckId:
    if wanted is not None:
        if derive_deck_id(wanted) != wanted:
            hint = f"use lower-case words: '{derive_deck_id(wanted)}'"
            raise UsageError(f"'{wanted}' is no id for a deck", hint=hint)
        return DeckId(wanted)
    if parsed.deck is not None and (
        parsed.deck.id not in loaded.files or loaded.own_file(parsed.deck.id) is not None
    ):
        return parsed.deck.id
    if source.origin == STANDARD_INPUT and not source.title:
        if file is None:
            hint = "give the deck an id with --deck"
            raise UsageError("the text on standard input has no title to name a deck by", hint=hint)
        return derive_deck_id(file.stem)
    deck_id = derive_deck_id(source.title or _stem(source.origin))
    if loaded.own_file(deck_id) is None and (before := _deck_before(loaded, source, parsed.drafts)):
        return before
    return deck_id


def _deck_before(loaded: LoadedLibrary, source: Source, drafts: Sequence[Draft]) -> DeckId | None:
    """Return the deck of an article whose title has changed: same place, and much the same questions.

    The place alone would not do: many files are called `README.md`.
    """
    asked = {normalise(draft.question) for draft in drafts}
    found = [
        deck.id
        for deck in loaded.library.decks
        if loaded.own_file(deck.id)
        and deck.source is not None
        and deck.source.origin == source.origin != STANDARD_INPUT
        and len(asked & {normalise(card.question) for card in deck.cards}) >= SHARED * len(asked)
    ]
    return found[0] if len(found) == 1 else None


def _title(source: Source, deck_id: DeckId) -> str:
    if source.title or source.origin == STANDARD_INPUT:
        return source.title or deck_id
    return _stem(source.origin)


def _stem(origin: str) -> str:
    return Path(origin).stem.strip() or "article"


def _read(text: str, file: Path) -> Deck:
    read = read_deck(text, str(file))
    if read.deck is None or read.problems:
        problem = read.problems[0]
        raise DeckError(
            f"the deck to add to has problems: {problem.message}",
            hint=f"run 'dlprep check {file}' and mend them first",
            place=problem.place,
        )
    return read.deck


def _require_end(file: Path) -> None:
    """Raise DeckError for a link that leads in a circle."""
    try:
        file.resolve()
    except (OSError, RuntimeError) as error:
        raise DeckError("the links lead in a circle", place=Place(str(file))) from error


def _require_free_id(deck_id: DeckId, loaded: LoadedLibrary) -> None:
    if deck_id in loaded.files:
        raise DeckError(
            f"there is a deck '{deck_id}' already",
            hint="give the new one another id with --deck",
            place=Place(str(loaded.files[deck_id])),
        )
