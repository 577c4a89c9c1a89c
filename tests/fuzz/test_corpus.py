"""Decks, configs, notes, environments and logs made to hurt: every command ends well, and soon."""

import contextlib
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import Any
from unicodedata import category

import pytest

from dlprep.errors import ConfigError
from dlprep.scheduling.plan import Plan
from dlprep.storage.config import read_config, write_plan
from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.fuzz.hurting import hurt
from tests.harness import DECK, CommandLine

CORPUS = Path(__file__).parent / "corpus"
HEAVY = int(os.environ.get("DLPREP_FUZZ", "40"))
SECONDS = 20
"""Of the processor, for a command on a file of the corpus: it takes a fraction of one."""

ANSWERS = "\n3\n\n1\n\n4\nu\nq\nq\n"


def files(kind: str) -> list[Path]:
    """Return the files of a kind."""
    return sorted((CORPUS / kind).iterdir())


def named(paths: list[Path]) -> list[str]:
    """Return what the tests of files are called."""
    return [path.name for path in paths]


def require_well(
    cli: CommandLine, *words: str, text: str = "", codes: tuple[int, ...] = (0, 1), **env: Any
) -> None:
    """Run a command, and demand an exit code that is documented and an output without an escape."""
    begun = process_time()
    outcome = cli(*words, text=text, **env)
    assert outcome.code in codes, (words, outcome)
    assert process_time() - begun < SECONDS
    for char in set(outcome.out + outcome.err):
        assert char == "\n" or category(char) not in ("Cc", "Cf", "Cs"), (words, hex(ord(char)))


def put(path: Path, data: bytes) -> None:
    """Write a file in a folder that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def use_deck(cli: CommandLine, data: bytes) -> None:
    """Check and study a deck; whatever it is, it is not changed."""
    path = cli.home / "decks" / "odd.yaml"
    put(path, data)
    for words in (("check", str(path)), ("study", "--plain"), ("import", "-", "-o", str(path), "--dry-run")):
        require_well(cli, *words, text=ANSWERS)
    assert path.read_bytes() == data


def use_config(cli: CommandLine, data: bytes) -> None:
    """Study and plan with a config; what cannot be changed in its own way is left alone."""
    path = cli.home / "config" / "config.toml"
    cli.deck()
    put(path, data)
    require_well(cli, "due")
    assert path.read_bytes() == data
    with contextlib.suppress(ConfigError):
        write_plan(path.parent, Plan(minutes=7))
        assert read_config(path.parent).plan == Plan(minutes=7)
        return
    assert path.read_bytes() == data


def use_note(cli: CommandLine, data: bytes) -> None:
    """Study a card with a note."""
    cli.deck()
    put(cli.home / "notes" / "alpha.md", data)
    require_well(cli, "study", "basics", "--plain", text=ANSWERS)


def use_log(cli: CommandLine) -> None:
    """Read a log, mend it, and study with it."""
    for words in (("due",), ("doctor", "--fix"), ("study", "basics", "--plain")):
        require_well(cli, *words, text=ANSWERS)


USES = {"decks": use_deck, "configs": use_config, "notes": use_note}
EACH = [
    pytest.param(kind, path, id=f"{kind}/{path.name}", marks=pytest.mark.heavy if kind == "decks" else ())
    for kind in USES
    for path in files(kind)
]


def test_all_decks_of_the_corpus_at_once(cli: CommandLine) -> None:
    """A folder full of decks made to hurt is checked, and the sound deck among them is studied."""
    sound = cli.deck()
    for path in files("decks"):
        put(sound.with_name(path.name), path.read_bytes())

    require_well(cli, "check", codes=(1,))
    require_well(cli, "study", "--plain", "--new", "99", text="\n3\n" * 99)
    assert {"alpha", "beta", "gamma"} <= {review.card for review in cli.reviews()}


@pytest.mark.parametrize(("kind", "path"), EACH)
def test_each_text_of_the_corpus(cli: CommandLine, kind: str, path: Path) -> None:
    """Each is read or refused in messages with exit code 0 or 1."""
    USES[kind](cli, path.read_bytes())


def changed(kind: str, times: int, seed: int) -> Iterator[bytes]:
    """Iterate over changed texts of a kind, each drawn by lot from all of them."""
    chance = random.Random(seed)
    texts = [path.read_bytes() for path in files(kind)] + [DECK.encode()]
    for _ in range(times):
        yield hurt(chance.choice(texts), chance.choice(texts), chance)


@pytest.mark.heavy
@pytest.mark.parametrize("kind", USES)
def test_changed_texts_of_the_corpus(cli: CommandLine, kind: str) -> None:
    """So are texts that were cut, doubled, mixed and changed."""
    for data in changed(kind, HEAVY, seed=1):
        USES[kind](cli, data)


@pytest.fixture
def log(cli: CommandLine) -> Path:
    """Return the log of a person with a few reviews."""
    cli.deck()
    path = cli.home / "reviews.sqlite3"
    with ReviewLog(path) as open_log:
        open_log.record_all(a_review("alpha", seq=number, minutes=number) for number in range(1, 40))
    return path


@pytest.mark.parametrize("path", files("logs"), ids=named(files("logs")))
def test_each_log_of_the_corpus(cli: CommandLine, log: Path, path: Path) -> None:
    """A log into which somebody wrote what cannot be is read as far as it is sound, or mended."""
    with closing(sqlite3.connect(log)) as connection:
        connection.executescript(path.read_text(encoding="utf-8"))

    use_log(cli)
    assert len(cli.reviews()) >= 1


@pytest.mark.heavy
@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away there")
def test_changed_logs(cli: CommandLine, log: Path) -> None:
    """A log of which any bytes were changed is read, or refused and mended."""
    data, chance = log.read_bytes(), random.Random(1)
    for _ in range(HEAVY):
        for file in cli.home.glob("reviews*"):
            file.unlink()
        log.write_bytes(hurt(data, data, chance))
        use_log(cli)


@pytest.mark.parametrize("path", files("environments"), ids=named(files("environments")))
def test_each_environment_of_the_corpus(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path
) -> None:
    """Whatever the variables say, commands do their work or refuse it in a message."""
    lines = path.read_text(encoding="utf-8").splitlines()
    variables = dict(line.split("=", 1) for line in lines)
    cli.deck()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    words = ("note", "alpha") if "editor" in path.name else ("study", "basics", "--plain")
    require_well(cli, *words, text=ANSWERS, codes=(0, 1, 2), **variables)
    assert not (elsewhere / "owned").exists()
