"""What a format makes of an article: drafts of cards, and what it could not settle."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dlprep.model.card import Card, CardId, Point
from dlprep.model.deck import Deck
from dlprep.model.problem import Problem
from dlprep.model.review import EntryId, Rating, Review


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review of the question in the program it comes from.

    *whole* is all that is known of it where that was a log like ours; its names are of that log.
    """

    rating: Rating
    at: datetime
    took: timedelta = timedelta()
    whole: Review | None = None

    def named(self, entry_id: EntryId, card: CardId) -> Review:
        """Return it as a review of a card of ours."""
        if self.whole is not None:
            return replace(self.whole, id=entry_id, card=card)
        return Review(entry_id, card, self.rating, self.at, self.took)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question and its answer in Markdown; *line* is where the question starts, from 1.

    *key* is the source's own lasting name of the question (a note's GUID, an `id` column), "" if
    it has none; *points*, *tags* and *history* come from sources that have them. The answer of an
    *exact* one was a card's before: nothing in it is to be put right. *card* is that card where the
    source holds it whole: its other fields come along, and its id where that is free.
    """

    question: str
    answer: str
    line: int
    number: int | None = None
    key: str = ""
    points: tuple[Point, ...] = ()
    tags: tuple[str, ...] = ()
    history: tuple[PastReview, ...] = ()
    exact: bool = False
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of the source that went into no card: where it begins, its text, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The drafts of an article in its order, its title if it has one, and the problems.

    *unanswered* are the questions without an answer, *left_out* what went into no card. *deck*, without
    cards, is the one that all of them were in, if the article says so.
    """

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str = ""
    unanswered: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    deck: Deck | None = None
