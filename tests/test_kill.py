"""kill -9 at any moment of a sitting loses no rating that was shown as done, and doubles none."""

import os
import random
import re
import signal
import sqlite3
from pathlib import Path

import pytest

from dlprep.model.review import Rating
from dlprep.storage.review_log import ReviewLog
from tests.faults.tally import Tally

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
if os.name != "nt":
    from tests.pseudo_terminal import Terminal

CARDS = 30
DECK = "format: 1\nid: many\ntitle: Many\ncards:\n" + "".join(
    f"  - {{id: c{number}, question: What is {number}?, answer: A number.}}\n" for number in range(CARDS)
)
PLACE = re.compile(r"(\d+) of (\d+)")


def killed_sitting(home: Path, chance: random.Random, tally: Tally) -> None:
    """Study until a moment drawn by lot, kill the process there, and hold the log to what was shown."""
    before = live(home)
    with Terminal("study", "many", "--new", str(CARDS), home=home) as terminal:
        shown = terminal.expect("show the answer")
        total = int(PLACE.findall(shown)[0][1])
        rounds = chance.randrange(min(total, 12))
        for place in range(1, rounds + 1):
            terminal.press("space")
            terminal.expect("A number.")
            terminal.settle()  # a key that comes before its screen is not meant for it
            terminal.press(chance.choice("234"))
            terminal.expect(f"{place + 1} of {total}")
        # Then somewhere inside the next rating: after some microseconds of reading.
        terminal.press("space")
        terminal.expect("A number.")
        terminal.settle()
        terminal.press("3")
        terminal.drain(chance.random() * 0.02)
        places = PLACE.findall(terminal.text)
        # After the last card no place is shown: all of them are done.
        shown_as_done = int(places[0][0]) - 1 if places else rounds + 1
        terminal.signal(signal.SIGKILL)
        assert terminal.exit_code() == -signal.SIGKILL
    after = live(home)
    done = len(after) - len(before)
    assert after[: len(before)] == before
    assert done >= shown_as_done, "a rating that was shown as done is lost"
    assert done <= rounds + 1, "a rating is there that nobody gave"
    assert len({card for card, _ in after}) == len(after), "a rating is there twice"
    with ReviewLog(home / "reviews.sqlite3") as log:
        tally.add(shown_as_done, log.reviews()[len(before) :])
    [verdict] = sqlite3.connect(home / "reviews.sqlite3").execute("pragma integrity_check").fetchone()
    assert verdict == "ok"


def live(home: Path) -> list[tuple[str, Rating]]:
    """Return card and rating of each live review."""
    if not (home / "reviews.sqlite3").exists():
        return []
    with ReviewLog(home / "reviews.sqlite3") as log:
        return [(review.card, review.rating) for review in log.reviews()]


def kill_often(tmp_path: Path, times: int, seed: int) -> None:
    """Kill that many sittings; a person's home is used until its cards are all seen."""
    chance, tally = random.Random(seed), Tally("kill -9 of a sitting on the screen")
    for number in range(times):
        home = tmp_path / f"home{number // 3}"
        (home / "decks").mkdir(parents=True, exist_ok=True)
        (home / "decks" / "many.yaml").write_text(DECK)
        if len(live(home)) < CARDS:
            killed_sitting(home, chance, tally)
    tally.settle()


def test_kill_at_some_moments(tmp_path: Path) -> None:
    """A few sittings, killed at moments drawn by lot."""
    kill_often(tmp_path, times=4, seed=1)


@pytest.mark.heavy
def test_kill_at_many_moments(tmp_path: Path) -> None:
    """Many sittings, killed at moments drawn by lot."""
    kill_often(tmp_path, times=int(os.environ.get("DLPREP_KILLS", "60")), seed=2)
