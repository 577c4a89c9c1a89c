"""Finds for each draft the card it is the new version of: by what is certain first, and never by a guess.

Each step pairs only what is alone on both sides. A question that several cards of the deck ask
stays open; one that is merely like several cards is open too, and told with them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from dlprep.importing.draft import Draft
from dlprep.importing.merging.earlier import Earlier
from dlprep.importing.merging.likeness import ALIKE, likely_pairs
from dlprep.importing.merging.wording import answer_likeness, lines_of, may_be_reworded, normalise
from dlprep.model.card import CardId

TELLING_ANSWER = 60
"""Characters from which on the same answer means the same question, however it is asked."""


@dataclass(slots=True)
class Matches:
    """Draft to card, both by their places; *open* are the drafts that more than one card could be.

    Of the open ones, *asked* are those whose very question the deck asks already.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    open: dict[int, tuple[CardId, ...]] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Step:
    """What drafts and cards are matched by, and when a pair found so is believed."""

    of_draft: Callable[[Draft], Hashable]
    of_card: Callable[[Earlier], Iterable[Hashable]]
    kin_only: bool = False
    believed: Callable[[Draft, Earlier], bool] = lambda draft, card: True  # noqa: ARG005


def match(drafts: Sequence[Draft], cards: Sequence[Earlier]) -> Matches:
    """Match each draft with at most one card, and each card with at most one draft."""
    matches = Matches()
    for step in STEPS[:EXACT]:
        _take(step, drafts, cards, matches)
    _leave_open(drafts, cards, matches)
    for step in STEPS[EXACT:]:
        _take(step, drafts, cards, matches)
    _take_likely(drafts, cards, matches)
    return matches


def _number_and_questions(card: Earlier) -> Iterable[Hashable]:
    return [] if card.number is None else [(card.number, question) for question in card.questions]


def _telling(answer: str) -> tuple[str, ...] | None:
    return lines_of(answer) if len(answer) >= TELLING_ANSWER else None


def _is_reworded(draft: Draft, card: Earlier) -> bool:
    questions = [card.card.question, *card.questions]
    return any(may_be_reworded(question, draft.question) for question in questions) or (
        bool(draft.answer) and answer_likeness(card.answer, draft.answer) >= ALIKE
    )


STEPS = (
    # A card that comes back whole is known by its id, whatever was made of its texts.
    _Step(lambda draft: draft.card and draft.card.id, lambda card: [card.card.id]),
    _Step(lambda draft: draft.key or None, lambda card: [card.key] if card.key else [], kin_only=True),
    _Step(
        lambda draft: None if draft.number is None else (draft.number, normalise(draft.question)),
        _number_and_questions,
    ),
    _Step(
        lambda draft: (normalise(draft.question), lines_of(draft.answer)),
        lambda card: [(question, lines_of(card.answer)) for question in card.questions],
    ),
    _Step(lambda draft: normalise(draft.question), lambda card: card.questions),
    # From here on the question is another one: renamed, if it is the same card at all.
    _Step(
        lambda draft: _telling(draft.answer),
        lambda card: [answer for answer in [_telling(card.answer)] if answer],
        kin_only=True,
    ),
    # Every article has a question 1.
    _Step(
        lambda draft: draft.number,
        lambda card: [] if card.number is None else [card.number],
        kin_only=True,
        believed=_is_reworded,
    ),
)
EXACT = 5


def _take(step: _Step, drafts: Sequence[Draft], cards: Sequence[Earlier], matches: Matches) -> None:
    """Pair the drafts and cards that this step finds alone on both sides."""
    asking: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in _waiting(len(drafts), {*matches.pairs, *matches.open}):
        sought = step.of_draft(drafts[place])
        if sought is not None:
            asking[sought].append(place)
    answering: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in _waiting(len(cards), set(matches.pairs.values())):
        if cards[place].kin or not step.kin_only:
            for key in step.of_card(cards[place]):
                answering[key].append(place)
    used: set[int] = set()
    for key, places in asking.items():
        found = [place for place in answering[key] if place not in used]
        if len(places) == len(found) == 1 and step.believed(drafts[places[0]], cards[found[0]]):
            matches.pairs[places[0]] = found[0]
            used.add(found[0])


def _leave_open(drafts: Sequence[Draft], cards: Sequence[Earlier], matches: Matches) -> None:
    """Leave the drafts open whose question several cards ask, or that share one card with another draft."""
    asked: defaultdict[str, list[int]] = defaultdict(list)
    for place in _waiting(len(cards), set(matches.pairs.values())):
        for question in cards[place].questions:
            asked[question].append(place)
    for place in _waiting(len(drafts), set(matches.pairs)):
        if found := asked.get(normalise(drafts[place].question)):
            matches.open[place] = tuple(cards[card].card.id for card in found)
            matches.asked.add(place)


def _take_likely(drafts: Sequence[Draft], cards: Sequence[Earlier], matches: Matches) -> None:
    """Pair what is so much alike that nothing else comes near; leave what is less sure open."""
    tied = {card for found in matches.open.values() for card in found}
    waiting = _waiting(len(drafts), {*matches.pairs, *matches.open})
    used = set(matches.pairs.values())
    kin = [
        place for place in _waiting(len(cards), used) if cards[place].kin and cards[place].card.id not in tied
    ]
    sure, possible = likely_pairs([drafts[place] for place in waiting], [cards[place] for place in kin])
    for draft, card in sure.items():
        matches.pairs[waiting[draft]] = kin[card]
    for draft, found in possible.items():
        matches.open[waiting[draft]] = tuple(cards[kin[card]].card.id for card in found)


def _waiting(count: int, taken: Collection[int]) -> list[int]:
    return [place for place in range(count) if place not in taken]
