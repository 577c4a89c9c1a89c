"""`dlprep backup` and `dlprep restore`."""

import json
import sqlite3
from pathlib import Path

import pytest

from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.harness import DECK, CommandLine, at


@pytest.fixture
def rated(cli: CommandLine) -> CommandLine:
    """Return a command line of a person with a deck, a note and one review."""
    cli.deck()
    (cli.home / "notes").mkdir()
    (cli.home / "notes" / "alpha.md").write_text("mine")
    with ReviewLog(cli.home / "reviews.sqlite3") as log:
        log.record(a_review("alpha"))
    return cli


def rate_more(cli: CommandLine) -> None:
    """Record two more reviews."""
    with ReviewLog(cli.home / "reviews.sqlite3") as log:
        log.record(a_review("beta", session="later"))
        log.record(a_review("beta", session="later", seq=2))


def cards(cli: CommandLine) -> list[str]:
    """Return the cards of the live reviews."""
    return [review.card for review in cli.reviews()]


def test_a_backup_is_made_and_listed(rated: CommandLine) -> None:
    """The file is the result; what is in it is said beside it."""
    outcome = rated("backup")

    assert (outcome.code, outcome.out) == (
        0, f"{rated.home}/backups/20261123T090000Z-asked.zip\n",
    )  # fmt: skip
    assert "the review log, 1 deck, 1 note" in outcome.err
    assert "20261123T090000Z-asked  2026-11-23 09:00  asked" in rated("backup", "--list").out
    assert rated("restore", "--list").out == rated("backup", "--list").out


def test_what_would_be_lost_is_named_first(rated: CommandLine) -> None:
    """A dry run names the reviews that are newer than the backup, with their numbers, and changes nothing."""
    rated("backup")
    rate_more(rated)
    rated.deck(DECK.replace("The first letter", "Changed"))
    before = (rated.home / "reviews.sqlite3").read_bytes()

    outcome = rated("restore", "--dry-run", now=at(24))

    assert outcome.code == 0
    assert "2 reviews that are not in it would be gone: beta 2" in outcome.out
    assert "decks/basics.yaml would be as it was" in outcome.out
    assert (rated.home / "reviews.sqlite3").read_bytes() == before
    assert len(list((rated.home / "backups").iterdir())) == 1


def test_a_restore_can_be_undone(rated: CommandLine) -> None:
    """Everything is as it was in the backup, and after going back as it was before."""
    rated("backup")
    rate_more(rated)
    deck = rated.deck(DECK.replace("The first letter", "Changed"))
    (rated.home / "notes" / "alpha.md").unlink()

    there = rated("restore", "--yes", now=at(24))

    assert there.code == 0
    assert cards(rated) == ["alpha"]
    assert deck.read_text() == DECK
    assert (rated.home / "notes" / "alpha.md").read_text() == "mine"

    [command] = [line.partition("dlprep ")[2] for line in there.out.splitlines() if "go back" in line]
    back = rated(*command.split(), "--yes", now=at(25))

    assert back.code == 0
    assert cards(rated) == ["alpha", "beta", "beta"]
    assert "Changed" in deck.read_text()


def test_the_log_alone(rated: CommandLine) -> None:
    """With --log-only decks, notes and config are left alone."""
    rated("backup")
    rate_more(rated)
    deck = rated.deck(DECK.replace("The first letter", "Changed"))

    rated("restore", "--yes", "--log-only")

    assert cards(rated) == ["alpha"]
    assert "Changed" in deck.read_text()


def test_nothing_is_put_back_unasked(rated: CommandLine) -> None:
    """Where nobody can be asked, --yes has to be said."""
    rated("backup")
    rate_more(rated)

    outcome = rated("restore", text="y\n")

    assert outcome.code == 2
    assert "add --yes" in outcome.err
    assert len(cards(rated)) == 3


