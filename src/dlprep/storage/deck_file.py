"""A deck file as it was read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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


class LateNodes(Mapping[CardId, Node]):
    """Where the cards of a file stand, read when somebody asks."""

    def __init__(self, read: Callable[[], Mapping[CardId, Node]]) -> None:
        """Take what *read* returns."""
        self._read = read

    @cached_property
    def _nodes(self) -> Mapping[CardId, Node]:
        return self._read()

    def __getitem__(self, card: CardId) -> Node:
        """Return what stands for a card, or raise KeyError."""
        return self._nodes[card]

    def __iter__(self) -> Iterator[CardId]:
        """Iterate over the cards."""
        return iter(self._nodes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._nodes)
