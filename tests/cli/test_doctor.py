"""`dlprep doctor`: what it finds, and what it mends."""

import json
import os
import sqlite3
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dlprep.commands.past import load_past
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.storage.past_cache import PastCache
from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.harness import CommandLine, at

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
REVIEWS = 600


def log_of(cli: CommandLine) -> Path:
    """Return the file of the log."""
    return cli.home / "reviews.sqlite3"


def fill(cli: CommandLine, first: int, last: int) -> None:
    """Record reviews of the card alpha, numbered so."""
    with ReviewLog(log_of(cli)) as log:
        log.record_all(a_review("alpha", seq=number, minutes=number) for number in range(first, last))


@pytest.fixture
def rated(cli: CommandLine) -> CommandLine:
    """Return a command line of a person with a deck, many reviews and a backup of the first half."""
    cli.deck()
    fill(cli, 1, REVIEWS // 2 + 1)
    cli("backup")
    fill(cli, REVIEWS // 2 + 1, REVIEWS + 1)
    return cli


def corrupt(log: Path, place: float, size: int = 4096) -> bytes:
    """Overwrite a page, so far into the file, and return the bytes of the file then."""
    data = bytearray(log.read_bytes())
    start = int(len(data) * place) // 4096 * 4096
    data[start : start + size] = b"\xa5" * len(data[start : start + size])
    log.write_bytes(data)
    return bytes(data)


def test_all_is_well(rated: CommandLine) -> None:
    """Of a sound home nothing is said but what was looked at."""
    outcome = rated("doctor")

    assert outcome.code == 0
    assert {line.split()[-1] for line in outcome.out.splitlines()} == {"sound"}
    data = json.loads(rated("doctor", "--json").out)
    assert (data["problems"], data["data"]["mended"]) == ([], [])
    assert {check["problems"] for check in data["data"]["checks"]} == {0}


def impossible(column: str, value: int) -> Callable[[CommandLine], None]:
    """Return what puts an impossible value into the row of a review."""

    def put(cli: CommandLine) -> None:
        with sqlite3.connect(log_of(cli)) as connection:
            connection.execute("drop trigger reviews_are_never_changed")
            connection.execute("pragma ignore_check_constraints = on")
            connection.execute(f"update reviews set {column} = {value} where key = 7")  # noqa: S608
        connection.close()

    return put


def write(name: str, text: str) -> Callable[[CommandLine], None]:
    """Return what writes a file in the home."""

    def put(cli: CommandLine) -> None:
        path = cli.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (0, 0))

    return put


def a_year_ahead(cli: CommandLine) -> None:
    """Record a review of the next year."""
    with ReviewLog(log_of(cli)) as log:
        log.record(a_review("alpha", session="jumped", days=365))


FAULTS: dict[str, tuple[Callable[[CommandLine], object], str]] = {
    "time before all": (impossible("at", -(2**62)), "review 7 of the sitting s1, on the card 'alpha'"),
    "time after all": (impossible("at", 2**62), "review 7 of"),
    "year 9990": (impossible("at", 253_000_000_000_000), "the year 9987 is not one to reckon with"),
    "offset of weeks": (impossible("utc_offset", 10**6), "review 7 of"),
    "endless answer": (impossible("took", 2**62), "is no time that an answer took"),
    "negative answer": (impossible("took", -5), "CHECK constraint failed in reviews"),
    "rating of 9": (impossible("rating", 9), "CHECK constraint failed in reviews"),
    "review of tomorrow's year": (a_year_ahead, "1 review from the future"),
    "card gone": (lambda cli: cli.deck("format: 1\nid: x\ntitle: X\ncards: []\n"), "is in no deck"),
    "deck broken": (lambda cli: cli.deck("a: [", "b.yaml"), "not valid YAML"),
    "note without card": (write("notes/gone.md", "x"), "a note on the card 'gone', which is in no deck"),
    "config broken": (write("config/config.toml", "[plan"), "the config is not TOML"),
    "leftover": (write(".x.yaml.abc.part", "x"), "left over from a writing that never ended"),
    "newest backup broken": (write("backups/20270101T000000Z-daily.zip", "PK"), "this is no whole backup"),
    "page broken": (lambda cli: corrupt(log_of(cli), 0.5), "the review log is damaged"),
    "newer log": (lambda cli: version(cli, 99), "written by a newer dlprep"),
}


def version(cli: CommandLine, number: int) -> None:
    """Let the log say that it is of a format of that number."""
    connection = sqlite3.connect(log_of(cli))
    connection.execute(f"pragma user_version = {number}")
    connection.close()


@pytest.mark.parametrize(("make", "said"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_found(rated: CommandLine, make: Callable[[CommandLine], object], said: str) -> None:
    """What is wrong is named with its place, and the exit code is 1."""
    make(rated)

    outcome = rated("doctor")

    assert outcome.code == 1
    assert said in outcome.out


@pytest.mark.parametrize(
    "fault", [name for name in FAULTS if name.split()[0] in {"time", "year", "offset", "endless"}]
)
def test_a_row_that_cannot_be_does_not_stand_in_the_way(rated: CommandLine, fault: str) -> None:
    """Of a log with one impossible row every command reads the others, and check names it."""
    make, _ = FAULTS[fault]
    make(rated)

    for command in ("due", "stats"):
        assert rated(command).code == 0
    assert "and does not count" in rated("check").out
    assert len(rated.reviews()) == REVIEWS - 1


@posix
def test_what_others_can_read_is_made_private(rated: CommandLine) -> None:
    """Progress and notes that others can read are named, and with --fix are the person's alone."""
    log_of(rated).chmod(0o644)
    (rated.home / "backups").chmod(0o755)

    found = rated("doctor")
    mended = rated("doctor", "--fix")

    assert found.out.count("others can read it") == 2
    assert (found.code, mended.code) == (1, 0)
    assert stat.S_IMODE(log_of(rated).stat().st_mode) == 0o600
    assert stat.S_IMODE((rated.home / "backups").stat().st_mode) == 0o700


@posix
def test_what_the_system_refuses_is_told(rated: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of somebody else cannot be made private: that is found, and the rest is looked at."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    log_of(rated).chmod(0o644)
    monkeypatch.setattr(Path, "chmod", refuse)

    outcome = rated("doctor", "--fix")

    assert "others can read it" in outcome.out
    assert "yours alone" not in outcome.out


@posix
def test_the_journal_of_imports_is_private(rated: CommandLine) -> None:
    """It holds the texts of decks as they were."""
    journal = rated.home / "imports.sqlite3"
    journal.touch(0o644)
    journal.chmod(0o644)

    assert f"{journal} is yours alone now" in rated("doctor", "--fix").out
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600


def test_leftovers_are_removed_but_not_what_is_being_written(rated: CommandLine) -> None:
    """Only what nobody writes any more is cleared away."""
    write(".old.yaml.abc.part", "x")(rated)
    fresh = rated.home / ".new.yaml.abc.part"
    fresh.write_text("x")
    os.utime(fresh, (1795424400, 1795424400))  # a quarter of an hour before the fixed clock

    assert rated("doctor", "--fix").code == 0

    assert not (rated.home / ".old.yaml.abc.part").exists()
    assert fresh.exists()


@pytest.mark.parametrize("place", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_damaged_log_is_mended_from_itself_and_a_backup(rated: CommandLine, place: float) -> None:
    """Whichever page is lost: the backup's reviews are there, and all that can be read; none twice."""
    broken = corrupt(log_of(rated), place)
    assert rated("doctor").code == 1
    assert log_of(rated).read_bytes() == broken, "looking made it another file"

    outcome = rated("doctor", "--fix", now=at(24))

    assert outcome.code == 0
    seqs = [review.id.seq for review in rated.reviews()]
    assert seqs == sorted(set(seqs))
    assert set(seqs) >= set(range(1, REVIEWS // 2 + 1))
    assert len(seqs) >= REVIEWS // 2 if place == 0.0 else len(seqs) > REVIEWS - 250
    assert f"{len(seqs)} reviews were saved from the damaged log" in outcome.out
    [kept] = rated.home.glob("reviews.damaged-*.sqlite3")
    assert kept.read_bytes() == broken
    with ReviewLog(log_of(rated)) as log:
        log.record(a_review("beta", session="after"))


def test_a_damaged_log_without_a_backup_keeps_what_can_be_read(cli: CommandLine) -> None:
    """Without any backup the rows of the sound pages are saved."""
    cli.deck()
    fill(cli, 1, REVIEWS + 1)
    corrupt(log_of(cli), 0.5)

    assert cli("doctor", "--fix").code == 0
    assert REVIEWS - 250 < len(cli.reviews()) <= REVIEWS


def test_reviews_outlive_the_name_of_their_card(cli: CommandLine) -> None:
    """When the names of cards cannot be read, the reviews are kept under names that say so."""
    cli.deck()
    fill(cli, 1, 21)
    with sqlite3.connect(log_of(cli)) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute("delete from sqlite_master where name = 'cards'")
    connection.close()

    cli("doctor", "--fix")

    assert {review.card for review in cli.reviews()} == {"lost-1"}
    assert len(cli.reviews()) == 20
    assert "the card 'lost-1' has 20 reviews but is in no deck" in cli("check").out


@pytest.mark.parametrize("kind", ["newer", "of another program"])
def test_what_is_not_ours_is_left_alone(rated: CommandLine, kind: str) -> None:
    """A newer log, or another program's database, is not touched by --fix."""
    if kind == "newer":
        version(rated, 99)
    else:
        log_of(rated).unlink()
        sqlite3.connect(log_of(rated)).execute("create table notes (text)").connection.commit()
    before = log_of(rated).read_bytes()

    assert rated("doctor", "--fix").code == 1
    assert log_of(rated).read_bytes() == before


def test_rebuild_throws_the_cache_away(rated: CommandLine) -> None:
    """With --rebuild nothing of the cache is left, and nothing else is touched."""
    write("cache/decks.sqlite3", "x")(rated)

    outcome = rated("doctor", "--rebuild")

    assert outcome.code == 0
    assert not (rated.home / "cache").exists()
    assert "the cache was thrown away" in outcome.out
    assert len(rated.reviews()) == REVIEWS


def test_a_cache_that_is_not_the_fold_is_found(rated: CommandLine) -> None:
    """What is kept of the past is held to the log; a wrong one is named, and made anew with --rebuild."""
    scheduler = SCHEDULERS["adaptive"]()
    today = date(2026, 11, 30)
    cache = PastCache(rated.home / "cache", "adaptive")
    with ReviewLog(log_of(rated)) as log:
        load_past(log, cache, scheduler, today, {})
    assert rated("doctor", now=at(30)).code == 0
    [file] = (rated.home / "cache").glob("past-*.json")
    file.write_text(file.read_text().replace('"alpha":[', '"beta":['))

    found = rated("doctor", now=at(30))

    assert found.code == 1
    assert "is not what the log comes to" in found.out
    assert rated("doctor", "--rebuild", now=at(30)).code == 0
