"""The journal of imports: each is done whole or not at all, and can be taken back byte for byte."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dlprep.errors import DeckError
from dlprep.importing.merging.base import Base
from dlprep.model.card import CardId, Point, Source
from dlprep.model.deck import DeckId
from dlprep.model.review import SessionId
from dlprep.storage import imports
from dlprep.storage.import_rows import Import, add_import, digest
from dlprep.storage.imports import KEPT, Imports
from tests.builders import MONDAY

SOURCE = Source("Questions", "q.md")
CARD = CardId("a")
BASE = Base("What?", "That.", 3, "k", (Point("it", must=True, terms=("x / y",), drafted=True),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a deck file that is not there yet."""
    return tmp_path / "decks" / "deck.yaml"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return where the journal is kept."""
    return tmp_path / "imports.sqlite3"


def an_import(file: Path, after: bytes, name: str = "import-1") -> Import:
    """Return an import that makes the file what is given."""
    before = file.read_bytes() if file.exists() else None
    return Import(
        SessionId(name), MONDAY, DeckId("d"), SOURCE, file.resolve(), before, digest(before), digest(after)
    )


def carry_out(journal: Path, file: Path, after: bytes, name: str = "import-1", base: Base = BASE) -> Import:
    """Carry an import out."""
    entry = an_import(file, after, name)
    with Imports(journal) as opened:
        opened.carry_out(entry, after, {CARD: base}, kept=True)
    return entry


def bases(journal: Path, file: Path, source: Source = SOURCE) -> dict[CardId, Base]:
    """Return the bases of the deck in a file."""
    with Imports(journal) as opened:
        return opened.bases(file, DeckId("d"), source)


def test_an_import_writes_the_file_and_remembers_the_texts(journal: Path, file: Path) -> None:
    """Afterwards the file is there, private, and what the article said is known."""
    entry = carry_out(journal, file, b"new")

    assert file.read_bytes() == b"new"
    assert bases(journal, file) == {CARD: BASE}
    with Imports(journal) as opened:
        assert opened.newest() == entry
    if os.name != "nt":
        assert journal.stat().st_mode & 0o777 == 0o600


def test_imports_are_taken_back_one_after_the_other(journal: Path, file: Path) -> None:
    """The newest first, byte for byte, with what it taught; at last there is no file."""
    carry_out(journal, file, b"one\r\n")
    carry_out(journal, file, b"two", "import-2", replace(BASE, answer="Another."))

    with Imports(journal) as opened:
        for data, known in ((b"one\r\n", {CARD: BASE}), (None, {})):
            newest = opened.newest()
            assert newest is not None
            opened.take_back(newest)
            assert (file.read_bytes() if file.exists() else None) == data
            assert opened.bases(file, DeckId("d"), SOURCE) == known
        assert opened.newest() is None


def test_a_file_that_was_changed_since_is_not_put_back(journal: Path, file: Path) -> None:
    """Own work after an import is not thrown away, unless that is asked for."""
    carry_out(journal, file, b"one")
    entry = carry_out(journal, file, b"two", "import-2")
    file.write_bytes(b"two and my own")

    with Imports(journal) as opened:
        with pytest.raises(DeckError, match="changed after the import"):
            opened.take_back(entry)
        assert file.read_bytes() == b"two and my own"
        opened.take_back(entry, force=True)

    assert file.read_bytes() == b"one"


def test_a_file_that_changed_meanwhile_is_not_written(journal: Path, file: Path) -> None:
    """Of two imports prepared at once the second one fails, and leaves no trace."""
    late = an_import(file, b"first", "import-late")
    carry_out(journal, file, b"first")

    with Imports(journal) as opened:
        with pytest.raises(DeckError, match="changed while this import was prepared"):
            opened.carry_out(late, b"first", {CARD: Base("x", "y")}, kept=True)
        newest = opened.newest()

    assert file.read_bytes() == b"first"
    assert newest is not None
    assert newest.session == "import-1"
    assert bases(journal, file) == {CARD: BASE}


class Killed(BaseException):
    """Stands for the end of the process at this point."""


def killed(
    journal: Path, file: Path, after: bytes, monkeypatch: pytest.MonkeyPatch, *, written: bool
) -> None:
    """Carry an import out, and die right before or after the file is replaced."""

    def die(path: Path, data: bytes) -> None:
        if written:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(imports, "replace_file", die)
        with pytest.raises(Killed):
            carry_out(journal, file, after, "import-killed")


def test_killed_before_the_file_is_replaced(
    journal: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then there was no import, and the one before it can be taken back."""
    carry_out(journal, file, b"one")

    killed(journal, file, b"two", monkeypatch, written=False)

    assert file.read_bytes() == b"one"
    assert bases(journal, file) == {CARD: BASE}
    with Imports(journal) as opened:
        newest = opened.newest()
    assert newest is not None
    assert newest.session == "import-1"


