"""All that `dlprep stats` can show, as one value."""

from dataclasses import dataclass
from datetime import date

from dlprep.model.card import Card
from dlprep.scheduling.burndown import Burndown
from dlprep.scheduling.readiness import Raise, Readiness
from dlprep.statistics.activity import Activity
from dlprep.statistics.calibration import Calibration
from dlprep.statistics.confidence import OwnJudgement
from dlprep.statistics.coverage import Coverage
from dlprep.statistics.pace import Pace
from dlprep.statistics.retention import Retention


@dataclass(frozen=True, slots=True)
class StatsPicture:
    """Readiness for each interview ahead (without any, in 30 days), and what the log shows.

    *raises* are the cards that would gain most for the next interview. *due* counts the cards of
    each day from today on; *days_off* are those of the plan, *leeches*
    the cards that eat time without staying.
    """

    today: date
    readiness: tuple[Readiness, ...]
    raises: tuple[Raise, ...]
    burndown: Burndown | None
    calibration: Calibration
    retention: Retention
    coverage: Coverage
    judgement: OwnJudgement
    pace: Pace
    due: tuple[int, ...]
    activity: Activity
    days_off: frozenset[date] = frozenset()
    leeches: tuple[Card, ...] = ()
