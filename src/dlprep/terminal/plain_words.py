"""What the plain dialogue says, as the dialogue asks for it; `commands.study_plain` finds the words."""

from typing import Protocol

from dlprep.model.card import CardId
from dlprep.study.events import Event
from dlprep.study.phases import Phase
from dlprep.study.session import Session


class Words(Protocol):
    """What the dialogue says, in finished lines."""

    def page(self, session: Session) -> str:
        """Return what is to be read on entering the session's phase."""
        ...

    def prompt(self, session: Session) -> str:
        """Return what is asked now."""
        ...

    def change(self, session: Session, event: Event) -> str:
        """Return what a hint, the clock or a confidence has changed."""
        ...

    def raw(self, session: Session) -> str:
        """Return the card as it is written."""
        ...

    def earlier(self, session: Session, place: int) -> str:
        """Return an earlier review of the sitting; *place* counts back from 1, the last one."""
        ...

    def card(self, session: Session, card: CardId) -> str:
        """Return a card's question on one line."""
        ...

    def help(self, phase: Phase) -> str:
        """Return what can be asked for."""
        ...
