"""What the review log does when its file is taken away, locked, not writable or cut."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from dlprep.errors import ReviewLogBusy, ReviewLogError
from dlprep.storage import log_opening
from dlprep.storage.review_log import ReviewLog
from dlprep.storage.sitting_lock import sitting_lock
from tests.builders import a_review

posix = pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log will be made."""
    return tmp_path / "data" / "reviews.sqlite3"


def cards(path: Path) -> list[str]:
    """Return the cards of the live reviews."""
    with ReviewLog(path) as log:
        return [review.card for review in log.reviews()]


def deleted(path: Path) -> None:
    """Delete the log and what is beside it."""
    for file in path.parent.iterdir():
        file.unlink()


def replaced(path: Path) -> None:
    """Put another log in its place."""
    deleted(path)
    with ReviewLog(path) as other:
        other.record(a_review("other", session="another"))


@posix
@pytest.mark.parametrize("take_away", [deleted, replaced])
def test_a_log_taken_away_while_open_is_noticed_and_kept(path: Path, take_away: object) -> None:
    """A rating is never written into a file that is gone; what was recorded before is saved beside it."""
    with ReviewLog(path) as log:
        log.record(a_review("alpha"))
        take_away(path)  # type: ignore[operator]
        for _ in range(2):
            with pytest.raises(ReviewLogError, match="moved away or replaced") as caught:
                log.record(a_review("beta", seq=2))

    [kept] = path.parent.glob("reviews.kept-*.sqlite3")
    assert str(kept) in caught.value.hint
    assert cards(kept) == ["alpha"]
    assert not path.exists() or cards(path) == ["other"]


def test_a_log_locked_too_long_can_be_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes without end, recording fails in a way that can be told apart."""
    monkeypatch.setattr(log_opening, "BUSY_SECONDS", 0.01)
    with ReviewLog(path) as log:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("begin immediate")
            with pytest.raises(ReviewLogBusy, match="locked"):
                log.record(a_review("alpha"))
        log.record(a_review("alpha"))

    assert cards(path) == ["alpha"]


def test_reading_goes_on_while_another_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader never waits for a writer."""
    monkeypatch.setattr(log_opening, "BUSY_SECONDS", 0.01)
    with ReviewLog(path) as log:
        log.record(a_review("alpha"))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("begin immediate")
            with ReviewLog(path, writing=False) as reader:
                assert [review.card for review in reader.reviews()] == ["alpha"]


def test_a_reader_makes_no_log(path: Path) -> None:
    """Looking at a log that is not there does not make one."""
    with pytest.raises(ReviewLogError):
        ReviewLog(path, writing=False)

    assert not path.parent.exists()


def test_what_others_rated_is_known(path: Path) -> None:
    """A sitting can ask which cards others have rated since it began."""
    with ReviewLog(path) as log:
        log.record(a_review("before", session="earlier"))
    with ReviewLog(path) as mine, ReviewLog(path) as other:
        mine.record(a_review("alpha", session="mine"))
        other.record(a_review("beta", session="other"))

        assert mine.rated_elsewhere(a_review(session="mine").id.session) == {"beta"}
        assert other.rated_elsewhere(a_review(session="other").id.session) == {"alpha"}


def test_many_at_once_lose_and_double_nothing(path: Path) -> None:
    """Several open logs that record at the same time all get through."""

    def record(name: str) -> None:
        with ReviewLog(path) as log:
            for seq in range(1, 21):
                log.record(a_review("alpha", session=name, seq=seq))

    threads = [threading.Thread(target=record, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with ReviewLog(path) as log:
        ids = [(review.id.session, review.id.seq) for review in log.reviews()]
    assert sorted(ids) == [(name, seq) for name in "abcd" for seq in range(1, 21)]


def test_a_cut_journal_loses_only_its_end(path: Path) -> None:
    """Wherever the file beside the log is cut, a first part of the reviews is there, each once."""
    with ReviewLog(path) as log:
        log.record_all(a_review("alpha", seq=seq) for seq in range(1, 4))
        for seq in range(4, 8):
            log.record(a_review("alpha", seq=seq))
        main, journal = path.read_bytes(), path.with_name("reviews.sqlite3-wal").read_bytes()
    copy = path.parent / "copy" / "reviews.sqlite3"
    copy.parent.mkdir()
    counts = []
    for cut in range(0, len(journal) + 1, 997):
        copy.write_bytes(main)
        copy.with_name("reviews.sqlite3-wal").write_bytes(journal[:cut])
        with ReviewLog(copy) as log:
            seqs = [review.id.seq for review in log.reviews()]
        assert seqs == list(range(1, len(seqs) + 1))
        counts.append(len(seqs))
        for file in copy.parent.iterdir():
            file.unlink()
    assert counts == sorted(counts)
    assert counts[0] == 0


def test_one_sitting_at_a_time(tmp_path: Path) -> None:
    """A second sitting learns that it is not the only one; after the first it is."""
    with sitting_lock(tmp_path) as first:
        with sitting_lock(tmp_path) as second:
            assert (first, second) == (True, False)
        with sitting_lock(tmp_path / "elsewhere") as other:
            assert other
    with sitting_lock(tmp_path) as again:
        assert again


@posix
def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    """A sitting that was killed stands in nobody's way."""
    ready_read, ready_write = os.pipe()
    pid = os.fork()
    if pid == 0:
        with sitting_lock(tmp_path):
            os.write(ready_write, b"x")
            threading.Event().wait()
    os.read(ready_read, 1)
    with sitting_lock(tmp_path) as alone:
        assert not alone
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(ready_read)
    os.close(ready_write)

    with sitting_lock(tmp_path) as alone:
        assert alone
