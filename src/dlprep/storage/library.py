"""All decks that can be studied: the person's own, then the shipped ones, studied in place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dlprep.model.card import CardId
from dlprep.model.deck import Deck, DeckId, Library
from dlprep.model.problem import Place, Problem
from dlprep.storage.collector import collector_paused
from dlprep.storage.deck_cache import read_through
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.remembered import is_settled, stamp

PACKAGE = Path(__file__).parent.parent
SUFFIXES = (".yaml", ".yml")
VOCABULARY = "tags.yaml"


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """The library, what is wrong with its files, and for each deck its file and what that holds.

    *stamps* are those of all files as they were read, if they tell a change.
    """

    library: Library
    problems: tuple[Problem, ...]
    files: dict[DeckId, Path]
    read: dict[DeckId, DeckFile]
    stamps: tuple[tuple[Path, str], ...] | None = field(default=None, compare=False)

    def own_file(self, deck_id: DeckId) -> Path | None:
        """Return the file of a deck of the person's own; None for no deck or a shipped one."""
        file = self.files.get(deck_id)
        return None if file is None or file.parent == shipped_decks() else file


def shipped_decks() -> Path:
    """Return the folder of the decks that come with dlprep."""
    packaged = PACKAGE / "decks"
    # In a checkout they stand beside src, where people edit them.
    return packaged if packaged.is_dir() else PACKAGE.parent.parent / "decks"


def deck_files(path: Path) -> list[Path]:
    """Return the deck files of a folder in the order of their names, or *path* itself if it is none."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES and file.is_file())
    return [file for file in files if file.name != VOCABULARY]


def load_library(
    folder: Path, cache: Path | None = None, known: LoadedLibrary | None = None
) -> LoadedLibrary:
    """Read the person's decks in *folder* (which need not exist) and the shipped ones.

    With a folder for a *cache*, files that have not changed are not read again; then the places
    of cards are known, but not those of what is in them. If no file has changed since a library
    was loaded that is *known*, it is returned.
    """
    own = deck_files(folder) if folder.is_dir() else []
    return load_decks([*own, *deck_files(shipped_decks())], cache, known)


def load_decks(
    paths: Sequence[Path], cache: Path | None = None, known: LoadedLibrary | None = None
) -> LoadedLibrary:
    """Read deck files; of a deck or card id that is used twice, the first one counts."""
    with collector_paused():
        if cache is None:
            return _joined(paths, map(_read, paths))
        stamped = tuple((path, stamp(path)) for path in paths)
        if known is not None and known.stamps == stamped:
            return known
        settled = all(is_settled(mark) for _, mark in stamped)  # asked before they are read
        loaded = _joined(paths, read_through(stamped, cache))
        return replace(loaded, stamps=stamped) if settled else loaded


def _read(path: Path) -> DeckFile:
    # Imported when a file has to be read: YAML and pydantic take their time.
    from dlprep.storage.deck_files import read_deck_file

    return read_deck_file(path)


def _joined(paths: Iterable[Path], files_read: Iterable[DeckFile]) -> LoadedLibrary:
    decks: dict[DeckId, Deck] = {}
    files: dict[DeckId, Path] = {}
    kept: dict[DeckId, DeckFile] = {}
    owners: dict[CardId, DeckId] = {}
    problems: list[Problem] = []
    for path, read in zip(paths, files_read, strict=True):
        problems += read.problems
        deck = read.deck
        if deck is None:
            continue
        if deck.id in decks and path.parent == shipped_decks():
            continue  # a copy of the person's own takes its place
        if deck.id in decks:
            message = f"the deck id '{deck.id}' is already used by {files[deck.id]}"
            problems.append(Problem(Place(str(path), 1), message, "give one of the two decks another id"))
            continue
        taken = [outline.id for outline in deck.outlines if outline.id in owners]
        for card in taken:
            place = kept[owners[card]].place_of(card)
            message = f"the card id '{card}' is already used at {place}"
            problems.append(Problem(read.place_of(card), message, "give this card an id of its own"))
        if taken:
            deck = replace(deck, cards=tuple(card for card in deck.cards if card.id not in owners))
        owners.update((outline.id, deck.id) for outline in deck.outlines)
        decks[deck.id], files[deck.id], kept[deck.id] = deck, path, read
    return LoadedLibrary(Library(tuple(decks.values())), tuple(problems), files, kept)
