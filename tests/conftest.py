"""Settings for every test: nothing of the machine's own surroundings may shine through."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dlprep.storage.deck_format import read_deck
from tests.harness import CommandLine
from tests.snapshots import Snapshot

settings.register_profile(
    "quick", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("heavy", parent=settings.get_profile("quick"), max_examples=300)
settings.load_profile(os.environ.get("DLPREP_HYPOTHESIS", "quick"))


@pytest.fixture(scope="session", autouse=True)
def _same_text_read_once() -> Iterator[None]:
    """Keep what deck texts hold: the shipped ones are most of the time of hundreds of commands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dlprep.storage.deck_files.read_deck", lru_cache(64)(read_deck))
        yield


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what would change output: colours, sizes, the person's own folders."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "DLPREP_HOME", "DLPREP_NOW", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return a command line with empty folders of its own."""
    return CommandLine(tmp_path / "home", monkeypatch, capsys)


@pytest.fixture
def snapshot() -> Snapshot:
    """Return the screens that are kept."""
    return Snapshot()
