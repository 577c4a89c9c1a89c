"""What the person has said before an import begins: whose words count, and what becomes a card."""

from dataclasses import dataclass
from enum import Enum

from dlprep.model.card import CardId

ALL = "all"
"""Stands for every card where ids are named."""


class Side(Enum):
    """Whose text counts, said beforehand."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person has said beforehand: ids of cards (or `all`) whose text counts.

    *points* are drafted for answers without any; *keep_unanswered* makes cards of mere questions.
    """

    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    points: bool = False
    keep_unanswered: bool = False

    def side(self, card: CardId) -> Side | None:
        """Return whose text counts for a card; a card that is named counts before `all`."""
        for name in (str(card), ALL):
            if name in self.theirs:
                return Side.THEIRS
            if name in self.mine:
                return Side.MINE
        return None


NO_CHOICES = Choices()
