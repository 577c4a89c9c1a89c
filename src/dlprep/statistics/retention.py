"""The share recalled of the answers after a wait: in all, and by tag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dlprep.model.card import CardId, Outline
from dlprep.statistics.shares import Share, TagShare, by_tag, tags_of, total_of


@dataclass(frozen=True, slots=True)
class Retention:
    """The share of all answers that were recalled, and of each tag, the lowest first."""

    overall: Share
    tags: tuple[TagShare, ...]


def measure_retention(recalled: Mapping[CardId, Share], cards: Iterable[Outline]) -> Retention:
    """Add up what was recalled of each card's spaced answers."""
    return Retention(total_of(recalled.values()), by_tag(recalled.items(), tags_of(cards)))
