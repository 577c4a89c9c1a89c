"""The cache of decks: the same as the files, whatever happens to either."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from dlprep.storage import deck_cache
from dlprep.storage.deck_cache import FILE, read_through
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_files import read_deck_file
from dlprep.storage.deck_json import from_json, to_json
from dlprep.storage.library import load_decks, load_library
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


def unread(path: Path) -> DeckFile:
    """Stand in for reading a deck file, where none is to be read."""
    pytest.fail(f"{path} was read")


@given(strategies.decks)
def test_json_gives_the_deck_back(deck: object) -> None:
    """Any deck survives the way through the cache."""
    read = DeckFile(deck, (), {})  # type: ignore[arg-type]

    assert read == from_json(to_json(read))


def test_an_unchanged_file_is_not_read_again(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time the deck, its problems and the places of its cards come from the cache."""
    (first,) = read_through([deck], tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr("dlprep.storage.deck_files.read_deck_file", unread)
        (second,) = read_through([deck], tmp_path / "cache")

    assert read_deck_file(deck) == first
    assert (first.deck, first.problems) == (second.deck, second.problems)
    assert [first.place_of(card) for card in first.nodes] == [second.place_of(card) for card in second.nodes]


def test_a_changed_file_is_read_again(deck: Path, tmp_path: Path) -> None:
    """What was kept of a file never outlives a change of it, also one of the same length."""
    read_through([deck], tmp_path / "cache")
    written(deck, DECK.replace("alpha?", "omega?"), 1_700_000_001)

    (read,) = read_through([deck], tmp_path / "cache")

    assert read_deck_file(deck) == read


def test_a_file_only_just_written_is_not_kept(deck: Path, tmp_path: Path) -> None:
    """A file whose stamp could stay the same through another change is read each time."""
    deck.touch()
    read_through([deck], tmp_path / "cache")

    assert not (tmp_path / "cache" / FILE).exists()


def test_a_deck_that_is_gone_leaves_the_cache(deck: Path, tmp_path: Path) -> None:
    """The cache does not grow with decks that are no longer there."""
    other = written(deck.with_name("other.yaml"), DECK, 1_700_000_000)
    read_through([deck, other], tmp_path)
    read_through([other], tmp_path)

    assert [str(other)] == list(dict(deck_cache._known(tmp_path)))  # noqa: SLF001 - what is kept


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_costs_nothing_but_time(deck: Path, tmp_path: Path, damage: bytes) -> None:
    """Whatever stands in the cache file, the decks are read, and a later run has a cache again."""
    (tmp_path / FILE).write_bytes(damage)

    for _ in range(3):
        assert read_deck_file(deck).deck == read_through([deck], tmp_path)[0].deck
    assert [str(deck)] == list(dict(deck_cache._known(tmp_path)))  # noqa: SLF001 - what is kept


def test_a_cache_that_cannot_be_written_is_no_trouble(deck: Path, tmp_path: Path) -> None:
    """Where the cache folder cannot be made, decks are read all the same."""
    (tmp_path / "cache").write_text("a file in the way")

    assert read_deck_file(deck).deck == read_through([deck], tmp_path / "cache")[0].deck


def test_the_library_is_the_same_with_and_without_a_cache(tmp_path: Path) -> None:
    """Decks, problems and files do not depend on where they were read from."""
    for name in ("one", "two"):
        written(tmp_path / f"{name}.yaml", FAULTY, 1_700_000_000)
    plain = load_library(tmp_path)

    for _ in range(2):
        cached = load_library(tmp_path, tmp_path / "cache")
        assert replace(plain, read={}) == replace(cached, read={})
    assert load_decks([tmp_path / "one.yaml"]).library.decks
