"""Reading Anki packages: written by Anki itself, by genanki, and by hand."""

import io
import json
import sqlite3
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import genanki
import pytest
from anki.collection import Collection, ExportAnkiPackageOptions
from anki.decks import DeckId
from anki.scheduler.v3 import CardAnswer, Scheduler

from dlprep.errors import ArticleError
from dlprep.importing.article import Article
from dlprep.model.review import Rating
from dlprep.storage.sources import anki_collection
from tests.storage.sources.reading import pairs, read

RATINGS = {
    Rating.AGAIN: CardAnswer.AGAIN,
    Rating.HARD: CardAnswer.HARD,
    Rating.GOOD: CardAnswer.GOOD,
    Rating.EASY: CardAnswer.EASY,
}


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Make a collection with the real Anki: two decks, four note types, five reviews of four cards."""
    folder = tmp_path_factory.mktemp("anki")
    collection = Collection(str(folder / "collection.anki2"))
    deck = collection.decks.id("Interview::Optimizers")
    assert deck is not None

    def add(note_type: str, deck: DeckId, *values: str, tags: str = "") -> None:
        model = collection.models.by_name(note_type)
        assert model is not None
        note = collection.new_note(model)
        note.fields = list(values)
        note.tags = tags.split()
        collection.add_note(note, deck)

    add(
        "Basic",
        deck,
        "What is <b>SGD</b>?",
        "Steps:<br><ul><li>one sample</li><li>noisy</li></ul>",
        tags="ml Hard",
    )
    add("Basic", deck, "What is \\(x_i\\)?", '<div>A vector.</div><div><img src="p.png"></div>[sound:a.mp3]')
    add("Cloze", deck, "The {{c1::learning rate}} sets the {{c2::step::what}}.", "As said.")
    other = collection.decks.id("Other")
    assert other is not None
    add("Basic (and reversed card)", other, "ADAM", "two means")
    collection.decks.select(deck)
    scheduler = collection.sched
    assert isinstance(scheduler, Scheduler)
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY, Rating.HARD):
        queued = scheduler.get_queued_cards().cards[0]
        card = collection.get_card(queued.card.id)
        card.start_timer()
        scheduler.answer_card(scheduler.build_answer(card=card, states=queued.states, rating=RATINGS[rating]))
    assert collection.db is not None
    first = collection.db.scalar("select min(cid) from revlog")
    at = round(datetime(2025, 3, 1, 9, tzinfo=UTC).timestamp() * 1000)
    rows = [
        (at, 3, 4100, 1, 2500),
        (at + 1, 3, 900, 3, 0),
        (at + 2, 0, 0, 5, 2500),
        (at + 3, 2, 500, 3, 2300),
    ]
    for number, ease, took, kind, factor in rows:
        collection.db.execute(
            "insert into revlog values (?, ?, -1, ?, 10, 5, ?, ?, ?)", number, first, ease, factor, took, kind
        )
    (folder / "collection.media" / "p.png").write_bytes(b"no picture")
    return collection


def exported(anki: Collection, path: Path, *, legacy: bool, history: bool = True) -> Article:
    """Export the collection as a package and read it."""
    options = ExportAnkiPackageOptions(
        with_scheduling=history, with_media=True, with_deck_configs=False, legacy=legacy
    )
    anki.export_anki_package(out_path=str(path), options=options, limit=None)
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize("legacy", [True, False], ids=["for older Anki", "as Anki writes by default"])
def test_a_package_of_anki_comes_with_its_history(anki: Collection, tmp_path: Path, legacy: bool) -> None:
    """Questions, answers, tags, lasting names and reviews come out of either kind of package."""
    article = exported(anki, tmp_path / "deck.apkg", legacy=legacy)
    sgd, vector, rate, step, adam, means = article.records

    assert (sgd.question, sgd.answer) == ("What is **SGD**?", "Steps:\n\n- one sample\n- noisy")
    assert sgd.tags == ("hard", "ml", "optimizers")
    assert vector.question == "What is $x_i$?"
    assert vector.answer == "A vector.\n\n[image](p.png)\n\n[sound: a.mp3]"
    assert (rate.question, step.question) == ("The […] sets the step.", "The learning rate sets the [what].")
    assert rate.answer == "The learning rate sets the step.\n\nAs said."
    assert [(each.question, each.answer) for each in (adam, means)] == [
        ("ADAM", "two means"),
        ("two means", "ADAM"),
    ]
    assert adam.tags == ("other",)
    assert len({draft.key for draft in article.records}) == 6
    assert step.key == f"{rate.key}:2"
    assert [(each.text, each.why) for each in article.left_out] == [
        ("1 media files", "pictures and sound are not imported")
    ]

    assert [review.rating for draft in article.records for review in draft.history] == [
        Rating.GOOD, Rating.HARD, Rating.GOOD, Rating.AGAIN, Rating.EASY, Rating.HARD
    ]  # fmt: skip
    reviewed, crammed_with_effect, _ = sgd.history
    assert (reviewed.at, reviewed.took) == (datetime(2025, 3, 1, 9, tzinfo=UTC), timedelta(seconds=4.1))
    assert crammed_with_effect.at == reviewed.at + timedelta(milliseconds=3)


def test_a_package_without_history(anki: Collection, tmp_path: Path) -> None:
    """A package that was exported without scheduling has the same cards and no reviews."""
    article = exported(anki, tmp_path / "deck.apkg", legacy=False, history=False)

    assert len(article.records) == 6
    assert not any(draft.history for draft in article.records)


@pytest.mark.parametrize("legacy", [True, False])
def test_a_whole_collection(anki: Collection, tmp_path: Path, legacy: bool) -> None:
    """A `.colpkg` is read like a package."""
    path = tmp_path / "all.colpkg"
    anki.export_collection_package(str(path), include_media=True, legacy=legacy)
    anki.reopen()

    records = read(path.read_bytes(), path.name).records

    assert len(records) == 6
    assert len(records[0].history) == 3


def test_a_package_of_genanki(tmp_path: Path) -> None:
    """A package that a script wrote is read by what its templates show."""
    model = genanki.Model(
        1607392319,
        "Interview",
        fields=[{"name": "Nr"}, {"name": "Topic"}, {"name": "Ask"}, {"name": "Say"}, {"name": "Source"}],
        templates=[
            {
                "name": "Card",
                "qfmt": "<h1>{{Ask}}</h1>",
                "afmt": "{{FrontSide}}<hr>{{#Say}}{{Say}}{{/Say}}<i>{{Source}}</i>",
            }
        ],
    )
    deck = genanki.Deck(2059400110, "Interview")
    for at in range(3):
        fields = [str(at), "x", f"What is {at} &lt; 9?", f"It is <code>{at}</code>.", "A book"]
        deck.add_note(genanki.Note(model=model, fields=fields, tags=["t"], guid=f"note-{at}"))
    path = tmp_path / "deck.apkg"
    genanki.Package(deck).write_to_file(str(path))

    article = read(path.read_bytes(), path.name)

    assert pairs(article) == [(f"What is {at} < 9?", f"It is `{at}`.\n\nA book") for at in range(3)]
    assert [draft.key for draft in article.records] == ["note-0", "note-1", "note-2"]
    assert article.records[0].tags == ("t",)


OLD_SCHEMA = """
CREATE TABLE col (conf TEXT, models TEXT, decks TEXT);
CREATE TABLE notes (id INTEGER, guid TEXT, mid INTEGER, tags TEXT, flds TEXT);
CREATE TABLE cards (id INTEGER, nid INTEGER, did INTEGER, ord INTEGER);
CREATE TABLE revlog (id INTEGER, cid INTEGER, usn INTEGER, ease INTEGER, ivl INTEGER, factor INTEGER,
                     time INTEGER, type INTEGER);
