"""How long answers take: the whole card, and the spoken part against what interviewers want."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from dlprep.model.card import Card, CardId
from dlprep.model.review import Review
from dlprep.scheduling.costs import LONGEST_SECONDS
from dlprep.statistics.shares import Share, share_of

SPOKEN_BAND = (60.0, 120.0)
"""Seconds: a shorter answer leaves something out, a longer one loses the listener."""


@dataclass(frozen=True, slots=True)
class CardPace:
    """The median seconds of a card, over some answers."""

    card: Card
    seconds: float
    answers: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Medians in seconds (None before the first answer), and the cards, the slowest first.

    *within* is the share of spoken answers in the band; *longer* counts those beyond it.
    """

    answers: int
    seconds: float | None
    spoken_seconds: float | None
    within: Share
    longer: int
    cards: tuple[CardPace, ...]


def measure_pace(reviews: Iterable[Review], cards: Iterable[Card]) -> Pace:
    """Measure all reviews that took any time; an interrupted one counts as ten minutes.

    Of reviews whose card is not one of *cards*, only the times count.
    """
    by_card: dict[CardId, list[float]] = {}
    spoken: list[float] = []
    for review in reviews:
        if seconds := min(review.took.total_seconds(), LONGEST_SECONDS):
            by_card.setdefault(review.card, []).append(seconds)
        if review.spoken:
            spoken.append(review.spoken.total_seconds())
    low, high = SPOKEN_BAND
    known = (card for card in cards if card.id in by_card)
    paces = [CardPace(card, median(by_card[card.id]), len(by_card[card.id])) for card in known]
    everything = [seconds for times in by_card.values() for seconds in times]
    return Pace(
        answers=len(everything),
        seconds=median(everything) if everything else None,
        spoken_seconds=median(spoken) if spoken else None,
        within=share_of(low <= seconds <= high for seconds in spoken),
        longer=sum(seconds > high for seconds in spoken),
        cards=tuple(sorted(paces, key=lambda pace: (-pace.seconds, pace.card.id))),
    )
