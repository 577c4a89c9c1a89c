"""The cards of a sitting as they are now: edited in the middle of it, searched at every letter."""

from collections.abc import Sequence

from dlprep.commands.edit import edit_card
from dlprep.commands.environment import Environment
from dlprep.model.card import Card, CardId
from dlprep.model.deck import Library
from dlprep.study.finding import Haystack, find, haystacks


class LiveLibrary:
    """A library whose cards may be changed while they are asked."""

    def __init__(self, env: Environment, library: Library) -> None:
        """Begin with the cards as they were read."""
        self._env = env
        self._library = library
        self._known = library
        self._stacks: tuple[Haystack, ...] = ()

    def card(self, card: CardId) -> Card:
        """Return the text of a card as it is now; one that cannot be read any more is as it was."""
        return self._library.card(card) if card in self._library else self._known.card(card)

    def edit(self, card: CardId) -> str:
        """Let the person change a card, and return what happened.

        Raises DeckError for a card of a shipped deck, TerminalError when no editor can be run.
        """
        outcome = edit_card(self._env, self._library, card)
        self._library, self._stacks = outcome.library, ()
        wrong = "".join(f" {problem.place}: {problem.message}." for problem in outcome.problems[:1])
        return f"{outcome.message}{wrong}"

    def find(self, words: str) -> Sequence[CardId]:
        """Return the cards that have some words; only those that were there when the sitting began."""
        self._stacks = self._stacks or haystacks(self.card(card.id) for card in self._known.cards())
        return find(self._stacks, words)