INSERT INTO notes VALUES (1, 'g', 7, '', 'Why?' || char(31) || 'So.');
INSERT INTO cards VALUES (5, 1, 1, 0);
"""
MODELS = {
    "7": {"flds": [{"name": "Front"}, {"name": "Back"}], "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{Back}}"}]}
}


def database(tmp_path: Path, script: str = "", models: object = MODELS, conf: object = None) -> bytes:
    """Write a collection of the old schema by hand."""
    path = tmp_path / "made.anki2"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(OLD_SCHEMA)
    connection.execute("INSERT INTO col VALUES (?, ?, '{}')", (json.dumps(conf or {}), json.dumps(models)))
    connection.commit()
    connection.executescript(script)
    connection.close()
    return path.read_bytes()


def package(data: bytes, name: str = "collection.anki2", **others: bytes) -> bytes:
    """Pack a collection."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        for other, content in others.items():
            archive.writestr(other, content)
    return out.getvalue()


def test_the_three_buttons_of_the_first_scheduler(tmp_path: Path) -> None:
    """Before Anki had four buttons for learning, the second one meant good and the third easy."""
    rows = (
        "INSERT INTO revlog VALUES (1700000000000, 5, 0, 2, "
        "1, 0, 10, 0), (1700000000001, 5, 0, 3, 1, 0, 10, 2)"
    )
    old = read(database(tmp_path, rows), "c.anki2").records[0].history
    new = read(database(tmp_path, rows, conf={"schedVer": 2}), "c.anki2").records[0].history

    assert [review.rating for review in old] == [Rating.GOOD, Rating.EASY]
    assert [review.rating for review in new] == [Rating.HARD, Rating.GOOD]


def test_a_reset_forgets_what_was_before_it(tmp_path: Path) -> None:
    """Reviews before a card was made new again do not count; what was set by hand is no review."""
    rows = (
        "INSERT INTO revlog VALUES (1700000000000, 5, 0, 3, 1,"
        " 2500, 10, 1), (1700000000001, 5, 0, 0, 0, 0, 0, 4),"
        "(1700000000002, 5, 0, 4, 1, 2500, 10, 1), (1700000000003, 5, 0, 0, 9, 2500, 0, 4),"
        "(9000000000000000000, 5, 0, 3, 1, 2500, 10, 1), (1700000000004, 5, 0, 7, 1, 2500, 10, 1)"
    )

    (draft,) = read(database(tmp_path, rows, conf={"schedVer": 2}), "c.anki2").records

    assert [review.rating for review in draft.history] == [Rating.EASY]


