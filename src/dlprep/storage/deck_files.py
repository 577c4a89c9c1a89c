"""Deck files on disk: read with their problems, begun, and added to without touching what is there."""

import os
import tempfile
import textwrap
from pathlib import Path

from dlprep.errors import DeckError
from dlprep.model.card import Card
from dlprep.model.deck import Deck
from dlprep.model.problem import Place, Problem
from dlprep.storage.deck_format import DeckFile, read_deck
from dlprep.storage.deck_writing import write_cards, write_deck

MAX_BYTES = 64 * 2**20


def read_deck_file(path: Path) -> DeckFile:
    """Read a deck file. Never raises for what the file is or holds: that comes back as problems."""
    try:
        text = read_text(path)
    except DeckError as error:
        problem = Problem(error.place or Place(str(path)), error.message, error.hint)
        return DeckFile(None, (problem,), {})
    return read_deck(text, str(path))


def begin_deck_file(path: Path, deck: Deck) -> None:
    """Write a new deck file. Raises DeckError if it cannot be written or is there already."""
    if path.exists():
        raise DeckError("the file exists already", place=Place(str(path)))
    replace_file(path, write_deck(deck).encode())


def append_cards(path: Path, cards: tuple[Card, ...]) -> None:
    """Add cards at the end of a deck file, keeping every byte that is there.

    Raises DeckError, and leaves the file alone, when the result would not read back as the deck
    with these cards: for example if `cards` is not the last key of the file.
    """
    text = read_text(path)
    before = read_deck(text, str(path))
    if before.deck is None:
        raise DeckError(
            "cards cannot be added to a deck whose head has problems",
            hint=f"run 'dlprep check {path}'",
            place=Place(str(path)),
        )
    newline = "\r\n" if "\r\n" in text else "\n"
    added = textwrap.indent(textwrap.dedent(write_cards(cards)), _list_indent(text, before))
    glue = "" if not text or text.endswith("\n") else newline
    separator = "" if text.endswith(newline * 2) or not before.deck.cards else newline
    result = text + glue + separator + added.rstrip("\n").replace("\n", newline) + newline
    after = read_deck(result, str(path))
    if after.deck is None or after.deck.cards != before.deck.cards + cards:
        raise DeckError(
            "cards cannot be added at the end of this file",
            hint="make 'cards' the last key of the deck, as a list of '- id: …' items",
            place=Place(str(path)),
        )
    replace_file(path, result.encode())


def _list_indent(text: str, deck_file: DeckFile) -> str:
    """Return the spaces before the dashes of the list of cards."""
    first = next(iter(deck_file.nodes.values()), None)
    if first is None:
        return "  "
    line = text.splitlines()[first.place.line - 1]
    return line[: len(line) - len(line.lstrip(" "))]


def read_text(path: Path) -> str:
    """Return the text of a file, line ends as they are. Raises DeckError, with its place."""
    place = Place(str(path))
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DeckError(f"the file is larger than {MAX_BYTES // 2**20} MB", place=place)
        # Decoded by hand: text mode would turn \r\n into \n, and a later write would lose it.
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DeckError(
            "the file is not UTF-8 text", hint="save it as UTF-8", place=Place(str(path), line)
        ) from error
    except OSError as error:
        raise DeckError(f"cannot read the file: {error.strerror}", place=place) from error


def replace_file(path: Path, data: bytes) -> None:
    """Put *data* at *path* so that a reader, or a crash, meets the old file or the new one."""
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except OSError as error:
        message = f"cannot write the file: {error.strerror}"
        raise DeckError(message, hint="nothing was changed", place=Place(str(path))) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
