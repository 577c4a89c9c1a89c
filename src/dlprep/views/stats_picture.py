"""All that `dlprep stats` can show, as one value."""

from datetime import date
from typing import Protocol

from dlprep.model.card import CardId
from dlprep.scheduling.burndown import Burndown
from dlprep.scheduling.readiness import Raise, Readiness
from dlprep.statistics.activity import Activity
from dlprep.statistics.calibration import BoxRecall, Calibration
from dlprep.statistics.confidence import OwnJudgement
from dlprep.statistics.coverage import Coverage
from dlprep.statistics.pace import Pace
from dlprep.statistics.retention import Retention


class StatsPicture(Protocol):
    """What the log shows; each part may be worked out when it is first looked at, and stays the same."""

    @property
    def today(self) -> date:
        """Return the study day on which all of it holds."""

    @property
    def readiness(self) -> tuple[Readiness, ...]:
        """Return the readiness for each interview ahead, by tag; without any, in 30 days."""

    @property
    def ready(self) -> tuple[Readiness, ...]:
        """Return the same without the tags."""

    @property
    def raises(self) -> tuple[Raise, ...]:
        """Return the cards that would gain most for the next interview."""

    @property
    def burndown(self) -> Burndown | None:
        """Return whether the plan was kept, if there is an interview to plan for."""

    @property
    def boxes(self) -> tuple[BoxRecall, ...]:
        """Return the answers in each box, and what was predicted of them."""

    @property
    def calibration(self) -> Calibration:
        """Return how good the predictions were."""

    @property
    def retention(self) -> Retention:
        """Return what was recalled after a wait."""

    @property
    def coverage(self) -> Coverage:
        """Return which points were said."""

    @property
    def judgement(self) -> OwnJudgement:
        """Return the confidence before answers beside their ratings."""

    @property
    def pace(self) -> Pace:
        """Return how long answers took."""

    @property
    def due(self) -> tuple[int, ...]:
        """Return how many cards are due on each day from today on."""

    @property
    def activity(self) -> Activity:
        """Return what was studied on which days."""

    @property
    def days_off(self) -> frozenset[date]:
        """Return the days that the plan leaves free, as far back as a calendar goes."""

    @property
    def leeches(self) -> tuple[CardId, ...]:
        """Return the cards that eat time without staying."""
