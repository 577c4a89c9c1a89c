"""Were the predictions right? Predicted against observed recall, from the learner's own log.

The log is replayed as it happened: each spaced answer is set against the recall that was
predicted for it from the answers of the days before. Two proper scores say how good the
predictions were, lower is better; the baseline predicts, for every answer, the share recalled of
all the answers before it, as if boxes and days said nothing.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from dlprep.model.card import CardId
from dlprep.model.review import Review
from dlprep.scheduling.leitner import BOXES, Leitner
from dlprep.scheduling.scheduler import Prediction, Scheduler, Standing, replay

SUREST = 0.99
"""No prediction counts as surer than this: one surprise must not decide the log loss."""

ENOUGH_ANSWERS = 20
"""With fewer answers nothing is said about the predictions."""


@dataclass(frozen=True, slots=True)
class BoxRecall:
    """Cards in a box now, its interval now (None if it has none), and its spaced answers so far.

    *predicted* is the mean over the answers, *luck* the standard deviation of the share recalled
    if the predictions are right.
    """

    box: int
    interval: int | None
    cards: int
    answers: int
    recalled: int
    predicted: float
    luck: float

    @property
    def observed(self) -> float:
        """Return the share of the answers that were recalled."""
        return self.recalled / self.answers if self.answers else 0.0

    @property
    def surprise(self) -> float:
        """Return how far the share recalled is above the prediction, in standard deviations."""
        return (self.observed - self.predicted) / self.luck if self.luck else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Mean log loss (natural logarithm) and mean Brier score of predictions."""

    log_loss: float
    brier: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The boxes, and the scores over all spaced answers; no scores before the first of them.

    *recalled* says of each answer, in their order, whether it was recalled.
    """

    boxes: tuple[BoxRecall, ...]
    answers: int
    score: Score | None
    baseline: Score | None
    recalled: tuple[tuple[CardId, bool], ...] = ()

    @property
    def better(self) -> bool | None:
        """Say whether both scores beat their baseline; None while answers are too few."""
        if self.score is None or self.baseline is None or self.answers < ENOUGH_ANSWERS:
            return None
        return self.score.log_loss < self.baseline.log_loss and self.score.brier < self.baseline.brier


def measure_calibration(
    scheduler: Scheduler, reviews: Iterable[Review], today: date, cards: Container[CardId] | None = None
) -> Calibration:
    """Replay *reviews* through a fresh *scheduler* and compare its predictions with the answers.

    Only *cards* are counted (all if None); the predictions come from the whole log all the same.
    """
    predictions: list[Prediction] = []
    learner = replay(scheduler, reviews, today, predictions.append)
    counted = [prediction for prediction in predictions if cards is None or prediction.card in cards]
    standings = [known for card, known in learner.standings.items() if cards is None or card in cards]
    boxes = tuple(
        _box(box, learner.scheduler, standings, [one for one in counted if one.answer.box == box])
        for box in range(1, BOXES + 1)
    )
    outcomes = [prediction.answer.recalled for prediction in counted]
    return Calibration(
        boxes=boxes,
        answers=len(counted),
        score=_score([prediction.recall for prediction in counted], outcomes),
        baseline=_score(_running_shares(outcomes), outcomes),
        recalled=tuple((prediction.card, prediction.answer.recalled) for prediction in counted),
    )


def _box(
    box: int, scheduler: Scheduler, standings: Iterable[Standing], predictions: Sequence[Prediction]
) -> BoxRecall:
    answers = len(predictions)
    chances = [prediction.recall for prediction in predictions]
    return BoxRecall(
        box=box,
        interval=scheduler.interval(box) if isinstance(scheduler, Leitner) else None,
        cards=sum(standing.box == box for standing in standings),
        answers=answers,
        recalled=sum(prediction.answer.recalled for prediction in predictions),
        predicted=sum(chances) / answers if answers else 0.0,
        luck=sqrt(sum(chance * (1 - chance) for chance in chances)) / answers if answers else 0.0,
    )


def _running_shares(outcomes: Iterable[bool]) -> list[float]:
    """Return, for each outcome, the share of successes before it; at first one of two."""
    shares = []
    recalled, answers = 1, 2
    for outcome in outcomes:
        shares.append(recalled / answers)
        recalled, answers = recalled + outcome, answers + 1
    return shares


def _score(chances: Sequence[float], outcomes: Sequence[bool]) -> Score | None:
    if not outcomes:
        return None
    log_loss = brier = 0.0
    for chance, outcome in zip(chances, outcomes, strict=True):
        bounded = min(SUREST, max(1 - SUREST, chance))
        log_loss -= log(bounded if outcome else 1 - bounded)
        brier += (bounded - outcome) ** 2
    return Score(log_loss / len(outcomes), brier / len(outcomes))
