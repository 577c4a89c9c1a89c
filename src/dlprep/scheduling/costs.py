"""How long answers take this learner: own medians by kind of answer, and a factor a card.

Until 20 answers of a kind are there, it takes what long spoken answers took in the studies the
rule comes from: 90 s the first time, 45 s recalled, 75 s forgotten. A card's own factor is the
mean ratio of its answers to the median of their kind, shrunk towards 1 as if three ordinary
answers had been seen before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.grades import Grade, grades_of

ENOUGH_ANSWERS = 20
ORDINARY_ANSWERS = 3
LONGEST_SECONDS = 600.0
"""An answer that took longer was interrupted: it counts as this."""

TICKS_A_SECOND = 10
"""Times are kept in tenths of a second: medians of a million answers from some thousand numbers."""


TICK = 1000 // TICKS_A_SECOND
LONGEST = int(LONGEST_SECONDS * 1000)
MOST_TICKS = LONGEST // TICK

PLACES = (0, 40, 80, 120)
"""The bits of one number at which the answers of a card begin, and the ticks of each kind."""
FIELD = 2**40 - 1


class Kind(Enum):
    """The kinds of answers that take different time; the values are the seconds to begin with."""

    FIRST = 90.0
    RECALLED = 45.0
    FORGOTTEN = 75.0


KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds by kind of answer, and the factor of each card that has one."""

    seconds: Mapping[Kind, float] = field(default_factory=lambda: {kind: kind.value for kind in Kind})
    factors: Mapping[CardId, float] = field(default_factory=dict)

    def first(self, card: CardId) -> float:
        """Return the seconds a first view of the card will take."""
        return self.seconds[Kind.FIRST] * self.factors.get(card, 1.0)

    def review(self, card: CardId, recall: float) -> float:
        """Return the seconds a review will take, when the card is recalled with that chance."""
        expected = recall * self.seconds[Kind.RECALLED] + (1 - recall) * self.seconds[Kind.FORGOTTEN]
        return expected * self.factors.get(card, 1.0)


@dataclass(slots=True)
class Times:
    """How long answers took, as sums that go on: what `Costs` are worked out from.

    *counts* has for each kind how many answers took so many ticks; *cards* has for each card seen
    its answers that took time, and the ticks they took by kind.
    """

    counts: tuple[Counter[int], Counter[int], Counter[int]] = field(
        default_factory=lambda: (Counter(), Counter(), Counter())
    )
    cards: dict[CardId, list[int]] = field(default_factory=dict)

    def copy(self) -> "Times":
        """Return times that can be added to without changing these."""
        first, recalled, forgotten = (counts.copy() for counts in self.counts)
        return Times((first, recalled, forgotten), self.cards.copy())

    def add(self, grades: Iterable[Grade]) -> None:
        """Add grades that are in the order of their instants, and come after all those added before."""
        # The sums of a card as one number: adding to a list of them takes twice the time.
        added: dict[CardId, int] = {}
        taken: tuple[list[int], list[int], list[int]] = ([], [], [])
        again = Rating.AGAIN  # looked up a million times by a long log
        for card, rating, _, took, _ in grades:
            kind = 2 if rating is again else 1
            sums = added.get(card)
            if sums is None:
                sums = 0
                if card not in self.cards:
                    kind = 0
            # Only an answer that took no time at all is left out.
            if ticks := MOST_TICKS if took > LONGEST else -(-took // TICK):
                taken[kind].append(ticks)
                sums += 1 + (ticks << PLACES[kind + 1])
            added[card] = sums
        for counts, times in zip(self.counts, taken, strict=True):
            counts.update(times)
        for card, sums in added.items():
            # A new list: a copy of these times goes on holding the old one.
            known = self.cards.get(card, (0, 0, 0, 0))
            self.cards[card] = [
                one + (sums >> place & FIELD) for one, place in zip(known, PLACES, strict=True)
            ]

    def costs(self) -> Costs:
        """Return the costs that these times show."""
        seconds = {
            kind: _median(counts) / TICKS_A_SECOND if counts.total() >= ENOUGH_ANSWERS else kind.value
            for kind, counts in zip(KINDS, self.counts, strict=True)
        }
        first, recalled, forgotten = (seconds[kind] * TICKS_A_SECOND for kind in KINDS)
        factors = {
            card: (one / first + two / recalled + three / forgotten + ORDINARY_ANSWERS)
            / (answers + ORDINARY_ANSWERS)
            for card, (answers, one, two, three) in self.cards.items()
            if answers
        }
        return Costs(seconds, factors)


def measure_costs(reviews: Iterable[Review]) -> Costs:
    """Return the costs that a log shows; reviews that took no time at all are not counted."""
    times = Times()
    times.add(grades_of(reviews))
    return times.costs()


def _median(counts: Counter[int]) -> float:
    """Return the middle of the numbers that come so often; of two middles their mean."""
    upper = counts.total() // 2
    middles = (upper - 1 + counts.total() % 2, upper)
    found: list[int] = []
    passed = 0
    for number in sorted(counts):
        passed += counts[number]
        found += [number] * (sum(middle < passed for middle in middles) - len(found))
    return sum(found) / len(found)