def test_killed_after_the_file_is_replaced(
    journal: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the import took place, and can be taken back."""
    carry_out(journal, file, b"one")

    killed(journal, file, b"two", monkeypatch, written=True)

    with Imports(journal) as opened:
        newest = opened.newest()
        assert newest is not None
        assert newest.session == "import-killed"
        opened.take_back(newest)
    assert file.read_bytes() == b"one"


def test_bases_belong_to_an_article(journal: Path, file: Path) -> None:
    """Another article has not said anything yet; one of the same title or place has."""
    carry_out(journal, file, b"one")

    assert bases(journal, file, Source("Other", "o.md")) == {}
    assert bases(journal, file, Source("Questions", "https://example.org/q")) == {CARD: BASE}
    assert bases(journal, file, Source("120 questions", "q.md")) == {CARD: BASE}


def test_a_deck_that_was_moved_keeps_its_bases(journal: Path, file: Path) -> None:
    """A file under another name is known by its deck; a copy of one that is there is not."""
    carry_out(journal, file, b"one")
    moved = file.with_name("moved.yaml")
    moved.write_bytes(b"one")

    assert bases(journal, moved) == {}
    file.unlink()
    assert bases(journal, moved) == {CARD: BASE}


def test_a_file_put_back_by_hand_has_not_seen_the_import(journal: Path, file: Path) -> None:
    """Who restores the old file from elsewhere has taken the import back."""
    carry_out(journal, file, b"one")
    carry_out(journal, file, b"two", "import-2", replace(BASE, answer="Another."))

    file.write_bytes(b"one")

    assert bases(journal, file) == {CARD: BASE}


def test_what_is_not_kept_cannot_be_taken_back(journal: Path, file: Path) -> None:
    """What only was learnt is no import; old imports are forgotten, their texts are not."""
    with Imports(journal) as opened:
        opened.carry_out(an_import(file, b"", "import-0"), None, {CARD: BASE}, kept=False)
        assert opened.newest() is None
    for number in range(1, KEPT + 3):
        carry_out(journal, file, str(number).encode(), f"import-{number}")

    taken = 0
    with Imports(journal) as opened:
        while newest := opened.newest():
            opened.take_back(newest)
            taken += 1
    assert taken == KEPT
    assert file.read_bytes() == b"2"
    assert bases(journal, file) == {CARD: BASE}


def test_what_is_no_journal_is_refused(journal: Path) -> None:
    """A damaged file, another program's database and a newer journal each give one error, untouched."""
    journal.write_bytes(b"not a database" * 100)
    with pytest.raises(DeckError, match="journal of imports"):
        Imports(journal)
    journal.unlink()
    for statement in ("create table other (x)", "pragma user_version = 99"):
        journal.unlink(missing_ok=True)
        sqlite3.connect(journal).execute(statement).connection.close()
        with pytest.raises(DeckError, match="another program, or a newer dlprep"):
            Imports(journal)


def test_a_row_of_an_import_is_marked_as_done(journal: Path, file: Path) -> None:
    """An import that is put into the journal twice stands there once."""
    with Imports(journal):
        pass
    connection = sqlite3.connect(journal)
    entry = an_import(file, b"x")

    keys = {add_import(connection, entry, kept=True, done=done) for done in (False, True)}

    assert len(keys) == 1
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        "update imports set before = x'00ff'",
        "update imports set at = 9223372036854775807",
        "update imports set utc_offset = 9223372036854775807",
        "update bases set points = '{'",
        "update bases set points = '[[1]]'",
        "update bases set points = '7'",
    ],
)
def test_damaged_rows_are_one_clear_error(journal: Path, file: Path, damage: str) -> None:
    """A value that no import wrote is named as damage of the journal, not as a mistake of the program."""
    carry_out(journal, file, b"one")
    carry_out(journal, file, b"two", "import-2")
    connection = sqlite3.connect(journal)
    connection.execute(damage)
    connection.commit()
    connection.close()

    def read() -> None:
        with Imports(journal) as opened:
            opened.newest()
            opened.bases(file, DeckId("d"), SOURCE)

    with pytest.raises(DeckError, match="cannot read the journal") as caught:
        read()

    assert "move it away" in caught.value.hint


def test_a_journal_is_read_where_nothing_can_be_written(journal: Path, file: Path) -> None:
    """Reading opens the file for reading alone, and leaves it as it is."""
    carry_out(journal, file, b"one")
    data = journal.read_bytes()

    with Imports(journal, writing=False) as opened:
        assert opened.bases(file, DeckId("d"), SOURCE) == {CARD: BASE}
        newest = opened.newest()
        assert newest is not None
        with pytest.raises(DeckError, match="readonly"):
            opened.take_back(newest)

    assert journal.read_bytes() == data


def test_a_journal_that_was_only_begun_is_read(journal: Path) -> None:
    """Who died right after making the file left an empty one: there is nothing to take back."""
    journal.touch()

    with Imports(journal, writing=False) as opened:
        assert opened.newest() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes")
@pytest.mark.parametrize("make", [Path.mkdir, getattr(os, "mkfifo", None)], ids=["folder", "pipe"])
def test_a_deck_that_has_become_something_else(
    journal: Path, file: Path, make: Callable[[Path], None]
) -> None:
    """What is no file is told as such at once, and stays, even by force."""
    entry = carry_out(journal, file, b"one")
    file.unlink()
    make(file)

    with Imports(journal) as opened:
        for forced in (False, True):
            with pytest.raises(DeckError, match=r"cannot read the file: (it is a|Is a directory)"):
                opened.take_back(entry, force=forced)
    assert file.exists()
