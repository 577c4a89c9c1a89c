"""The share recalled of the answers after a wait: in all, and by tag."""

from collections.abc import Iterable
from dataclasses import dataclass

from dlprep.model.card import Card, CardId
from dlprep.statistics.shares import Share, TagShare, by_tag, share_of, tags_of


@dataclass(frozen=True, slots=True)
class Retention:
    """The share of all answers that were recalled, and of each tag, the lowest first."""

    overall: Share
    tags: tuple[TagShare, ...]


def measure_retention(answers: Iterable[tuple[CardId, bool]], cards: Iterable[Card]) -> Retention:
    """Count spaced answers, each with whether it was recalled."""
    answers = list(answers)
    return Retention(share_of(recalled for _, recalled in answers), by_tag(answers, tags_of(cards)))
