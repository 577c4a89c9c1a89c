"""What a simulated person truly remembers of one card."""

from typing import Protocol

from dlprep.model.review import Rating


class Memory(Protocol):
    """The memory of a card that was seen at least once; days count from the start. Frozen."""

    def recall(self, day: int) -> float:
        """Return the true chance to recall the card on *day*, with no review in between."""
        ...

    def after(self, day: int, quality: Rating) -> "Memory":
        """Return the memory after an answer of that true quality; AGAIN includes reading it again."""
        ...
