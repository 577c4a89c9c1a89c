"""The three streams of the process, closed, full or in an odd encoding."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import DECK, NOW, CommandLine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
FULL = Path("/dev/full")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with one deck."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "basics.yaml").write_text(DECK)
    return tmp_path


def shell(line: str, home: Path, text: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run `dlprep` in a line of a shell, where it is called $dlprep."""
    environment = {
        "PATH": os.environ["PATH"], "DLPREP_HOME": str(home), "DLPREP_NOW": NOW,
        "dlprep": f"{sys.executable} -m dlprep", **variables,
    }  # fmt: skip
    return subprocess.run(["sh", "-c", line], env=environment, input=text, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("$dlprep paths >&-", 1, b"standard output is closed"),
        ("$dlprep paths --json >&-", 1, b"standard output is closed"),
        ("$dlprep paths >&- 2>&-", 1, b""),
        ("$dlprep paths <&- >&- 2>&-", 1, b""),
        ("$dlprep import - <&-", 1, b"the article is empty"),
        ("$dlprep study --plain <&- >/dev/null", 0, b""),
    ],
)
def test_a_closed_stream_is_one_message(home: Path, line: str, code: int, said: bytes) -> None:
    """A stream that was closed by whoever started the program ends in a message, never in a traceback."""
    done = shell(line, home)

    assert done.returncode == code
    assert said in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_is_printed_with_closed_streams_never_lands_in_a_file(home: Path) -> None:
    """With all three streams closed, a sitting writes nothing of its talk into the log or a deck."""
    before = (home / "decks" / "basics.yaml").read_bytes()

    shell("$dlprep study --plain <&- >&- 2>&-; $dlprep check <&- >&- 2>&-", home)

    assert (home / "decks" / "basics.yaml").read_bytes() == before
    assert b"sound" in shell("$dlprep doctor", home).stdout


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["paths --json", "schema", "due"])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_output_that_does_not_fit_is_one_message(home: Path, command: str, buffered: str) -> None:
    """Output to a full disk is said on standard error, with exit code 1."""
    done = shell(f"$dlprep {command} >{FULL}", home, PYTHONUNBUFFERED=buffered)

    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_an_answer_like_any_other(home: Path) -> None:
    """Bytes that the encoding of standard input does not know do not end the plain dialogue."""
    done = shell("$dlprep study basics --plain", home, b"\xff\xfe\xc3\n\n3\nq\n", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert b"none of the choices" in done.stdout
    assert b"1 rating" in done.stdout or b"1 card" in done.stdout


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00", "1899-12-31"])
def test_a_clock_at_the_ends_of_the_calendar_is_refused(cli: CommandLine, now: str) -> None:
    """A time that cannot be reckoned with is a mistake of use, for every command."""
    for command in ("due", "plan", "stats", "paths"):
        outcome = cli(command, now=now)

        assert outcome.code == 2
        assert "hint: the years are 1900 to 2199" in outcome.err


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_amid_a_large_output(home: Path, unbuffered: str) -> None:
    """What was not read to the end was not done, also where Python was told not to buffer."""
    line = "{ $dlprep export - --format json; echo $? >&2; } | head -c 5"

    done = shell(line, home, PYTHONUNBUFFERED=unbuffered)

    assert (len(done.stdout), done.stderr) == (5, b"1\n")
