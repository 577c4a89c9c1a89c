"""Backups as files: whole or not at all, thinned, and nothing believed that they say."""

import io
import json
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import BackupError
from dlprep.storage import backups
from dlprep.storage.backup_reading import extract_log, read_contents
from dlprep.storage.backup_thinning import DAYS, LAST, MONTHS, WEEKS, kept
from dlprep.storage.backups import Reason, back_up, back_up_today, list_backups
from dlprep.storage.log_state import read_state
from dlprep.storage.paths import Paths
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY, a_review

times = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Return the folders of a person with a log, a deck, a note and a config."""
    paths = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")
    for file, text in (
        (paths.decks / "a.yaml", "a"), (paths.decks / "tags.yaml", "t"), (paths.decks / "other.txt", "o"),
        (paths.notes / "n.md", "n"), (paths.config / "config.toml", "c"),
    ):  # fmt: skip
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    with ReviewLog(paths.log) as log:
        log.record(a_review("alpha"))
    return paths


def test_a_backup_holds_what_is_the_persons_own(paths: Paths) -> None:
    """One private file has the log, also what is not yet in its main file, decks, notes and config."""
    with ReviewLog(paths.log) as log:
        log.record(a_review("beta", seq=2))
        backup = back_up(paths, Reason.ASKED, MONDAY)

    contents = read_contents(backup.file)
    extract_log(backup.file, paths.data / "copy")

    assert set(contents.sizes) == {
        "reviews.sqlite3", "decks/a.yaml", "decks/tags.yaml", "notes/n.md", "config.toml"
    }  # fmt: skip
    assert (contents.made, contents.reason) == (MONDAY, "asked")
    assert read_state(paths.data / "copy").reviews == 2
    assert stat.S_IMODE(backup.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.backups.stat().st_mode) == 0o700
    assert [file.name for file in paths.backups.iterdir()] == ["20261123T090000Z-asked.zip"]


def test_one_a_day(paths: Paths) -> None:
    """The backup of a study day is made once, whatever the reason of the first one was."""
    assert back_up_today(paths, MONDAY) is not None
    assert back_up_today(paths, MONDAY + timedelta(hours=18)) is None  # 03:00: the same study day
    assert back_up_today(paths, MONDAY + timedelta(hours=20)) is not None
    back_up(paths, Reason.IMPORT, MONDAY + timedelta(days=2))
    assert back_up_today(paths, MONDAY + timedelta(days=2, hours=1)) is None


def test_backups_of_one_second_are_all_kept_apart(paths: Paths) -> None:
    """Backups at one and the same time get names of their own, in their order."""
    made = [back_up(paths, reason, MONDAY) for reason in (Reason.ASKED, Reason.IMPORT, Reason.ASKED)]

    assert list_backups(paths) == tuple(reversed(made))


@given(st.lists(times, max_size=200))
def test_thinning_keeps_the_last_and_is_bounded(some: list[datetime]) -> None:
    """The newest are kept, there are never more than so many, and doing it again drops nothing."""
    keep = kept(some)

    assert keep >= set(sorted(set(some))[-DAYS:])
    assert len(keep) <= LAST + DAYS + WEEKS + MONTHS
    assert kept(keep) == keep


@given(st.lists(times, min_size=1, max_size=60, unique=True), times)
def test_a_clock_that_jumps_drops_no_more_than_one(some: list[datetime], jumped: datetime) -> None:
    """One more backup, at whatever time, makes no others old but those it comes in the place of."""
    assert len(kept(some) - kept([*some, jumped])) <= 4


def test_old_backups_are_dropped_and_those_asked_for_are_not(paths: Paths) -> None:
    """After a year of daily backups some thirty are left, and every one that a person asked for."""
    paths.backups.mkdir()
    for day in range(365):
        made = MONDAY - timedelta(days=day + 1)
        reason = Reason.ASKED if day % 100 == 0 else Reason.DAILY
        (paths.backups / f"{made.strftime(backups.STAMP)}-{reason}.zip").touch()

    back_up(paths, Reason.DAILY, MONDAY)

    left = list_backups(paths)
    assert len(left) < 40
    assert left[0].made == MONDAY
    assert sum(backup.reason == Reason.ASKED for backup in left) == 4
    assert left[-1].made < MONDAY - timedelta(days=300)


def test_a_damaged_log_is_not_backed_up(paths: Paths) -> None:
    """A damaged log makes no backup that would push out the sound ones, and leaves nothing behind."""
    before = list_backups(paths)
    data = paths.log.read_bytes()
    paths.log.write_bytes(data[:-5000] + b"\xff" * 5000)

    with pytest.raises(BackupError) as caught:
        back_up(paths, Reason.DAILY, MONDAY)

    assert "doctor" in caught.value.hint
    assert list_backups(paths) == before
    assert not list(paths.backups.iterdir())


def packed(files: dict[str, bytes], manifest: object) -> bytes:
    """Return a zip of those files and that manifest."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("backup.json", manifest if isinstance(manifest, bytes) else json.dumps(manifest))
    return data.getvalue()


