"""A disk that fills up, and one that cannot be written: nothing acknowledged is lost, reading goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.faults.homes import ARTICLE, DECK, given, live, make_home, require_sound, shown_as_done
from tests.faults.tally import Tally
from tests.harness import NOW

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="disks are made to fail in Linux's way")
if sys.platform == "linux":
    import resource

    from tests.faults import forked

READING = ("due", "due --json", "stats", "plan", "check", "doctor", "backup --list", "paths")
# One process for all of them: starting takes longest.
READ = """
import sys
from dlprep.cli import main
print(*('failed: ' + words for words in sys.argv[1:] if main(words.split())), sep='\\n')
"""


def in_a_room_of_its_own(line: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell where it may mount; skip where that is not allowed."""
    words = " ".join(f"'{command}'" for command in READING)
    environment = {
        "PATH": os.environ["PATH"], "DLPREP_NOW": NOW, "dlprep": f"{sys.executable} -m dlprep",
        "read_all": f'{sys.executable} -c "{READ}" {words}',
    }  # fmt: skip
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("there is no unshare")
    may = subprocess.run(
        [unshare, "-Urm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"], capture_output=True, check=False
    )
    if may.returncode:
        pytest.skip("nothing may be mounted here")
    return subprocess.run(
        [unshare, "-Urm", "sh", "-c", line],
        env={**environment, **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def leave_unclosed(home: Path) -> None:
    """Record a review in a process that dies: it is in the file beside the log only."""
    if (pid := os.fork()) == 0:
        ReviewLog(home / "reviews.sqlite3").record(a_review("c0", session="unclosed"))
        os._exit(0)
    os.waitpid(pid, 0)


@pytest.mark.parametrize("state", ["closed", "unclosed", "unclosed, moved here"])
def test_reading_where_nothing_can_be_written(tmp_path: Path, state: str) -> None:
    """On a read-only disk all that reads works, with every review; studying says what is wrong."""
    home = make_home(tmp_path / "home", 3)
    if state != "closed":
        leave_unclosed(home)
    if state == "unclosed, moved here":
        (home / "reviews.sqlite3-shm").unlink()

    done = in_a_room_of_its_own(
        'mount --bind "$home" "$home" && mount -o remount,ro,bind "$home" && { eval "$read_all"; '
        "echo | $dlprep study --plain many; }",
        home=str(home), DLPREP_HOME=str(home),
    )  # fmt: skip

    failed = [line for line in done.stdout.splitlines() if line.startswith("failed:")]
    assert failed == ["failed: doctor"]  # which says that the home is read-only
    assert "dlprep may not write here" in done.stdout
    assert "Traceback" not in done.stderr
    assert "error: cannot open the review log" in done.stderr
    assert f'"unseen": {12 if state == "closed" else 11}' in done.stdout


def test_reading_on_a_full_disk(tmp_path: Path) -> None:
    """On a full disk all that reads works; what would write says so and leaves no half file."""
    home = make_home(tmp_path / "home", 3)
    done = in_a_room_of_its_own(
        'mount -t tmpfs -o size=1m tmpfs /mnt && cp -r "$home"/. /mnt && '
        '{ dd if=/dev/zero of=/mnt/rest bs=4k; eval "$read_all"; '
        '$dlprep backup && echo made; $dlprep import - --deck primes <"$article" && echo imported; '
        "printf '\\n3\\nq\\n' | $dlprep study many --plain; ls -A /mnt /mnt/decks /mnt/backups; } 2>&1",
        home=str(home), DLPREP_HOME="/mnt", article=str(write(tmp_path / "article.txt", ARTICLE)),
    )  # fmt: skip

    failed = [line for line in done.stdout.splitlines() if line.startswith("failed:")]
    assert failed == ["failed: doctor"]
    assert "only 0 MB are free" in done.stdout
    assert "made" not in done.stdout.splitlines()
    assert "imported" not in done.stdout.splitlines()
    assert "Traceback" not in done.stdout
    assert ".part" not in done.stdout


def write(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text)
    return path


def limited(size: int) -> None:
    """Let no file grow beyond *size*, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def fill_up(tmp_path: Path, sizes: range) -> None:
    """Study with less and less room until nothing can be recorded any more."""
    tally = Tally("disk full while rating")
    for size in sizes:
        home = make_home(tmp_path / str(size), 3)
        done = forked.run(
            "study", "many", "--plain", "--new", "20", home=home, text="\n3\n" * 11 + "q\n",
            prepare=lambda size=size: limited(size),
        )  # fmt: skip
        assert "Traceback" not in done.said
        acknowledged = shown_as_done(done.said)
        there = given(home)
        assert acknowledged <= len(there) <= acknowledged + 1
        assert done.code == 0 or "review log" in done.said
        require_sound(home)
        after = forked.run("study", "many", "--plain", "--new", "20", home=home, text="\n3\nq\n")
        assert after.code == 0
        assert len(given(home)) == len(there) + 1
        tally.add(acknowledged, there)
    tally.settle()


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    """Wherever the room ends, the ratings that were acknowledged are there, and with room it goes on."""
    fill_up(tmp_path, range(60_000, 220_000, 40_000))


@pytest.mark.heavy
def test_a_disk_that_fills_up_anywhere(tmp_path: Path) -> None:
    """The same in small steps."""
    fill_up(tmp_path, range(4_000, 260_000, 4_000))


@pytest.mark.parametrize(
    "words", [("import", "-", "--deck", "primes"), ("backup",), ("restore", "--yes"), ("doctor", "--fix")]
)
def test_a_disk_that_is_full_for_other_writers(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Whatever cannot be written whole is not there at all, and what was there is as it was."""
    for size in (0, 9000):
        home = make_home(tmp_path / f"{size}", 3)
        forked.run("backup", home=home)
        (home / "decks" / "many.yaml").write_text(DECK + "# later\n")

        done = forked.run(*words, home=home, text=ARTICLE, prepare=lambda size=size: limited(size))

        assert "Traceback" not in done.said
        require_sound(home)
        assert len(live(home)) == 3
        assert (home / "decks" / "many.yaml").read_text() in (DECK, DECK + "# later\n")
        assert not list(home.rglob("*.part"))
        assert forked.run("restore", "--verify", home=home).code == 0
