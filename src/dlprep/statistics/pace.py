"""How long answers take: the whole card, and the spoken part against what interviewers want."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dlprep.model.card import Card, CardId
from dlprep.statistics.shares import Share, share_of

SPOKEN_BAND = (60.0, 120.0)
"""Seconds: a shorter answer leaves something out, a longer one loses the listener."""

SLOWEST = 10
"""So many cards are named."""

Times: TypeAlias = Mapping[CardId, Sequence[int]]
"""By card, the milliseconds of its answers; none took no time at all."""


@dataclass(frozen=True, slots=True)
class CardPace:
    """The median seconds of a card, over some answers."""

    card: Card
    seconds: float
    answers: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Medians in seconds (None before the first answer), and the slowest cards, the slowest first.

    *within* is the share of spoken answers in the band; *longer* counts those beyond it.
    """

    answers: int
    seconds: float | None
    spoken_seconds: float | None
    within: Share
    longer: int
    cards: tuple[CardPace, ...]


def measure_pace(
    took: Times, spoken: Times, cards: Iterable[CardId], card_of: Callable[[CardId], Card]
) -> Pace:
    """Measure whole answers and what was spoken of them.

    Of answers to a card that is not one of *cards*, only the times count.
    """
    medians = ((_median(took[card]), card) for card in cards if card in took)
    slowest = sorted(medians, key=lambda one: (-one[0], one[1]))[:SLOWEST]
    everything = [time for times in took.values() for time in times]
    aloud = [time for times in spoken.values() for time in times]
    low, high = (1000 * seconds for seconds in SPOKEN_BAND)
    return Pace(
        answers=len(everything),
        seconds=_median(everything) if everything else None,
        spoken_seconds=_median(aloud) if aloud else None,
        within=share_of(low <= time <= high for time in aloud),
        longer=sum(time > high for time in aloud),
        cards=tuple(CardPace(card_of(card), seconds, len(took[card])) for seconds, card in slowest),
    )


def _median(milliseconds: Sequence[int]) -> float:
    """Return the median in seconds."""
    ordered = sorted(milliseconds)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (low / 1000 + high / 1000) / 2
