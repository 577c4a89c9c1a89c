"""Turns an article into a deck, or adds what is new in it to one."""

from dataclasses import dataclass, replace
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.errors import DeckError, UsageError
from dlprep.importing.choose import choose
from dlprep.importing.merge import merge
from dlprep.importing.slug import derive_deck_id
from dlprep.model.card import Source
from dlprep.model.deck import Deck, DeckId
from dlprep.model.problem import Place, Problem
from dlprep.storage.articles import STANDARD_INPUT, read_article
from dlprep.storage.deck_files import append_cards, begin_deck_file, read_deck_file
from dlprep.storage.library import SUFFIXES, LoadedLibrary, load_library
from dlprep.views.imported import Imported


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What to import, and into which deck and file."""

    source: str
    output: Path | None = None
    deck: str | None = None
    format: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was found and done, and what could not be settled."""

    imported: Imported
    problems: tuple[Problem, ...]


def run(env: Environment, options: ImportOptions) -> ImportReport:
    """Import an article. A question that the deck has already is left as it is there.

    Raises ArticleError when there is nothing to import, DeckError when the deck cannot take it.
    """
    article = read_article(options.source, env.binary_input)
    format_, parsed = choose(article, options.format)
    loaded = load_library(env.paths.decks)
    title = parsed.title or _stem(article.origin)
    source = Source(parsed.title, article.origin)
    deck_id = _deck_id(options.deck, title)
    file = options.output or loaded.own_file(deck_id) or env.paths.decks / f"{deck_id}.yaml"
    there = _deck_in(file)
    if there is None:
        _require_free_id(deck_id, loaded)
    else:
        _require_same_id(there, options.deck, file)
    deck = there or Deck(deck_id, title, source=source)
    taken = {card.id for card in loaded.library.cards()}
    result = merge(deck, parsed.drafts, source, taken)
    if result.added and not options.dry_run:
        if there is None:
            begin_deck_file(file, replace(deck, cards=result.added))
        else:
            append_cards(file, result.added)
    studied = file.parent.resolve() == env.paths.decks.resolve() and file.suffix in SUFFIXES
    imported = Imported(format_.name, str(deck.id), str(file), result, options.dry_run, studied)
    return ImportReport(imported, parsed.problems)


def _stem(origin: str) -> str:
    return "standard input" if origin == STANDARD_INPUT else Path(origin).stem.strip() or "article"


def _deck_id(wanted: str | None, title: str) -> DeckId:
    if wanted is None:
        return derive_deck_id(title)
    if derive_deck_id(wanted) != wanted:
        raise UsageError(
            f"'{wanted}' is no id for a deck", hint=f"use lower-case words: '{derive_deck_id(wanted)}'"
        )
    return DeckId(wanted)


def _deck_in(file: Path) -> Deck | None:
    if not file.exists():
        return None
    read = read_deck_file(file)
    if read.deck is None or read.problems:
        problem = read.problems[0]
        raise DeckError(
            f"the deck to add to has problems: {problem.message}",
            hint=f"run 'dlprep check {file}' and mend them first",
            place=problem.place,
        )
    return read.deck


def _require_free_id(deck_id: DeckId, loaded: LoadedLibrary) -> None:
    if deck_id in loaded.files:
        raise DeckError(
            f"there is a deck '{deck_id}' already",
            hint="give the new one another id with --deck",
            place=Place(str(loaded.files[deck_id])),
        )


def _require_same_id(deck: Deck, wanted: str | None, file: Path) -> None:
    if wanted is not None and wanted != deck.id:
        raise DeckError(
            f"this file holds the deck '{deck.id}', not '{wanted}'",
            hint="leave out --deck, or name another file with -o",
            place=Place(str(file)),
        )
