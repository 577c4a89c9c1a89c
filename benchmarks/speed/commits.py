"""How long a rating takes to be safe, next to what the disk needs at least."""

import os
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.speed.homes import now
from benchmarks.speed.measuring import Row
from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.storage.review_log import ReviewLog

PAGE = b"\0" * 4096
SESSION = SessionId("commits")


def commits(home: Path, count: int) -> Row:
    """Compare recording a rating with writing and syncing one page in the same folder, in turns."""
    ours, plain = [], []
    path, page = home / "commits.sqlite3", home / "page"
    with ReviewLog(path) as log, page.open("wb", buffering=0) as file:
        for number in range(1, count + 1):
            entry, card = EntryId(SESSION, number), CardId(f"card-{number}")
            review = Review(entry, card, Rating.GOOD, now(), took=timedelta(seconds=40))
            begun = perf_counter()
            log.record(review)
            ours.append(perf_counter() - begun)
            begun = perf_counter()
            os.pwrite(file.fileno(), PAGE, number * len(PAGE))
            os.fdatasync(file.fileno())
            plain.append(perf_counter() - begun)
    for made in (path, page):
        made.unlink()
    yardstick = "4 KiB pwrite + fdatasync"
    return Row("rating committed, p50", yardstick, median(ours), median(plain), "s", 3.0, 2.2)
