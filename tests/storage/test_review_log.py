"""The review log on disk."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from dlprep.errors import ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import EntryId, Probe, Rating, SessionId
from dlprep.storage.log_live import is_live
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY, a_review


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log will be made, in a folder that is not there yet."""
    return tmp_path / "data" / "reviews.sqlite3"


def test_what_was_recorded_is_read_back(path: Path) -> None:
    """Reviews come back equal and in order, also in another run, with the local time they had."""
    travelled = a_review("b", Rating.AGAIN, seq=2)
    at = datetime.fromisoformat("2026-11-23T21:15:03.250+05:45")
    reviews = [a_review("a"), travelled, a_review("a", Rating.EASY, days=1, session="s2")]
    reviews[1] = type(travelled)(travelled.id, travelled.card, travelled.rating, at, travelled.took)
    with ReviewLog(path) as log:
        for review in reviews:
            log.record(review)

    with ReviewLog(path) as log:
        assert log.reviews() == reviews
        assert log.reviews()[1].at.utcoffset() == timedelta(hours=5, minutes=45)


def test_a_retraction_hides_its_review(path: Path) -> None:
    """A review taken back is not among the live ones; its row stays."""
    with ReviewLog(path) as log:
        log.record(a_review("a"))
        log.record(a_review("b", seq=2))
        log.retract(EntryId(SessionId("s1"), 1), MONDAY)

        assert [review.card for review in log.reviews()] == ["b"]
    rows = sqlite3.connect(path).execute("select count(*) from reviews").fetchone()
    assert rows == (2,)


def test_what_is_live_was_recorded_and_not_taken_back(path: Path) -> None:
    """Neither an entry that was never made, nor one taken back, is live; reviews and marks alike."""
    entries = [EntryId(SessionId(session), seq) for session in ("s1", "s2") for seq in range(1, 6)]
    with ReviewLog(path) as log:
        log.record_all([a_review("a"), a_review("a", seq=2), a_review("a", session="s2")])
        log.mark([Mark(entries[2], CardId("a"), MarkKind.FLAG, MONDAY)])
        log.mark([Mark(entries[3], CardId("a"), MarkKind.FLAG, MONDAY)])
        log.retract_all(entries[1:3], MONDAY)

        live = [entry for entry in entries if log.ask(partial(is_live, entry=entry))]

    assert live == [entries[0], entries[3], entries[5]]


def test_an_exchange_is_one_step(path: Path) -> None:
    """One review takes the place of another, or nothing happens: never is there none, nor both."""
    old, new = a_review("a"), replace(a_review("a", seq=2), probes=(Probe(1, said=True),))
    with ReviewLog(path) as log:
        log.record(old)
        log.probe(old.id, Probe(1, said=False))
        log.exchange(old.id, new, MONDAY)
        assert log.reviews() == [new]

        with pytest.raises(ReviewLogError):
            log.exchange(new.id, old, MONDAY)  # its number is used
        assert log.reviews() == [new]


@pytest.mark.parametrize(
    "again",
    [
        lambda log: log.record(a_review("a")),
        lambda log: log.retract(EntryId(SessionId("s1"), 1), MONDAY),
        lambda log: log.retract(EntryId(SessionId("s1"), 9), MONDAY),
    ],
    ids=["recorded twice", "taken back twice", "taken back before it is there"],
)
def test_nothing_twice(path: Path, again: Callable[[ReviewLog], None]) -> None:
    """One id cannot be recorded or taken back twice, nor taken back before it is there."""
    with ReviewLog(path) as log:
        log.record(a_review("a"))
        log.retract(EntryId(SessionId("s1"), 1), MONDAY)

        with pytest.raises(ReviewLogError):
            again(log)


@pytest.mark.parametrize("table", ["reviews", "retractions", "cards", "sessions"])
@pytest.mark.parametrize("change", ["update {} set {} = {}", "delete from {}"])
def test_append_only(path: Path, table: str, change: str) -> None:
    """The database itself refuses to change or delete what was written."""
    with ReviewLog(path) as log:
        log.record(a_review("a"))
        log.retract(EntryId(SessionId("s1"), 1), MONDAY)
    column = "id" if table in ("cards", "sessions") else "at"
    connection = sqlite3.connect(path)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change.format(table, column, column))


def test_a_newer_log_is_refused_untouched(path: Path) -> None:
    """A log of a format this program does not know is left as it is, byte for byte."""
    with ReviewLog(path) as log:
        log.record(a_review("a"))
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = delete")
    connection.execute("pragma user_version = 99")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(ReviewLogError, match="newer dlprep") as caught:
        ReviewLog(path)

    assert "update dlprep" in caught.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["database", "text", "folder"])
def test_other_files_are_refused(path: Path, kind: str) -> None:
    """Somebody else's database, a text and a folder are not taken for a log."""
    path.parent.mkdir()
    if kind == "database":
        sqlite3.connect(path).execute("create table notes (text)").connection.commit()
    elif kind == "text":
        path.write_text("not a database at all" * 100)
    else:
        path.mkdir()

    with pytest.raises(ReviewLogError) as caught:
        ReviewLog(path)

    assert caught.value.hint
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)


def test_two_programs_at_once(path: Path) -> None:
    """Two open logs each see what the other recorded, and neither loses anything."""
    with ReviewLog(path) as one, ReviewLog(path) as other:
        one.record(a_review("a", session="one"))
        other.record(a_review("b", session="other"))
        one.record(a_review("c", session="one", seq=2))

        assert [review.card for review in other.reviews()] == ["a", "b", "c"]


def test_a_failed_write_leaves_nothing(path: Path) -> None:
    """A record that fails half-way is rolled back: the next one finds a sound log."""
    with ReviewLog(path) as log:
        log.record(a_review("a"))
        with pytest.raises(ReviewLogError):
            log.record(a_review("never-seen-before"))  # the id s1/1 is taken
        log.record(a_review("b", seq=2))

        assert [review.card for review in log.reviews()] == ["a", "b"]
    cards = sqlite3.connect(path).execute("select id from cards order by id").fetchall()
    assert cards == [("a",), ("b",)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_private(path: Path) -> None:
    """The log and its folder are for their owner alone."""
    with ReviewLog(path) as log:
        log.record(a_review("a"))
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}

    assert set(modes.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700
