"""What the loop needs from the world around it, as functions."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from dlprep.model.card import CardId
from dlprep.study.effects import Effect
from dlprep.terminal.keys import Key


class KeySource(Protocol):
    """Where keys come from (see `keyboard`)."""

    def read(self, timeout: float) -> Key | None:
        """Return the next key, or None after *timeout* seconds or a resize."""
        ...

    def pending(self) -> int:
        """Return how many keys were typed already and not read."""
        ...

    def flush(self) -> None:
        """Forget the keys that were typed already and not read."""
        ...

    def released(self) -> AbstractContextManager[None]:
        """Give the terminal back for a while."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """The clock and its study days, the log, the editor and the library.

    *perform* makes an effect durable, or raises. *edit* lets the person change a card and returns
    what to say about it; one that is *shipped* with dlprep it changes in a copy of the person's own.
    *compose* lets them write on a text and returns what it became. *find*
    returns the cards that have some words, best first. *elsewhere* returns the cards that other
    sittings have rated since this one began.
    """

    now: Callable[[], datetime]
    study_day: Callable[[datetime], date]
    perform: Callable[[Effect], None]
    edit: Callable[[CardId], str]
    compose: Callable[[str], str]
    find: Callable[[str], Sequence[CardId]]
    elsewhere: Callable[[], frozenset[CardId]] = frozenset
    shipped: Callable[[CardId], bool] = lambda _: False
