"""The log replayed as it happened: what was predicted for each answer after a wait, and what came."""

from array import array
from collections import Counter
from collections.abc import Container, Iterable, MutableSequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress

from dlprep.model.card import CardId
from dlprep.scheduling.grades import Grade
from dlprep.scheduling.scheduler import Learner, Prediction, Scheduler, fold
from dlprep.statistics.shares import Share


@dataclass(slots=True)
class Predictions:
    """Each answer after a wait: its card, its box, the chance predicted for it, 1 if it was recalled.

    They stand in the order of the answers, as bare numbers: a long log makes a million of them.
    """

    cards: list[CardId] = field(default_factory=list)
    boxes: bytearray = field(default_factory=bytearray)
    chances: MutableSequence[float] = field(default_factory=lambda: array("d"))
    recalled: bytearray = field(default_factory=bytearray)

    def of_box(self, box: int) -> tuple[list[float], int]:
        """Return the chances of the answers in a box, and how many were recalled."""
        chosen = bytes(own == box for own in self.boxes)
        return list(compress(self.chances, chosen)), sum(compress(self.recalled, chosen))

    def by_card(self) -> dict[CardId, Share]:
        """Return how many of each card's answers were recalled."""
        recalled = Counter(compress(self.cards, self.recalled))
        return {card: Share(recalled[card], answers) for card, answers in Counter(self.cards).items()}


def predict(
    scheduler: Scheduler, grades: Iterable[Grade], today: date, cards: Container[CardId] | None = None
) -> Predictions:
    """Replay *grades* through a fresh *scheduler*.

    Only *cards* are taken note of (all if None); the predictions come from the whole log all the same.
    """
    found = Predictions()

    def note(prediction: Prediction) -> None:
        if cards is None or prediction.card in cards:
            found.cards.append(prediction.card)
            found.boxes.append(prediction.answer.box)
            found.chances.append(prediction.recall)
            found.recalled.append(prediction.answer.recalled)

    fold(Learner(scheduler, {}), grades, today, note)
    return found