def test_a_backup_that_changes_nothing_is_not_put_back(rated: CommandLine) -> None:
    """When everything is as in the backup, that is all that is said."""
    rated("backup")

    outcome = rated("restore", "--yes")

    assert outcome.out == "Everything is as in this backup.\n"
    assert len(list((rated.home / "backups").iterdir())) == 1


@pytest.mark.parametrize("damage", ["header", "middle", "cut", "not a database"])
def test_a_damaged_log_is_kept_beside_the_restored_one(rated: CommandLine, damage: str) -> None:
    """A log that cannot be read is put in order from a backup; its bytes are kept."""
    rated("backup")
    log = rated.home / "reviews.sqlite3"
    data = log.read_bytes()
    broken = {
        "header": b"\xff" * 100 + data[100:],
        "middle": data[:8192] + b"\xff" * 4096 + data[12288:],
        "cut": data[:-6000],
        "not a database": b"not a database at all" * 100,
    }[damage]
    log.write_bytes(broken)
    assert rated("due").code == 1 or rated("doctor").code == 1

    outcome = rated("restore", "--yes", now=at(24))

    assert outcome.code == 0
    assert cards(rated) == ["alpha"]
    [kept] = rated.home.glob("reviews.damaged-*.sqlite3")
    assert kept.read_bytes() == broken
    assert str(kept) in outcome.err


def test_a_bare_log_can_be_put_back(rated: CommandLine, tmp_path: Path) -> None:
    """Any whole log file is a backup too."""
    with ReviewLog(tmp_path / "other.sqlite3") as log:
        log.record(a_review("gamma", session="other"))

    assert rated("restore", str(tmp_path / "other.sqlite3"), "--yes").code == 0
    assert cards(rated) == ["gamma"]


def test_an_open_sitting_sees_what_was_put_back(rated: CommandLine) -> None:
    """A log is restored in its place: who has it open goes on recording into the same file."""
    rated("backup")
    with ReviewLog(rated.home / "reviews.sqlite3") as log:
        log.record(a_review("beta", session="open"))
        rated("restore", "--yes")
        log.record(a_review("gamma", session="open", seq=2))

    assert cards(rated) == ["alpha", "gamma"]


@pytest.mark.parametrize("name", ["nothing", "2026", "x.zip"])
def test_which_backup_is_meant_must_be_clear(rated: CommandLine, name: str) -> None:
    """A name that fits none, or several, is an error; a beginning that fits one is enough."""
    rated("backup")
    rated("backup", now=at(24))

    outcome = rated("restore", name, "--dry-run")

    assert outcome.code == 1
    assert "dlprep restore --list" in outcome.err
    assert rated("restore", "20261124", "--dry-run").code == 0


def test_verify_reads_all(rated: CommandLine) -> None:
    """--verify says of each backup whether it is sound, and ends with 1 if one is not."""
    rated("backup")
    assert rated("restore", "--verify").code == 0
    rated("backup", now=at(24))
    bad = rated.home / "backups" / "20261124T090000Z-asked.zip"
    bad.write_bytes(bad.read_bytes()[:-100])

    outcome = rated("restore", "--verify")

    assert outcome.code == 1
    assert "20261123T090000Z-asked.zip: sound" in outcome.out
    assert f"{bad}: error: this is no whole backup" in outcome.err


def test_a_backup_of_a_newer_log_is_refused(rated: CommandLine) -> None:
    """A log that only a newer program knows is not put back; what is there stays."""
    log = rated.home / "reviews.sqlite3"
    newer = rated.home / "newer.sqlite3"
    newer.write_bytes(log.read_bytes())
    connection = sqlite3.connect(newer)
    connection.execute("pragma user_version = 99")
    connection.close()

    outcome = rated("restore", str(newer), "--yes")

    assert outcome.code == 1
    assert "newer dlprep" in outcome.err
    assert cards(rated) == ["alpha"]


