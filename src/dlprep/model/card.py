"""A card: one interview question, its model answer, and how to judge an answer to it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, NewType

CardId = NewType("CardId", str)
"""Written once into the deck, unique over all decks; never derived from text again."""


@dataclass(frozen=True, slots=True)
class Point:
    """One idea unit of a model answer; an answer without a *must* point fails.

    *terms* are words that show it was said, other ways to say them behind a `/`; without any they
    are taken from *say*. A *drafted* point was proposed by the importer, and checked by nobody.
    """

    say: str
    must: bool = False
    terms: tuple[str, ...] = ()
    drafted: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question an interviewer asks after a good answer."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from: a title, a file name or address, a line in it."""

    title: str = ""
    origin: str = ""
    line: int | None = None


class Outline(NamedTuple):
    """What queues and forecasts know of a card: they do without its text. *points* says how many."""

    id: CardId
    tags: tuple[str, ...] = ()
    points: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A question with its model answer in Markdown, and the rubric for it.

    *difficulty* is 1 for a phone screen, 2 on-site, 3 senior. Facts that go stale are to be
    checked again by *review_by*.
    """

    id: CardId
    question: str
    answer: str
    number: int | None = None
    source: Source | None = None
    points: tuple[Point, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    mistakes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    difficulty: int | None = None
    review_by: date | None = None

    @property
    def outline(self) -> Outline:
        """Return what is known of the card without its text."""
        return Outline(self.id, self.tags, len(self.points))
