"""Long logs and large decks: folding, counting, checking, and the room they take."""

import gc
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.speed.homes import Homes, today
from benchmarks.speed.measuring import PYTHON, Row, cpu_of, in_turns
from benchmarks.speed.start_up import DLPREP, environment
from dlprep.scheduling.costs import LONGEST_SECONDS
from dlprep.scheduling.past import Past
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import Learner
from dlprep.statistics.activity import measure_activity
from dlprep.storage.collector import collector_paused
from dlprep.storage.log_days import count_days
from dlprep.storage.review_log import ReviewLog

ANKI_BYTES = 68
"""What a review takes in Anki's collection, indexes included."""

LOAD = """
import sys, yaml
with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file, yaml.CSafeLoader)
"""
ROWS = """
select cards.id, rating, (reviews.at / 1000 + reviews.utc_offset - 14400) / 86400 + 719163
from reviews join cards on cards.key = card order by reviews.key
"""
WAITS = {box: timedelta(days=days) for box, days in zip(range(1, 6), (1, 2, 4, 8, 16), strict=True)}


def rows(homes: Homes, rounds: int) -> Iterator[Row]:
    """Measure the log of the large home: folding all of it, and its size."""
    reviews = homes.sizes.reviews
    log = homes.large / "reviews.sqlite3"
    ours, plain = in_turns(
        rounds, lambda: _seconds(lambda: _fold(log)), lambda: _seconds(lambda: _plain(log))
    )
    yield Row(
        f"standings from {reviews:,} reviews, cpu", "a plain loop over the rows", ours, plain, "s", 2.0, 1.2
    )
    size = log.stat().st_size / reviews
    yield Row(f"a log of {reviews:,} reviews, bytes a review", "Anki", size, ANKI_BYTES, "B", 1.0, 0.6)


def check(homes: Homes, rounds: int) -> Row:
    """Measure a check of one large file."""
    home = homes.deck
    file = home / "decks" / "deck-0000.yaml"
    ours, loaded = in_turns(
        rounds,
        lambda: cpu_of((*DLPREP, "check", str(file)), environment(home)),
        lambda: cpu_of((PYTHON, "-c", LOAD, str(file)), environment(home)),
    )
    name = f"dlprep check of {homes.sizes.deck:,} cards, cpu"
    return Row(name, "CSafeLoader on the same file", ours, loaded, "s", 1.1, 0.6)


def year(homes: Homes, rounds: int) -> Iterator[Row]:
    """Measure the statistics of a log that is a year long: its days alone, and whole commands.

    Anki's window of statistics comes as one piece. It shows more than the days (buttons, intervals,
    what is due), and less than the commands, which replay the log to judge every prediction, read
    the decks and start Python.
    """
    from benchmarks.speed.anki_collection import AnkiCollection

    home = homes.large
    log, of = home / "reviews.sqlite3", f"of {homes.sizes.reviews:,} reviews, cpu"

    def whole(*options: str) -> float:
        return cpu_of((*DLPREP, "stats", *options), environment(home))

    whole("--due")  # fills the caches
    with AnkiCollection(homes.collection) as anki:
        days, calendar, overview, graphs = in_turns(
            rounds,
            lambda: _seconds(lambda: _year(log)),
            lambda: whole("--calendar"),
            whole,
            lambda: _seconds(anki.year),
        )
    theirs = "Anki's graphs of a year"
    yield Row(f"days {of}", theirs, days, graphs, "s", 1.0, 0.1)
    # Told beside it; what such different things should come to, nobody can say.
    yield Row(f"dlprep stats --calendar {of}", theirs, calendar, graphs, "s")
    yield Row(f"dlprep stats {of}", theirs, overview, graphs, "s")


def _year(path: Path) -> object:
    with ReviewLog(path, writing=False) as log:
        days = log.ask(partial(count_days, longest=timedelta(seconds=LONGEST_SECONDS)))
    return measure_activity(days, today())


def _fold(path: Path) -> object:
    with ReviewLog(path, writing=False) as log, collector_paused():
        past = Past(Learner(SCHEDULERS[DEFAULT](), {}))
        past.add(log.grades(0, {}).grades, today())
    return past


def _plain(path: Path) -> object:
    """Fold the log as a loop by hand would: the classic boxes, days and counts in tuples."""
    standings: dict[str, tuple[int, date, date, date, int, int, bool]] = {}
    connection = sqlite3.connect(path)
    for card, rating, number in connection.execute(ROWS):
        day = date.fromordinal(number)
        known = standings.get(card)
        if known is None:
            box = (1, 1, 2, 3)[rating - 1]
            standings[card] = (box, day + WAITS[box], day, day, 1, 0, rating == 1)
            continue
        box, _, first, last, reviews, lapses, failing = known
        if rating == 1:
            lapses += not failing
            box = 1
        elif day > last:
            box = min(5, box + rating - 2)
        standings[card] = (box, day + WAITS[box], first, day, reviews + 1, lapses, rating == 1)
    connection.close()
    return standings


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.process_time()
    kept = work()
    taken = time.process_time() - begun
    del kept
    return taken
