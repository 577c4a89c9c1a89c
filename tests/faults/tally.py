"""Counts what the faults cost, and writes it down where DLPREP_TALLY names a file."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dlprep.model.review import Review

VARIABLE = "DLPREP_TALLY"


@dataclass
class Tally:
    """A fault: how often it was tried, the ratings acknowledged by then, those lost, those there twice."""

    fault: str
    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0

    def add(self, acknowledged: int, there: Sequence[Review]) -> None:
        """Hold the reviews that are there to the number that was shown as done."""
        self.tried += 1
        self.acknowledged += acknowledged
        self.lost += max(0, acknowledged - len(there))
        ids = [(review.id.session, review.card, review.at) for review in there]
        self.doubled += len(ids) - len(set(ids))

    def settle(self) -> None:
        """Write the line of the table, and demand that nothing was lost or doubled."""
        if file := os.environ.get(VARIABLE):
            with Path(file).open("a", encoding="utf-8") as table:
                row = (self.fault, self.tried, self.acknowledged, self.lost, self.doubled)
                table.write(f"| {' | '.join(map(str, row))} |\n")
        assert self.tried
        assert (self.lost, self.doubled) == (0, 0), self
