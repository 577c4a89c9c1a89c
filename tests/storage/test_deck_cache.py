"""The cache of decks: the same as the files, whatever happens to either."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from dlprep.errors import DeckError
from dlprep.model.card import CardId
from dlprep.model.deck import Deck, DeckId
from dlprep.storage import deck_cache
from dlprep.storage.deck_cache import FILE, read_through
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_files import read_deck_file
from dlprep.storage.deck_json import from_outline, outline_json, text_json
from dlprep.storage.library import load_decks, load_library
from dlprep.storage.remembered import stamp
from tests import strategies
from tests.harness import DECK

FAULTY = DECK + "  - {id: delta, question: What is delta?}\n  - {id: alpha, question: Twice?, answer: Yes.}\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Return a deck file that was written some time ago."""
    return written(tmp_path / "basics.yaml", FAULTY, 1_700_000_000)


def written(path: Path, text: str, at: int) -> Path:
    """Write a file and say that it was written at an instant."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))
    return path


def read(paths: Iterable[Path], cache: Path) -> list[DeckFile]:
    """Read deck files through a cache, with the stamps that they have now."""
    return read_through([(path, stamp(path)) for path in paths], cache)


def unread(path: Path) -> DeckFile:
    """Stand in for reading a deck file, where none is to be read."""
    pytest.fail(f"{path} was read")


@given(strategies.decks)
def test_json_gives_the_deck_back(deck: Deck) -> None:
    """Any deck survives the way through the cache."""
    plain = DeckFile(deck, (), {})
    again = from_outline(outline_json(plain), lambda: text_json(plain))

    assert again.deck is not None
    assert list(deck.outlines) == list(again.deck.outlines)
    assert plain == again


def test_cards_are_read_when_one_is_looked_at(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks how many cards there are, and which, waits for no text; who asks for one gets them all."""
    read([deck], tmp_path)
    library = load_decks([deck], tmp_path).library
    with monkeypatch.context() as patch:
        patch.setattr("dlprep.storage.deck_cache._texts", lambda path, _: unread(path))
        late = load_decks([deck], tmp_path).library
        assert CardId("alpha") in late
        assert late.outline(CardId("alpha")) == library.card(CardId("alpha")).outline
        assert (len(late.decks[0].cards), list(late.outlines())) == (3, list(library.outlines()))

    assert list(library.cards()) == list(load_decks([deck]).library.cards())


def test_damaged_texts_are_read_from_the_file(deck: Path, tmp_path: Path) -> None:
    """Texts that went bad in the cache come from the file; if that has changed too, there is an error."""
    read([deck], tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("update decks set texts = x'00'")
    first, second = load_decks([deck], tmp_path), load_decks([deck], tmp_path)

    assert list(first.library.cards()) == list(load_decks([deck]).library.cards())
    assert first.read[DeckId("basics")].place_of(CardId("alpha")).line == 5
    written(deck, DECK, 1_700_000_001)
    with pytest.raises(DeckError, match="changed"):
        list(second.library.cards())


def test_an_unchanged_file_is_not_read_again(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time the deck, its problems and the places of its cards come from the cache."""
    (first,) = read([deck], tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr("dlprep.storage.deck_files.read_deck_file", unread)
        (second,) = read([deck], tmp_path / "cache")

    plain = read_deck_file(deck)
    for late in (first, second):
        assert (plain.deck, plain.problems) == (late.deck, late.problems)
        assert [plain.place_of(card) for card in plain.nodes] == [late.place_of(card) for card in late.nodes]


def test_a_changed_file_is_read_again(deck: Path, tmp_path: Path) -> None:
    """What was kept of a file never outlives a change of it, also one of the same length."""
    read([deck], tmp_path / "cache")
    written(deck, DECK.replace("alpha?", "omega?"), 1_700_000_001)

    (again,) = read([deck], tmp_path / "cache")

    assert read_deck_file(deck).deck == again.deck


def test_a_file_only_just_written_is_not_kept(deck: Path, tmp_path: Path) -> None:
    """A file whose stamp could stay the same through another change is read each time."""
    deck.touch()
    read([deck], tmp_path / "cache")

    assert not (tmp_path / "cache" / FILE).exists()


def test_reading_gives_a_file_no_time_to_settle(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a file takes to read, what counts is how old it was before: later it could be another."""
    clock = [1_700_000_000.0]

    def slowly(path: Path) -> DeckFile:
        clock[0] += 1.0
        return read_deck_file(path)

    monkeypatch.setattr("dlprep.storage.deck_files.read_deck_file", slowly)
    monkeypatch.setattr("dlprep.storage.remembered.time.time", lambda: clock[0])
    loaded = load_decks([deck], tmp_path / "cache")

    assert loaded.stamps is None
    assert not (tmp_path / "cache" / FILE).exists()
    assert load_decks([deck], tmp_path / "cache").stamps is not None


def test_a_deck_that_is_gone_leaves_the_cache(deck: Path, tmp_path: Path) -> None:
    """The cache does not grow with decks that are no longer there."""
    other = written(deck.with_name("other.yaml"), DECK, 1_700_000_000)
    read([deck, other], tmp_path)
    read([other], tmp_path)

    assert [str(other)] == list(dict(deck_cache._known(tmp_path)))  # noqa: SLF001 - what is kept


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_costs_nothing_but_time(deck: Path, tmp_path: Path, damage: bytes) -> None:
    """Whatever stands in the cache file, the decks are read, and a later run has a cache again."""
    (tmp_path / FILE).write_bytes(damage)

    for _ in range(3):
        assert read_deck_file(deck).deck == read([deck], tmp_path)[0].deck
    assert [str(deck)] == list(dict(deck_cache._known(tmp_path)))  # noqa: SLF001 - what is kept


@pytest.mark.parametrize("name", ["in the way", "too long" * 50])
def test_a_cache_that_cannot_be_written_is_no_trouble(deck: Path, tmp_path: Path, name: str) -> None:
    """Where the cache folder cannot be made, nor looked into, decks are read all the same."""
    (tmp_path / "in the way").write_text("a file")

    assert read_deck_file(deck).deck == read([deck], tmp_path / name)[0].deck


def test_the_library_is_the_same_with_and_without_a_cache(tmp_path: Path) -> None:
    """Decks, problems and files do not depend on where they were read from."""
    for name in ("one", "two"):
        written(tmp_path / f"{name}.yaml", FAULTY, 1_700_000_000)
    plain = load_library(tmp_path)

    for _ in range(2):
        cached = load_library(tmp_path, tmp_path / "cache")
        assert replace(plain, read={}) == replace(cached, read={})
    assert load_decks([tmp_path / "one.yaml"]).library.decks


def test_a_library_that_is_known_is_not_loaded_again(deck: Path, tmp_path: Path) -> None:
    """What was loaded comes back as it is, until a file changes, comes or goes."""
    known = load_library(tmp_path, tmp_path / "cache")
    other = tmp_path / "other.yaml"

    assert load_library(tmp_path, tmp_path / "cache", known) is known
    for change in (
        lambda: written(deck, DECK.replace("alpha?", "omega?"), 1_700_000_001),
        lambda: written(other, DECK.replace("basics", "more"), 1_700_000_000),
        other.unlink,
    ):
        change()
        again = load_library(tmp_path, tmp_path / "cache", known)
        assert again is not known
        assert again.library == load_library(tmp_path).library
        known = again
