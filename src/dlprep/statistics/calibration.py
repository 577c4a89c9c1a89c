"""Were the predictions right? Predicted against observed recall, from the learner's own log.

Each spaced answer is set against the recall that was predicted for it from the answers of the
days before. Two proper scores say how good the predictions were, lower is better; the baseline
predicts, for every answer, the share recalled of all the answers before it, as if boxes and days
said nothing.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from dlprep.model.card import CardId
from dlprep.scheduling.leitner import BOXES, Leitner
from dlprep.scheduling.scheduler import Learner, Scheduler
from dlprep.statistics.predictions import Predictions

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
    """The scores over all spaced answers; none before the first of them."""

    answers: int
    score: Score | None
    baseline: Score | None

    @property
    def better(self) -> bool | None:
        """Say whether both scores beat their baseline; None while answers are too few."""
        if self.score is None or self.baseline is None or self.answers < ENOUGH_ANSWERS:
            return None
        return self.score.log_loss < self.baseline.log_loss and self.score.brier < self.baseline.brier


def measure_boxes(
    predictions: Predictions, learner: Learner, cards: Container[CardId] | None = None
) -> tuple[BoxRecall, ...]:
    """Set the answers in each box against what was predicted; of the cards there now, count *cards*.

    For None all are counted.
    """
    standings = (known for card, known in learner.standings.items() if cards is None or card in cards)
    in_box = Counter(standing.box for standing in standings)
    return tuple(_box(box, learner.scheduler, in_box[box], predictions) for box in range(1, BOXES + 1))


def measure_calibration(predictions: Predictions) -> Calibration:
    """Score the predictions against the answers."""
    recalled = predictions.recalled
    return Calibration(
        answers=len(recalled),
        score=_score(predictions.chances, recalled),
        baseline=_score(_running_shares(recalled), recalled),
    )


def _box(box: int, scheduler: Scheduler, cards: int, predictions: Predictions) -> BoxRecall:
    chances, recalled = predictions.of_box(box)
    answers = len(chances)
    return BoxRecall(
        box=box,
        interval=scheduler.interval(box) if isinstance(scheduler, Leitner) else None,
        cards=cards,
        answers=answers,
        recalled=recalled,
        predicted=sum(chances) / answers if answers else 0.0,
        luck=sqrt(sum(chance * (1 - chance) for chance in chances)) / answers if answers else 0.0,
    )


def _running_shares(outcomes: Iterable[int]) -> Iterator[float]:
    """Return, for each outcome, the share of successes before it; at first one of two."""
    recalled, answers = 1, 2
    for outcome in outcomes:
        yield recalled / answers
        recalled, answers = recalled + outcome, answers + 1


def _score(chances: Iterable[float], outcomes: Sequence[int]) -> Score | None:
    if not outcomes:
        return None
    log_loss = brier = 0.0
    for chance, outcome in zip(chances, outcomes, strict=True):
        bounded = min(SUREST, max(1 - SUREST, chance))
        log_loss -= log(bounded if outcome else 1 - bounded)
        brier += (bounded - outcome) ** 2
    return Score(log_loss / len(outcomes), brier / len(outcomes))
