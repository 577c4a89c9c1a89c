"""`dlprep import` of an Anki package with its history, twice, and taken back."""

import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import genanki
import pytest

from dlprep.model.review import Rating
from tests.harness import CommandLine

FIRST = datetime(2026, 9, 1, 9, tzinfo=UTC)


def package(path: Path, answer: str, *ratings: Rating) -> Path:
    """Write a package with two notes; the first card was reviewed once a day."""
    model = genanki.Model(
        7, "Basic", fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
    )  # fmt: skip
    deck = genanki.Deck(8, "Optimizers")
    notes = (("What is dropout?", answer, "one"), ("What is a batch?", "Some rows at once.", "two"))
    for question, text, guid in notes:
        deck.add_note(genanki.Note(model=model, fields=[question, text], guid=guid, tags=["deep::nets"]))
    plain = path.with_suffix(".plain")
    genanki.Package(deck).write_to_file(plain)
    collection = path.with_suffix(".anki2")
    with zipfile.ZipFile(plain) as archive:
        collection.write_bytes(archive.read("collection.anki2"))
    connection = sqlite3.connect(collection)
    card = connection.execute("select cards.id from cards join notes on nid = notes.id where guid = 'one'")
    [[reviewed]] = card.fetchall()
    for day, rating in enumerate(ratings):
        at = int(FIRST.timestamp() * 1000) + day * 86_400_000
        connection.execute(
            "insert into revlog values (?, ?, -1, ?, 1, 1, 2500, 8000, 1)", (at, reviewed, int(rating))
        )
    connection.commit()
    connection.close()
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(collection, "collection.anki2")
    return path


@pytest.fixture
def apkg(tmp_path: Path) -> Path:
    """Return a package whose first card was reviewed twice."""
    return package(tmp_path / "optimizers.apkg", "Units are switched off.", Rating.AGAIN, Rating.GOOD)


def test_the_history_comes_along_once(cli: CommandLine, apkg: Path) -> None:
    """Past reviews count for the new card; a second import brings only those that are new."""
    first = cli("import", str(apkg))
    again = cli("import", str(apkg))
    package(apkg, "Units are switched off by chance.", Rating.AGAIN, Rating.GOOD, Rating.EASY)
    third = cli("import", str(apkg), "--yes")

    assert "2 past reviews put into the review log." in first.out
    assert "past review" not in again.out
    assert "1 past review put" in third.out
    assert "1 card changed" in third.out
    assert {review.card for review in cli.reviews()} == {"what-is-dropout"}
    assert [review.rating for review in cli.reviews()] == [Rating.AGAIN, Rating.GOOD, Rating.EASY]
    assert cli("check").code == 0


def test_undo_takes_deck_and_history_back(cli: CommandLine, apkg: Path) -> None:
    """One step takes back the cards and the reviews of one import, the next one those before."""
    cli("import", str(apkg))
    package(apkg, "Units are switched off.", Rating.AGAIN, Rating.GOOD, Rating.EASY)
    cli("import", str(apkg))
    [deck] = (cli.home / "decks").iterdir()

    cli("undo")
    assert (deck.exists(), len(cli.reviews())) == (True, 2)
    cli("undo")
    assert (deck.exists(), len(cli.reviews())) == (False, 0)
    cli("import", str(apkg))
    assert len(cli.reviews()) == 3


def test_a_note_is_known_by_its_own_name(cli: CommandLine, apkg: Path) -> None:
    """Another question and another answer under the same note are the same card."""
    cli("import", str(apkg))
    [deck] = (cli.home / "decks").iterdir()
    with zipfile.ZipFile(apkg) as archive:
        data = archive.read("collection.anki2")
    collection = apkg.with_suffix(".anki2")
    collection.write_bytes(data)
    connection = sqlite3.connect(collection)
    connection.execute("update notes set flds = ? where guid = 'one'", ("Why drop units?\x1fTo learn more.",))
    connection.commit()
    connection.close()
    with zipfile.ZipFile(apkg, "w") as archive:
        archive.write(collection, "collection.anki2")

    outcome = cli("import", str(apkg), "--yes")

    assert "Renamed in the article: 1 card." in outcome.out
    text = deck.read_text(encoding="utf-8")
    assert "- id: what-is-dropout\n" in text
    assert "question: Why drop units?\n" in text
    assert "deep-nets" in text
