"""The source to import, before anything is known about its questions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dlprep.importing.draft import Draft, LeftOut
from dlprep.importing.page.tree import Page
from dlprep.model.deck import Deck

STANDARD_INPUT = "-"
"""The origin of what was piped in."""

LARGE = 1_000_000
"""Characters from which on a source takes long enough to show how far it is."""

Tell: TypeAlias = Callable[[float], None]
"""What is told now and then which share of a long reading is done."""


def untold(share: float) -> None:
    """Take no notice of how far a reading is."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text and the short name of where it came from (a file name, an address, `-`).

    *page* is its structure where the source has one (HTML, Markdown), *records* are its questions
    where it lists them one by one (CSV, JSON, an Anki package); *left_out* is what the reader of
    the source dropped on purpose. At most one of *page* and *records* is there. *deck* is what the
    source says of the deck that its records were, if it does.
    """

    text: str
    origin: str
    page: Page | None = None
    records: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    deck: Deck | None = None
