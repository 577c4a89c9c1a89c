"""A log that was cut or of which a page was spoilt: a clear word, nothing made worse, a way back."""

import os
import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dlprep.storage.log_salvage import salvage
from dlprep.storage.log_state import faults_of, read_state
from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.faults.homes import make_home
from tests.faults.tally import Tally
from tests.harness import CommandLine, at

PAGE = 4096
REVIEWS = 300
STEP = 1 if os.environ.get("DLPREP_HYPOTHESIS") == "heavy" else 16
"""Bytes from one cut of the last page to the next."""


@dataclass(frozen=True)
class Damaged:
    """A folder with a log and an older copy of it, which has the first half of the reviews."""

    folder: Path
    data: bytes

    @property
    def log(self) -> Path:
        """Return the log to damage."""
        return self.folder / "reviews.sqlite3"

    @property
    def older(self) -> Path:
        """Return the copy."""
        return self.folder / "older.sqlite3"


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    """Return a log to damage."""
    log = tmp_path / "reviews.sqlite3"
    for first in (1, REVIEWS // 2 + 1):
        with ReviewLog(log) as open_log:
            open_log.record_all(
                a_review(f"c{seq % 9}", seq=seq, minutes=seq) for seq in range(first, first + REVIEWS // 2)
            )
        if first == 1:
            shutil.copy(log, tmp_path / "older.sqlite3")
    return Damaged(tmp_path, log.read_bytes())


def hold(damaged: Damaged, fault: str, broken: Iterable[bytes]) -> Tally:
    """Salvage each broken file with the copy, and hold it to what the copy has."""
    tally = Tally(fault)
    whole = damaged.folder / "whole.sqlite3"
    for data in broken:
        damaged.log.write_bytes(data)
        if faults_of(damaged.log):
            assert damaged.log.read_bytes() == data, "looking made it another file"
            salvage(damaged.log, damaged.older, whole)
            read_state(whole)
        else:
            shutil.copy(damaged.log, whole)  # what was lost was of no use
        with ReviewLog(whole, writing=False) as log:
            there = log.reviews()
        assert {review.id.seq for review in there} >= set(range(1, REVIEWS // 2 + 1))
        tally.add(REVIEWS // 2, there)
        whole.unlink()
    return tally


def test_a_log_cut_at_some_bytes_of_its_last_page(damaged: Damaged) -> None:
    """Wherever in its last page the log ends, it is mended from itself and a backup."""
    cuts = [1, 2, 100, 1000, 2048, 4000, PAGE - 1, PAGE]
    hold(damaged, "log cut in its last page", [damaged.data[:-cut] for cut in cuts]).settle()


@pytest.mark.heavy
def test_a_log_cut_anywhere_in_its_last_page(damaged: Damaged) -> None:
    """At a byte of every sixteen, or at each."""
    broken = (damaged.data[:-cut] for cut in range(1, PAGE + 1, STEP))
    hold(damaged, f"log cut at every {STEP} bytes of its last page", broken).settle()


def overwrite(damaged: Damaged, kind: str, pages: range) -> None:
    """Overwrite one page after the other."""
    chance = random.Random(1)

    def with_page(page: int) -> bytes:
        other = chance.choice([number for number in pages if number != page]) * PAGE
        spoilt = {
            "zeros": bytes(PAGE),
            "noise": chance.randbytes(PAGE),
            "another page": damaged.data[other : other + PAGE],
        }[kind]
        return damaged.data[: page * PAGE] + spoilt + damaged.data[(page + 1) * PAGE :]

    hold(damaged, f"page overwritten with {kind}", (with_page(page) for page in pages)).settle()


def test_some_pages_may_be_lost(damaged: Damaged) -> None:
    """When a page is overwritten, the reviews of the backup and of the sound pages are there."""
    overwrite(damaged, "noise", range(0, len(damaged.data) // PAGE, 4))


@pytest.mark.heavy
@pytest.mark.parametrize("kind", ["noise", "zeros", "another page"])
def test_any_page_may_be_lost(damaged: Damaged, kind: str) -> None:
    """Whichever page it is, and whatever is there instead."""
    overwrite(damaged, kind, range(len(damaged.data) // PAGE))


@pytest.mark.parametrize(("cut", "lost"), [(2500, False), (4096, True), (9000, True)])
def test_commands_on_a_cut_log(cli: CommandLine, cut: int, lost: bool) -> None:
    """Commands say in one message that the log is damaged, leave it, and restore and doctor bring it back."""
    for way in (("doctor", "--fix"), ("restore", "--yes")):
        shutil.rmtree(cli.home, ignore_errors=True)
        make_home(cli.home, 40)
        cli("backup")
        log = cli.home / "reviews.sqlite3"
        broken = log.read_bytes()[:-cut]
        log.write_bytes(broken)

        for command in ("due", "stats", "plan"):
            outcome = cli(command)
            # A page that holds nothing yet is no loss.
            assert outcome.code == (1 if lost else 0)
            assert ("dlprep doctor" in outcome.err) == lost
            assert log.read_bytes() == broken
        assert cli("study", "--plain", text="q\n").code == (1 if lost else 0)
        assert cli(*way, now=at(24)).code == 0
        assert len(cli.reviews()) == 40
        assert cli("due").code == 0