def views_for_tables(tmp_path: Path) -> bytes:
    """Write a collection whose notes are a view without end."""
    return database(
        tmp_path,
        "DROP TABLE notes; CREATE VIEW notes AS WITH "
        "RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
        "SELECT id, 'g' AS guid, 7 AS mid, '' AS tags, 'x' AS flds FROM n",
    )


def virtual_table(tmp_path: Path) -> bytes:
    """Write a collection whose notes are drawn from a module of the database."""
    fields = "id, guid, mid, tags, flds"
    return database(tmp_path, f"DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5({fields})")


BROKEN: dict[str, Callable[[Path], bytes]] = {
    "no zip": lambda _: b"PK\x03\x04 and then nothing",
    "no collection": lambda _: package(b"x", "readme.txt"),
    "a document": lambda _: package(b"x", "word/document.xml"),
    "no database": lambda _: package(b"this is no database at all"),
    "empty database": lambda _: package(b""),
    "damaged zstd": lambda _: package(b"\x28\xb5\x2f\xfd and then nothing", "collection.anki21b"),
    "cut off": lambda path: package(database(path))[:-400],
    "view": views_for_tables,
    "virtual table": virtual_table,
    "no notes": lambda path: database(path, "DROP TABLE notes"),
    "a column is missing": lambda path: database(path, "DROP TABLE cards; CREATE TABLE cards (id)"),
    "settings of another kind": lambda path: database(path, models=[1, 2]),
    "settings that are no JSON": lambda path: database(path, "UPDATE col SET models = '{'"),
    "settings without end": lambda path: database(path, "UPDATE col SET models = '" + "[" * 100_000 + "'"),
    "values of other types": lambda path: database(path, "UPDATE notes SET flds = 5, guid = x'00'"),
    "names outside": lambda _: package(b"x", "../../collection.anki2"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_packages(name: str, tmp_path: Path) -> None:
    """A damaged, foreign or hostile package is one clear error, and nothing is written beside it."""
    before = sorted(tmp_path.parent.iterdir())

    with pytest.raises(ArticleError) as refused:
        read(BROKEN[name](tmp_path), "deck.apkg")

    assert refused.value.place is not None
    assert sorted(tmp_path.parent.iterdir()) == before


def test_a_zip_bomb_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that unpacks to more than the limit is refused without being unpacked."""
    monkeypatch.setattr("dlprep.storage.sources.anki_package.MAX_COLLECTION_BYTES", 2**20)

    with pytest.raises(ArticleError, match="unpacks to more than 1 MB"):
        read(package(b"\0" * 20_000_000), "deck.apkg")


def test_endless_work_in_a_database_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a database makes reading it slow, the work is bounded."""
    monkeypatch.setattr("dlprep.storage.sources.anki_collection.MAX_SECONDS", 0.0)

    with pytest.raises(ArticleError, match="interrupted"):
        read(
            database(
                tmp_path,
                "INSERT INTO cards WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                "LIMIT 1000) SELECT 5 + i, 1, 1, 0 FROM n",
            ),
            "c.anki2",
        )


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python unpacks it itself")
def test_without_zstandard_the_hint_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the unpacker a new package is refused with two ways out."""
    monkeypatch.setitem(sys.modules, "zstandard", None)

    with pytest.raises(ArticleError, match="Zstandard") as refused:
        read(package(b"x", "collection.anki21b"), "deck.apkg")

    assert "older Anki versions" in refused.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to set")
def test_a_full_disk_is_no_damaged_package(tmp_path: Path) -> None:
    """Where a package cannot be unpacked the disk is to blame, and is named."""
    import resource

    deck = genanki.Deck(9, "D")
    deck.add_note(genanki.Note(model=genanki.BASIC_MODEL, fields=["What?", "That."]))
    genanki.Package(deck).write_to_file(tmp_path / "a.apkg")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(ArticleError, match="cannot be unpacked: File too large") as caught:
            read((tmp_path / "a.apkg").read_bytes(), "a.apkg")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "make room" in caught.value.hint


def test_a_column_that_is_worked_out_takes_no_endless_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A collection is a file from anywhere: what makes SQLite work and work is given up."""
    monkeypatch.setattr(anki_collection, "MAX_SECONDS", 0.05)
    file = tmp_path / "collection.anki2"
    connection = sqlite3.connect(file)
    connection.executescript(
        "create table col (models text, decks text, conf text); create table cards (id, nid, did, ord);"
        "create table notes (id integer, guid text, mid integer, tags text,"
        " flds text as (substr(hex(zeroblob(3000000 + id)), 1, 3)) virtual);"
    )
    notes = [(number, str(number)) for number in range(100)]
    connection.executemany("insert into notes (id, guid, mid, tags) values (?, ?, 1, '')", notes)
    connection.commit()
    connection.close()
    begun = time.monotonic()

    with pytest.raises(ArticleError, match="cannot be read: interrupted"):
        read(file.read_bytes(), "collection.anki2")

    assert time.monotonic() - begun < 5
