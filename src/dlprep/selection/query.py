"""Queries over cards: terms that must all hold. `query_text` reads them from what a person writes."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dlprep.model.card import Card
from dlprep.selection.facts import CardFacts, State

ANY = "*"
"""Stands for any text in the name of a deck, a tag or a card."""


class Field(StrEnum):
    """What a term can ask for, beside words; the words are those written before the colon."""

    DECK = "deck"
    TAG = "tag"
    ID = "id"
    BOX = "box"
    DIFFICULTY = "difficulty"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Says:
    """A text of the card holds these words, one after the other; they are `folded`."""

    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """The deck, a tag or the id is one of *names*, which are `folded`."""

    field: Field
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The box or the difficulty is in one of *ranges*, their ends included."""

    field: Field
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """One of *states* holds of the card."""

    states: tuple[State, ...]


Test: TypeAlias = Says | Named | Numbered | Holds


@dataclass(frozen=True, slots=True)
class Term:
    """A test that a card has to pass, or if *negated* to fail."""

    test: Test
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that all have to hold; without any, every card matches."""

    terms: tuple[Term, ...] = ()

    def __and__(self, other: "Query") -> "Query":
        """Return the query for the cards that match both."""
        return Query(self.terms + other.terms)

    def matches(self, facts: CardFacts) -> bool:
        """Say whether a card is meant."""
        return all(_passes(term.test, facts) is not term.negated for term in self.terms)

    def names(self, field: Field) -> Iterable[str]:
        """Return the names that the query asks for in a field."""
        tests = (term.test for term in self.terms)
        return (
            name for test in tests if isinstance(test, Named) and test.field is field for name in test.names
        )


class _Uncombined(dict[int, int | None]):
    """What becomes of each code point: combining marks go. Worked out when one is first met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = result = None if unicodedata.combining(chr(code)) else code
        return result


_UNCOMBINED = _Uncombined()


def folded(text: str) -> str:
    """Return *text* without case, accents and differences of spaces: for comparing, not for reading."""
    plain = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        plain = plain.translate(_UNCOMBINED)
    return " ".join(plain.split())


def name_matches(pattern: str, name: str) -> bool:
    """Say whether a `folded` name is meant by a `folded` pattern, in which `*` is any text."""
    first, *others = pattern.split(ANY)
    if not others:
        return pattern == name
    *middle, last = others
    if not name.startswith(first) or not name[len(first) :].endswith(last):
        return False
    rest = name[len(first) : len(name) - len(last)]
    for part in middle:
        _, found, rest = rest.partition(part) if part else ("", ANY, rest)
        if not found:
            return False
    return True


def _passes(test: Test, facts: CardFacts) -> bool:
    match test:
        case Says(words):
            return any(words in folded(text) for text in _texts(facts.card))
        case Named(field, names):
            own = [folded(name) for name in _names(field, facts)]
            return any(name_matches(name, one) for name in names for one in own)
        case Numbered(field, ranges):
            number = facts.box if field is Field.BOX else facts.card.difficulty
            return number is not None and any(low <= number <= high for low, high in ranges)
        case Holds(states):
            return not facts.states.isdisjoint(states)


def _names(field: Field, facts: CardFacts) -> Sequence[str]:
    if field is Field.TAG:
        return facts.card.tags
    return (facts.deck,) if field is Field.DECK else (facts.card.id,)


def _texts(card: Card) -> Iterable[str]:
    yield from (card.question, card.id, *card.tags, card.answer)
    yield from (point.say for point in card.points)
