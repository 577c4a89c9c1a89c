"""A card's text in the person's editor, and what became of the deck."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dlprep.commands.editor import chosen_editor, open_editor
from dlprep.commands.environment import Environment
from dlprep.commands.progress import chosen_card
from dlprep.errors import DeckError, TerminalError
from dlprep.model.card import CardId
from dlprep.model.deck import Deck, Library
from dlprep.model.problem import Place, Problem
from dlprep.storage.library import LoadedLibrary, load_library
from dlprep.storage.text_files import read_bytes, replace_file


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """The library to go on with, what happened in a sentence, and what is wrong with the file now.

    *lost* says that the card cannot be read any more; the library is then the one from before.
    """

    library: Library
    message: str
    file: Path
    problems: tuple[Problem, ...] = ()
    changed: bool = False
    lost: bool = False


def run(env: Environment, name: str, *, copy: bool) -> EditOutcome:
    """Open the card of that id in the editor. With *copy*, a shipped deck is copied first.

    Raises DeckError for a card that is not there or is shipped, TerminalError when no editor can be run.
    """
    library = load_library(env.paths.decks, env.paths.cache).library
    card = chosen_card(library, name)
    return edit_card(env, library, card.id, copying=copy)


def is_shipped(env: Environment, card: CardId) -> bool:
    """Say whether a card is in a deck that comes with dlprep, and of which there is no copy to be mended."""
    loaded = load_library(env.paths.decks, env.paths.cache)
    if card not in loaded.library or loaded.own_file(loaded.library.deck_of(card).id) is not None:
        return False
    return _mistake(env, loaded, card) is None


def edit_card(
    env: Environment, library: Library, card: CardId, *, copying: bool, at: Place | None = None
) -> EditOutcome:
    """Open a card at its line in the editor, or *at* another place, and read its file again.

    A shipped deck is copied first if *copying*; a copy in which nothing was changed is not kept, and one
    that was made unreadable is opened where the mistake is.
    Raises DeckError for a card that is not there or is shipped, TerminalError when no editor can be run.
    """
    if copying and at is None:
        at = _mistake(env, load_library(env.paths.decks), card)
    copied = _copy(env, card) if copying and at is None else None
    try:
        outcome = _edited(env, library, card, at)
    finally:
        if copied is not None and copied.dropped():
            copied = None
    if copied is None:
        return outcome
    own = f"The deck is your own now, in {copied.file}: updates of dlprep leave it alone."
    return replace(outcome, message=f"{outcome.message} {own}")


def _edited(env: Environment, library: Library, card: CardId, at: Place | None) -> EditOutcome:
    loaded = load_library(env.paths.decks)
    place = at or _own_place(loaded, card)
    file = Path(place.file)
    before = read_bytes(file)
    try:
        open_editor(env, file, place.line)
    except TerminalError as error:
        if read_bytes(file) == before:
            raise
        changed = _after(env, library, card, loaded, file)
        return replace(changed, message=f"{changed.message} But {error.message}.")
    if read_bytes(file) == before:
        return EditOutcome(library, "Nothing was changed.", file)
    return _after(env, library, card, loaded, file)


def _after(
    env: Environment, library: Library, card: CardId, loaded: LoadedLibrary, file: Path
) -> EditOutcome:
    """Return what became of a card whose file was changed."""
    after = load_library(env.paths.decks)
    problems = tuple(problem for problem in after.problems if problem.place.file == str(file))
    if card not in after.library or after.own_file(after.library.deck_of(card).id) is None:
        message, hint = _why_lost(card, loaded, after, problems)
        gone = Problem(Place(str(file)), message, hint)
        return EditOutcome(
            library, f"The card '{card}' cannot be read now.", file, (*problems, gone), True, True
        )
    known = loaded.library if card in loaded.library else library
    return EditOutcome(after.library, _what_changed(card, known, after.library), file, problems, True)


def _own_place(loaded: LoadedLibrary, card: CardId) -> Place:
    """Return where a card of the person's own decks stands."""
    deck = _deck_of(loaded, card)
    if loaded.own_file(deck.id) is None:
        raise DeckError(
            f"the deck '{deck.id}' comes with dlprep and is not changed in place",
            hint=f"'dlprep note {card}' adds your own words, 'dlprep edit {card} --copy' makes it yours",
        )
    return loaded.read[deck.id].place_of(card)


def _deck_of(loaded: LoadedLibrary, card: CardId) -> Deck:
    """Return the deck of a card that was there a while ago."""
    if card not in loaded.library:
        message = f"the card '{card}' cannot be read any more"
        raise DeckError(message, hint="its deck was moved or has a mistake: see 'dlprep check'")
    return loaded.library.deck_of(card)


def _mistake(env: Environment, loaded: LoadedLibrary, card: CardId) -> Place | None:
    """Return where the person's copy of a shipped deck is to be mended, if it cannot be read."""
    if card not in loaded.library:
        return None
    deck = loaded.library.deck_of(card).id
    copy = env.paths.decks / loaded.files[deck].name
    if copy in loaded.files.values():
        return None
    return next((problem.place for problem in loaded.problems if problem.place.file == str(copy)), None)


@dataclass(frozen=True, slots=True)
class _Copy:
    file: Path
    original: bytes

    def dropped(self) -> bool:
        """Delete the copy if nothing was changed in it, and say whether that was done."""
        with suppress(OSError):  # an editor may still have it open
            if self.file.read_bytes() == self.original:
                self.file.unlink()
                return True
        return False


def _copy(env: Environment, card: CardId) -> _Copy | None:
    """Copy the shipped deck that holds a card to the person's own decks, where it takes its place."""
    loaded = load_library(env.paths.decks)
    deck = _deck_of(loaded, card)
    if loaded.own_file(deck.id) is not None:
        return None
    copy = env.paths.decks / loaded.files[deck.id].name
    if copy.exists():
        message = f"your decks have a file '{copy.name}' already, without this deck"
        raise DeckError(message, hint="give it another name first", place=Place(str(copy)))
    if not chosen_editor(env):
        raise TerminalError("no editor is set", hint="set EDITOR")
    original = read_bytes(loaded.files[deck.id])
    replace_file(copy, original)
    return _Copy(copy, original)


def _what_changed(card: CardId, before: Library, after: Library) -> str:
    if card in before and before.card(card) == after.card(card):
        return f"The file was changed, the card '{card}' was not."
    return f"The card '{card}' was changed; its history stays."


def _why_lost(
    card: CardId, before: LoadedLibrary, after: LoadedLibrary, problems: tuple[Problem, ...]
) -> tuple[str, str]:
    if problems:
        return f"the card '{card}' is not read until this is mended", "its history waits for it"
    new = [one.id for one in after.library.outlines() if one.id not in before.library]
    name = new[0] if len(new) == 1 else "NEW"
    message = f"the card '{card}' is gone; its history waits for it"
    return message, f"put its id back, or give its history to another card: 'dlprep relink {card} {name}'"
