"""Ahead of the plan or behind it: the last days as the plan would have had them, and as they were."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dlprep.scheduling.expected import Outcome, counted_cards
from dlprep.scheduling.grades import Grade
from dlprep.scheduling.play import Outset, Player, study_days
from dlprep.scheduling.scheduler import Learner, Scheduler, fold

LOOKED_BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Burndown:
    """The share of cards recalled on the interview day: if the plan had been kept *since*, and as it is.

    Both are for no more study from today on, and by what is known today of the learner's memory.
    """

    since: date
    planned: float
    actual: float


def measure_burndown(scheduler: Scheduler, grades: Sequence[Grade], outset: Outset) -> Burndown | None:
    """Play the plan from a week ago, or from the first review after that, up to yesterday.

    *scheduler* is a fresh one. None where there is nothing to compare: no interview ahead, or
    no review before today.
    """
    today, target = outset.today, outset.next_target
    first = min((day for _, _, day, _, counts in grades if counts), default=today)
    since = max(first, today - LOOKED_BACK)
    if since >= today or target not in outset.targets:
        return None
    before = fold(Learner(scheduler, {}), (grade for grade in grades if grade[2] < since), since)
    player = Player(replace(outset, learner=before, today=since, studied=0.0))
    for day in study_days(since, today):
        player.study(day)
    outcome = Outcome(outset.learner.scheduler, target.day)
    counted = counted_cards(target, outset.cards)
    planned, actual = (
        outcome.recall(counted, standings).mean for standings in (player.standings, outset.learner.standings)
    )
    return Burndown(since, planned, actual)
