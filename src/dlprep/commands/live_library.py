"""The cards of a sitting as they are now: edited in the middle of it, searched at every letter."""

from collections.abc import Sequence

from dlprep.commands.edit import edit_card, is_shipped
from dlprep.commands.environment import Environment
from dlprep.errors import DeckError
from dlprep.model.card import Card, CardId
from dlprep.model.deck import Library
from dlprep.model.problem import Place
from dlprep.study.finding import Haystack, find, haystacks


class LiveLibrary:
    """A library whose cards may be changed while they are asked."""

    def __init__(self, env: Environment, library: Library) -> None:
        """Begin with the cards as they were read."""
        self._env = env
        self._library = library
        self._known = library
        self._stacks: tuple[Haystack, ...] = ()
        self._unmended: dict[CardId, Place] = {}

    def card(self, card: CardId) -> Card:
        """Return the text of a card as it is now; one that cannot be read any more is as it was."""
        return self._library.card(card) if card in self._library else self._known.card(card)

    def is_shipped(self, card: CardId) -> bool:
        """Say whether a card is in a deck that comes with dlprep, so that editing it makes a copy first."""
        try:
            return card not in self._unmended and is_shipped(self._env, card)
        except OSError:
            return False  # editing it says what cannot be read

    def edit(self, card: CardId) -> str:
        """Let the person change a card, of a shipped deck in a copy of their own, and return what happened.

        A card that the last edit made unreadable is opened where the mistake is.
        Raises DeckError for a card that is in no deck now and for decks that cannot be read, TerminalError
        when no editor can be run.
        """
        try:
            outcome = edit_card(self._env, self._library, card, copying=True, at=self._unmended.get(card))
        except OSError as error:
            place = Place(str(self._env.paths.decks))
            raise DeckError(f"your decks cannot be read: {error.strerror}", place=place) from error
        self._library, self._stacks = outcome.library, ()
        if outcome.lost:
            self._unmended[card] = outcome.problems[0].place
        elif outcome.changed:
            self._unmended.pop(card, None)
        wrong = "".join(f" {problem.place}: {problem.message}." for problem in outcome.problems[:1])
        return f"{outcome.message}{wrong}"

    def find(self, words: str) -> Sequence[CardId]:
        """Return the cards that have some words; only those that were there when the sitting began."""
        self._stacks = self._stacks or haystacks(self.card(card.id) for card in self._known.cards())
        return find(self._stacks, words)
