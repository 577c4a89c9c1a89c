"""What the log came to at the end of a study day, kept so that the next start reads only what is new.

It is a cache: it holds nothing that the log does not, it is used only while the part of the log
that it was made from is unchanged, and it can be deleted at any time.
"""

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dlprep import __version__
from dlprep.errors import DlprepError
from dlprep.model.card import CardId
from dlprep.scheduling.costs import Times
from dlprep.scheduling.past import Past
from dlprep.scheduling.scheduler import Learner, Scheduler, Standing
from dlprep.storage.collector import collector_paused
from dlprep.storage.text_files import replace_file


@dataclass(frozen=True, slots=True)
class PastCache:
    """The past kept in *folder* for the scheduler of that *name*."""

    folder: Path
    name: str

    def read(self, scheduler: Scheduler) -> tuple[Past, list[Any]] | None:
        """Return what is kept, and the state of the log it was made from.

        Returns None when nothing is kept, or what is there cannot be used.
        """
        try:
            with collector_paused():
                data = json.loads(self._file.read_bytes())
                if data["program"] != __version__:
                    return None
                return _past(data, scheduler), list(data["log"])
        except (OSError, ValueError, TypeError, KeyError, OverflowError):
            return None

    def write(self, past: Past, log: list[Any]) -> None:
        """Keep *past*, made from the log of that state. Does nothing where it cannot be written."""
        text = json.dumps(_data(past, log), separators=(",", ":"))
        with suppress(DlprepError):
            replace_file(self._file, text.encode())

    @property
    def _file(self) -> Path:
        return self.folder / f"past-{self.name}.json"


def _data(past: Past, log: list[Any]) -> dict[str, Any]:
    learner, times = past.learner, past.times
    return {
        "program": __version__,
        "log": log,
        "last_day": past.last_day and past.last_day.toordinal(),
        "first_grades": learner.first_grades,
        "state": learner.scheduler.state,
        "standings": {card: _row(standing) for card, standing in learner.standings.items()},
        "counts": [list(counts.items()) for counts in times.counts],
        "times": times.cards,
    }


def _past(data: dict[str, Any], scheduler: Scheduler) -> Past:
    days: dict[int, date] = {}

    def day_of(number: int) -> date:
        if number not in days:
            days[number] = date.fromordinal(number)
        return days[number]

    standings = {
        CardId(card): Standing(
            box, day_of(due), day_of(first), day_of(last), reviews, lapses, failing, tuple(memory)
        )
        for card, (box, due, first, last, reviews, lapses, failing, memory) in data["standings"].items()
    }
    again, hard, good, easy = data["first_grades"]
    first, recalled, forgotten = (Counter(dict(counts)) for counts in data["counts"])
    return Past(
        Learner(scheduler.restored(tuple(data["state"])), standings, (again, hard, good, easy)),
        Times((first, recalled, forgotten), {CardId(card): sums for card, sums in data["times"].items()}),
        last_day=None if data["last_day"] is None else date.fromordinal(data["last_day"]),
    )


def _row(standing: Standing) -> list[Any]:
    box, due, first, last, reviews, lapses, failing, memory = standing
    return [box, due.toordinal(), first.toordinal(), last.toordinal(), reviews, lapses, failing, memory]
