"""Settles one card: for each of its texts, what the person has, what the article says, and what was agreed.

| the person has  | the article says | outcome  |
|-----------------|------------------|----------|
| the same        | the same         | same     |
| what was agreed | something new    | taken    |
| something own   | what was agreed  | kept     |
| something own   | something new    | conflict |

Where nothing was ever agreed, two different texts are a conflict.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from dlprep.importing.draft import Draft
from dlprep.importing.drafting import with_points
from dlprep.importing.merging.base import Base
from dlprep.importing.merging.choices import Side
from dlprep.importing.merging.earlier import Earlier
from dlprep.importing.merging.wording import normalise, says_the_same
from dlprep.model.card import Card

T = TypeVar("T")


class Outcome(Enum):
    """What becomes of one text of a card."""

    SAME = "same"
    TAKEN = "taken"
    KEPT = "kept"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Settled:
    """A card of the deck that the article asks still.

    *after* is what it is to be, *base* what both sides agree on then; *before_base* is the old one.
    """

    card: Card
    draft: Draft
    after: Card
    base: Base
    before_base: Base
    question: Outcome
    answer: Outcome

    @property
    def outcomes(self) -> tuple[Outcome, Outcome]:
        """Return what becomes of the question and of the answer."""
        return self.question, self.answer

    @property
    def is_changed(self) -> bool:
        """Say whether the card is to be changed in what it asks or answers."""
        return Outcome.TAKEN in self.outcomes

    @property
    def is_conflict(self) -> bool:
        """Say whether something is left to the person."""
        return Outcome.CONFLICT in self.outcomes

    @property
    def is_kept(self) -> bool:
        """Say whether the person's own words differ from the article, and nothing else is to be said."""
        return Outcome.KEPT in self.outcomes and not self.is_changed and not self.is_conflict

    @property
    def is_renamed(self) -> bool:
        """Say whether the article asks the question in other words than it did."""
        known = {normalise(text) for text in (self.before_base.question, self.card.question) if text}
        return normalise(self.draft.question) not in known

    def held_back(self) -> "Settled":
        """Return the same with the card left as it is, so that a change comes up again."""
        return self if self.after == self.card else replace(self, after=self.card, base=self.before_base)


def settle(earlier: Earlier, draft: Draft, side: Side | None = None, *, points: bool = False) -> Settled:
    """Settle a card of the deck with its draft; *side* settles what would else be a conflict.

    With *points*, points that were drafted are drafted anew for a new answer.
    """
    card, base = earlier.card, earlier.base or Base()
    question = _outcome(card.question, base.question, draft.question, side, says_the_same)
    # A draft without an answer says nothing against the one that is there.
    answer = (
        _outcome(card.answer, base.answer, draft.answer, side, says_the_same)
        if draft.answer
        else Outcome.SAME
    )
    rubric = card.points
    # Only where nobody has touched the old ones.
    if answer is Outcome.TAKEN and rubric and rubric == base.points:
        rubric = (with_points(draft) if points else draft).points or rubric
    number = _number(card, base, draft, kin=earlier.kin)
    after = replace(
        card,
        question=_ended_like(card.question, draft.question) if question is Outcome.TAKEN else card.question,
        answer=_ended_like(card.answer, draft.answer) if answer is Outcome.TAKEN else card.answer,
        number=number,
        points=rubric,
    )
    agreed = Base(
        question=base.question if question is Outcome.CONFLICT else draft.question,
        answer=base.answer if answer is Outcome.CONFLICT or not draft.answer else draft.answer,
        number=draft.number,
        key=draft.key,
        points=rubric if rubric != card.points else base.points,
    )
    return Settled(card, draft, after, agreed, base, question, answer)


def _outcome(mine: T, base: T | None, theirs: T, side: Side | None, same: Callable[[T, T], bool]) -> Outcome:
    if same(mine, theirs):
        return Outcome.SAME
    if side is Side.THEIRS:
        return Outcome.TAKEN
    if side is Side.MINE or (base is not None and same(theirs, base)):
        return Outcome.KEPT
    return Outcome.TAKEN if base is not None and same(mine, base) else Outcome.CONFLICT


def _number(card: Card, base: Base, draft: Draft, *, kin: bool) -> int | None:
    """Return the number, which follows the article unless the person gave the card another one."""
    if not kin or draft.number is None or card.number is None:
        return card.number
    return draft.number if base.number in (None, card.number) else card.number


def _ended_like(before: str, text: str) -> str:
    """Return *text* with the line end that the old text had at its end, if it had one."""
    return text.rstrip("\n") + before[len(before.rstrip("\n")) :]
