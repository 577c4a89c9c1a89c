"""One person's course of study, and what they recall on the day of the interview."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from random import Random

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.scheduling.costs import Kind
from dlprep.simulation.memory import Memory
from dlprep.simulation.person import Person, draw_quality, later_qualities

START = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to learn and how much time: *days* of study, the interview on the next."""

    cards: int
    days: int
    minutes: int

    @property
    def interview(self) -> date:
        """Return the date of the interview."""
        return START + timedelta(days=self.days)


@dataclass(slots=True)
class SimulatedCard:
    """A card as it is for one person: its ease, its length as a factor, its memory once seen.

    Every card draws from a *chance* of its own, so that strategies meet the same luck.
    """

    id: CardId
    ease: float
    length: float
    chance: Random
    memory: Memory | None = None


@dataclass(slots=True)
class Course:
    """What changes while a person studies: memories, and the log of ratings."""

    size: Size
    person: Person
    cards: Mapping[CardId, SimulatedCard]
    log: list[Review] = field(default_factory=list)

    def recall(self) -> float:
        """Return the expected share of all cards recalled on the interview day: none of the unseen."""
        seen = (card.memory.recall(self.size.days) for card in self.cards.values() if card.memory is not None)
        return sum(seen) / len(self.cards)

    def qualities(self, card: SimulatedCard, day: int) -> tuple[float, ...]:
        """Return how likely an answer is truly AGAIN, HARD, GOOD, EASY."""
        if card.memory is None:
            return self.person.first_qualities(card.ease)
        return later_qualities(card.memory.recall(day))

    def memory_after(self, card: SimulatedCard, day: int, quality: Rating) -> Memory:
        """Return what an answer of that true quality would make of the card's memory."""
        if card.memory is None:
            return self.person.begin(day, quality, card.ease)
        return card.memory.after(day, quality)

    def seconds(self, card: SimulatedCard, kind: Kind) -> float:
        """Return what such an answer takes this person on average."""
        return kind.value * card.length * self.person.pace

    def answer(self, card: SimulatedCard, day: int) -> float:
        """Ask a card: change its memory, log the rating, return the seconds it took.

        A forgotten card is read again within its time: that is what makes it dearer.
        """
        quality = draw_quality(self.qualities(card, day), card.chance)
        spent = self.seconds(card, _kind(card, quality)) * exp(card.chance.gauss(0, 0.25))
        rating = self.person.rate(quality, card.chance)
        card.memory = self.memory_after(card, day, quality)
        number = len(self.log) + 1
        noon = datetime.combine(START + timedelta(days=day), time(12), UTC)
        at = noon + timedelta(milliseconds=number)
        identity = EntryId(SessionId("simulated"), number)
        self.log.append(Review(identity, card.id, rating, at, timedelta(seconds=spent)))
        return spent


def _kind(card: SimulatedCard, quality: Rating) -> Kind:
    if card.memory is None:
        return Kind.FIRST
    return Kind.FORGOTTEN if quality is Rating.AGAIN else Kind.RECALLED


def begin_course(size: Size, person: Person, random: Random) -> Course:
    """Return a course in which nothing was studied yet: the cards' traits are drawn."""
    ids = [CardId(f"card-{number:04}") for number in range(size.cards)]
    cards = {
        card: SimulatedCard(
            card,
            random.gauss(0, 0.8),
            exp(random.gauss(0, 0.25)),
            Random(random.getrandbits(64)),  # noqa: S311 - drawn from a seed
        )
        for card in ids
    }
    return Course(size, person, cards)
