"""The cards a draft may be the new version of, each with what the article called it before."""

from collections.abc import Iterator
from dataclasses import dataclass

from dlprep.importing.merging.base import NO_BASES, Base, Bases, is_same_article
from dlprep.importing.merging.wording import normalise
from dlprep.model.card import Card, Source
from dlprep.model.deck import Deck


@dataclass(frozen=True, slots=True)
class Earlier:
    """A card and its base, if there is one.

    *kin* says that it came from this article; *gone* that the person has taken it out of the deck.
    """

    card: Card
    base: Base | None
    kin: bool
    gone: bool = False

    @property
    def number(self) -> int | None:
        """Return the number in the article, as far as it is known."""
        return self.card.number if self.base is None or self.base.number is None else self.base.number

    @property
    def key(self) -> str:
        """Return the article's own lasting name of the question, or ""."""
        return "" if self.base is None else self.base.key

    @property
    def questions(self) -> frozenset[str]:
        """Return the question, normalised: as the article had it and as the person has it now."""
        texts = [self.card.question]
        if self.base is not None and self.base.question is not None:
            texts.append(self.base.question)
        return frozenset(normalise(text) for text in texts)

    @property
    def answer(self) -> str:
        """Return the article's last answer, or that of the card."""
        return self.card.answer if self.base is None or self.base.answer is None else self.base.answer


def earlier_cards(deck: Deck, source: Source, bases: Bases = NO_BASES) -> Iterator[Earlier]:
    """Iterate over the cards of a deck, then over those that an import brought and the person took out."""
    for card in deck.cards:
        base = bases.get(card.id)
        yield Earlier(card, base, kin=base is not None or is_same_article(card.source, source))
    there = {card.id for card in deck.cards}
    for card_id, base in bases.items():
        if card_id not in there and base.question and base.answer:
            card = Card(card_id, base.question, base.answer, base.number)
            yield Earlier(card, base, kin=True, gone=True)
