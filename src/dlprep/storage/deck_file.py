"""A deck file as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass

from dlprep.model.card import CardId
from dlprep.model.deck import Deck
from dlprep.model.problem import Place, Problem
from dlprep.storage.yaml_nodes import Node, Path, place_of


@dataclass(frozen=True, slots=True)
class DeckFile:
    """What a deck file holds: the deck, if its head is sound; the problems; each card as it is written."""

    deck: Deck | None
    problems: tuple[Problem, ...]
    nodes: Mapping[CardId, Node]

    def place_of(self, card: CardId, path: Path = (), line: int = 0) -> Place:
        """Return where a card stands, or something in it: a *line* of the text at *path*."""
        return place_of(self.nodes[card], path, line)
