"""Cards that have some words, for a search while studying: no syntax, an answer at every letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dlprep.model.card import Card, CardId

MOST = 50


@dataclass(frozen=True, slots=True)
class Haystack:
    """A card's texts, folded once: searching must keep up with typing."""

    card: CardId
    question: str
    everything: str


def haystacks(cards: Iterable[Card]) -> tuple[Haystack, ...]:
    """Return what is searched of *cards*: question, answer, points, tags and id."""
    return tuple(
        Haystack(card.id, _fold(f"{card.id} {' '.join(card.tags)} {card.question}"), _fold(_text(card)))
        for card in cards
    )


def find(stacks: Sequence[Haystack], words: str) -> tuple[CardId, ...]:
    """Return the cards that have all *words*, those with them in the question or id first."""
    wanted = _fold(words).split()
    if not wanted:
        return ()
    found = [stack for stack in stacks if all(word in stack.everything for word in wanted)]
    ranked = sorted(found, key=lambda stack: sum(word not in stack.question for word in wanted))
    return tuple(stack.card for stack in ranked)[:MOST]


def _text(card: Card) -> str:
    points = " ".join(point.say for point in card.points)
    return f"{card.id} {' '.join(card.tags)} {card.question} {card.answer} {points}"


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
