"""What studying a card today is worth on the day of the interview."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dlprep.model.review import Rating
from dlprep.scheduling.scheduler import Learner, Standing

FIRST_GRADES = (2.0, 1.0, 2.0, 0.5)
"""How often first answers are AGAIN, HARD, GOOD, EASY, before the learner's own are known."""

UNSEEN_WORTH = 0.10
"""What can be said about a question never prepared, as a share of a full answer.

The one knob between breadth and depth: 0 sees every card, 0.25 sees fewer and holds them better.
"""


class Gain(NamedTuple):
    """What studying a card gains in expected recall, and the chance to recall it now."""

    gain: float
    recall: float


@dataclass(frozen=True, slots=True)
class Gains:
    """Gains in expected recall on *day*, an interview's, from studying on *today*."""

    learner: Learner
    today: date
    day: date
    unseen_worth: float = UNSEEN_WORTH
    # Cards that stand alike gain alike, and most of a large deck stands in few ways.
    _known: dict[tuple[object, ...], Gain] = field(default_factory=dict, compare=False, repr=False)

    def of_review(self, standing: Standing) -> Gain:
        """Return the gain of reviewing a seen card: right or wrong, weighted by predicted recall."""
        key = (standing.box, standing.last_day, standing.failing, standing.memory)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._of_review(standing)
        return known

    def _of_review(self, standing: Standing) -> Gain:
        scheduler = self.learner.scheduler
        recall = scheduler.recall(standing, self.today)
        right = scheduler.advance(standing, Rating.GOOD, self.today)
        wrong = scheduler.advance(standing, Rating.AGAIN, self.today)
        reviewed = recall * scheduler.recall(right, self.day) + (1 - recall) * scheduler.recall(
            wrong, self.day
        )
        return Gain(reviewed - scheduler.recall(standing, self.day), recall)

    def of_first_view(self) -> Gain:
        """Return the gain of seeing a new card, from how the learner's first answers go."""
        known = self._known.get(())
        if known is None:
            scheduler = self.learner.scheduler
            outcomes = (scheduler.advance(None, rating, self.today) for rating in Rating)
            recalls = [scheduler.recall(standing, self.day) for standing in outcomes]
            gain = _mean(recalls, self._first_grades()) - self.unseen_worth
            known = self._known[()] = Gain(gain, recall=0.0)
        return known

    def _first_grades(self) -> list[float]:
        return [own + before for own, before in zip(self.learner.first_grades, FIRST_GRADES, strict=True)]


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
