"""What a person decides about a card beside rating it: suspend, bury, flag, start anew."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dlprep.model.card import CardId
from dlprep.model.review import EntryId


class MarkKind(StrEnum):
    """The kinds of marks; the words are what the log stores."""

    SUSPEND = "suspend"
    RESUME = "resume"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    UNFLAG = "unflag"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark put on a card. A buried card is not asked before the study day *until*.

    Marks of one sitting with the same *step* were made, and are taken back, together; *step* is
    the `seq` of the first of them.
    """

    id: EntryId
    card: CardId
    kind: MarkKind
    at: datetime
    until: date | None = None
    step: int = 0

    def __post_init__(self) -> None:
        """A mark made alone is a step of its own."""
        object.__setattr__(self, "step", self.step or self.id.seq)