def test_json(rated: CommandLine) -> None:
    """Each of the forms prints one object."""
    made = json.loads(rated("backup", "--json").out)
    rate_more(rated)
    listed = json.loads(rated("restore", "--list", "--json").out)
    planned = json.loads(rated("restore", "--dry-run", "--json").out)
    done = json.loads(rated("restore", "--yes", "--json", now=at(24)).out)
    verified = json.loads(rated("restore", "--verify", "--json").out)

    assert made["data"]["files"].keys() == {"decks/basics.yaml", "notes/alpha.md", "reviews.sqlite3"}
    assert [backup["name"] for backup in listed["data"]["backups"]] == [made["data"]["name"]]
    assert (planned["data"]["lost"], planned["data"]["lost_cards"]) == (2, {"beta": 2})
    assert (planned["data"]["done"], done["data"]["done"]) == (False, True)
    assert done["data"]["go_back"] == "20261124T090000Z-before-restore"
    assert len(verified["data"]["sound"]) == 2


def test_an_older_log_is_backed_up_before_it_is_migrated(cli: CommandLine) -> None:
    """The first command that meets a log of an older format makes a backup of it, still in that format."""
    from importlib import resources

    first = resources.files("dlprep.storage.migrations").joinpath("0001_reviews.sql").read_text()
    cli.home.mkdir()
    connection = sqlite3.connect(cli.home / "reviews.sqlite3")
    connection.executescript(first)
    connection.executescript("pragma user_version = 1; pragma application_id = 0x646C7072;")
    connection.execute("insert into cards (id) values ('alpha')")
    connection.execute("insert into sessions (id) values ('s')")
    connection.execute(
        "insert into reviews (session, seq, card, rating, at, utc_offset, took) values (1, 1, 1, 3, 0, 0, 0)"
    )
    connection.commit()
    connection.close()

    assert cli("due").code == 0

    [backup] = json.loads(cli("backup", "--list", "--json").out)["data"]["backups"]
    assert backup["reason"] == "before-migration"
    assert cards(cli) == ["alpha"]
    assert cli("restore", "--yes").code == 0
    assert cards(cli) == ["alpha"]


def test_a_sitting_makes_the_backup_of_its_day(cli: CommandLine) -> None:
    """The first sitting of a day is followed by a backup, which has what was rated in it."""
    cli.deck()
    for hour in (9, 10):
        cli("study", "basics", "--plain", text="\n3\nq\n", now=at(23, hour))

    [backup] = json.loads(cli("backup", "--list", "--json").out)["data"]["backups"]
    assert backup["reason"] == "daily"
    cli("restore", "--yes", now=at(24))
    assert len(cli.reviews()) == 1


def test_a_backup_that_cannot_be_made_does_not_spoil_a_sitting(cli: CommandLine) -> None:
    """What was rated is there and summed up; why there is no backup is said beside it."""
    cli.deck()
    (cli.home / "backups").write_text("in the way")

    outcome = cli("study", "basics", "--plain", text="\n3\nq\n")

    assert outcome.code == 0
    assert len(cli.reviews()) == 1
    assert "no backup can be made" in outcome.err


def test_an_import_is_preceded_by_a_backup(cli: CommandLine, tmp_path: Path) -> None:
    """What there was before an import is kept; with nothing there yet, or a dry run, there is no backup."""
    article = tmp_path / "article.txt"
    article.write_text("Q 1. What is a prime?\nA number with two divisors.\n\nQ 2. What is one?\nNo prime.\n")
    cli("import", str(article))
    assert not (cli.home / "backups").exists()
    article.write_text(article.read_text() + "\nQ 3. What is two?\nA prime.\n")
    cli("import", str(article), "--dry-run")
    assert not (cli.home / "backups").exists()

    cli("import", str(article))

    [backup] = json.loads(cli("backup", "--list", "--json").out)["data"]["backups"]
    assert backup["reason"] == "before-import"