def honest(name: str, content: bytes) -> bytes:
    """Return a backup of one file, of which it says the truth."""
    stated = {"size": len(content), "sha256": sha256(content).hexdigest()}
    manifest = {"format": 1, "made": "2026-11-23T09:00:00+00:00", "reason": "asked", "files": {name: stated}}
    return packed({name: content}, manifest)


WHOLE = honest("decks/a.yaml", b"text" * 500)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no zip": lambda: b"PK\x03\x04" + b"x" * 200,
    "cut": lambda: WHOLE[:-30],
    "one byte changed": lambda: WHOLE.replace(b"decks/a.yaml", b"decks/b.yaml", 1),
    "climbing name": lambda: honest("decks/../../x.yaml", b""),
    "absolute name": lambda: honest("/etc/passwd", b""),
    "windows name": lambda: honest("decks/C:x.yaml", b""),
    "backslash": lambda: honest("decks/..\\x.yaml", b""),
    "hidden name": lambda: honest("decks/.x.yaml", b""),
    "another folder": lambda: honest("backups/x.yaml", b""),
    "manifest is a list": lambda: packed({}, []),
    "manifest is no JSON": lambda: packed({}, b"{"),
    "manifest without end": lambda: packed({}, b"[" * 100_000),
    "files is a list": lambda: packed({}, {"format": 1, "made": "2026-11-23", "reason": "", "files": []}),
    "a file that is not there": lambda: packed(
        {}, {"format": 1, "made": "2026-11-23", "reason": "", "files": {"config.toml": {}}}
    ),
    "another checksum": lambda: packed(
        {"config.toml": b"x"},
        {
            "format": 1,
            "made": "2026-11-23",
            "reason": "",
            "files": {"config.toml": {"size": 1, "sha256": ""}},
        },
    ),
    "no time": lambda: packed({}, {"format": 1, "made": "yesterday", "reason": "", "files": {}}),
    "the end of time": lambda: packed(
        {}, {"format": 1, "made": "9999-12-31T23:59:59-12:00", "reason": "", "files": {}}
    ),
    "a newer format": lambda: packed({}, {"format": 2}),
    "a bomb": lambda: honest("decks/a.yaml", b"\0" * (65 * 2**20)),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_whole_backup_is_refused(tmp_path: Path, make: Callable[[], bytes]) -> None:
    """A file that is not exactly what a backup is is one expected error with its place."""
    path = tmp_path / "odd.zip"
    path.write_bytes(make())

    with pytest.raises(BackupError) as caught:
        read_contents(path)

    assert caught.value.place is not None
    assert caught.value.hint


def test_any_cut_and_any_changed_byte_is_noticed(tmp_path: Path) -> None:
    """A backup that was cut, or of which any byte of a file was changed, is never found whole."""
    path = tmp_path / "odd.zip"
    for place in range(0, len(WHOLE), 7):
        path.write_bytes(WHOLE[:place])
        with pytest.raises(BackupError):
            read_contents(path)
        path.write_bytes(WHOLE[:place] + bytes([WHOLE[place] ^ 1]) + WHOLE[place + 1 :])
        try:
            contents = read_contents(path)
        except BackupError:
            continue
        # What is not covered by a checksum is of no consequence: times, and how it is packed.
        assert contents.sizes == {"decks/a.yaml": 2000}
