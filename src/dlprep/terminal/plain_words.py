"""What the plain dialogue says, as the dialogue asks for it; `commands.study_plain` finds the words."""

from typing import Protocol

from dlprep.model.card import CardId
from dlprep.study.events import Event
from dlprep.study.phases import Phase
from dlprep.study.session import Session

MISUNDERSTOOD = "That is none of the choices; ? lists them."
OTHERWISE_MANY = "This card has {points} points: write as many times y or n."
OFFER = "This deck comes with dlprep. Copy it to your own decks and edit it there? y or n: "
LOSING = "What you typed is not rated yet, and would be lost. Stop? y or n: "
TYPING = "Type your answer. A line with a single full stop ends it."
CHOOSING = "The number of a card to go to it, or Enter: "
NOTHING_COPIED = "Nothing was copied, nothing changed."
NOTHING_TYPED = "Nothing was typed."
NOTHING_FOUND = "No card has these words."


class Words(Protocol):
    """What the dialogue says, in finished lines."""

    def page(self, session: Session, *, back: bool = False) -> str:
        """Return what is to be read on entering the session's phase, or on coming *back* to it."""
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
