"""Works out what an import would do to a deck: every card and every draft has its place in the result."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dlprep.importing.draft import Draft, PastReview
from dlprep.importing.drafting import with_points
from dlprep.importing.merging.base import NO_BASES, Base, Bases
from dlprep.importing.merging.choices import NO_CHOICES, Choices, Side
from dlprep.importing.merging.earlier import Earlier, earlier_cards
from dlprep.importing.merging.match import match
from dlprep.importing.merging.three_way import Settled, settle
from dlprep.importing.merging.wording import says_the_same
from dlprep.importing.slug import derive_card_id, derive_tags
from dlprep.model.card import Card, CardId, Source
from dlprep.model.deck import Deck

UNWRITTEN = "*This answer is still to be written: the article has none.*"


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A draft that could be any of some cards; *added* is the card made of it, if one was."""

    draft: Draft
    candidates: tuple[CardId, ...]
    added: CardId | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """What an import comes to.

    *settled* are the cards that are there and asked still, *missing* those that the article no
    longer asks; *removed* the ones that the person took out of the deck, which stay out; *elsewhere*
    the whole ones that another deck holds just so.
    """

    added: tuple[Card, ...] = ()
    settled: tuple[Settled, ...] = ()
    missing: tuple[Card, ...] = ()
    removed: tuple[CardId, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    drafts: tuple[tuple[CardId, Draft], ...] = ()
    elsewhere: tuple[tuple[Card, Draft], ...] = ()

    @property
    def changed(self) -> tuple[Settled, ...]:
        """Return the cards that are to be changed in any way."""
        return tuple(each for each in self.settled if each.after != each.card)

    @property
    def bases(self) -> dict[CardId, Base]:
        """Return what the deck and the article agree on when all this is done."""
        added = {card_id: _new_base(draft) for card_id, draft in self.drafts}
        return {**added, **{each.card.id: each.base for each in self.settled}}

    @property
    def histories(self) -> dict[CardId, tuple[PastReview, ...]]:
        """Return the past reviews that came with the drafts."""
        settled = ((each.card.id, each.draft) for each in self.settled)
        drafts = (*self.drafts, *settled, *((card.id, draft) for card, draft in self.elsewhere))
        return {card_id: draft.history for card_id, draft in drafts if draft.history}

    def held_back(self) -> "Merge":
        """Return the same with every card that is there left as it is."""
        return replace(self, settled=tuple(each.held_back() for each in self.settled))


@dataclass(slots=True)
class _Result:
    """A merge in the making. No new id is among *taken*; whole cards keep theirs if it is *free*."""

    source: Source
    choices: Choices
    taken: set[str]
    free: set[CardId]
    added: list[Card] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    removed: list[CardId] = field(default_factory=list)
    uncertain: list[Uncertain] = field(default_factory=list)
    drafts: list[tuple[CardId, Draft]] = field(default_factory=list)
    elsewhere: list[tuple[Card, Draft]] = field(default_factory=list)

    def add(self, draft: Draft, card_id: CardId | None = None) -> CardId:
        """Make a card of a draft, with the id that it had before, or brings, or with a new one."""
        if self.choices.points:
            draft = with_points(draft)
        card_id = card_id or self._id(draft)
        self.taken.add(card_id)
        self.free.discard(card_id)
        self.added.append(_card(draft, card_id, self.source))
        self.drafts.append((card_id, draft))
        return card_id

    def _id(self, draft: Draft) -> CardId:
        if draft.card is not None and draft.card.id in self.free:
            return draft.card.id
        return derive_card_id(draft.question, self.taken)


def merge(
    deck: Deck,
    drafts: Iterable[Draft],
    source: Source,
    taken: Collection[CardId] = (),
    bases: Bases = NO_BASES,
    choices: Choices = NO_CHOICES,
    others: Mapping[CardId, Card] | None = None,
) -> Merge:
    """Match drafts with the cards of a deck, settle those three ways, and make cards of the rest.

    *source* is the article; each new card gets its own line in it. *taken* holds the ids in use in
    any deck, *others* the cards of other decks that whole ones may be. A draft without an answer never
    changes a card, and becomes one only if wanted; one without a question is none.
    """
    drafts = [draft for draft in map(_sound, drafts) if draft.question]
    cards = list(earlier_cards(deck, source, bases))
    matches = match(drafts, cards)
    used = {*taken, *(earlier.card.id for earlier in cards)}
    brought = {draft.card.id for draft in drafts if draft.card is not None}
    result = _Result(source, choices, used | brought, brought - used)
    for place, draft in enumerate(drafts):
        if place in matches.pairs:
            _settle(cards[matches.pairs[place]], draft, taken, result)
        elif draft.card is not None and (others or {}).get(draft.card.id) == draft.card:
            result.elsewhere.append((draft.card, draft))
        elif not draft.answer and not choices.keep_unanswered:
            continue
        elif place in matches.asked:
            _leave(deck, draft, matches.open[place], result)
        else:
            card_id = result.add(draft)
            if candidates := matches.open.get(place):
                result.uncertain.append(Uncertain(draft, candidates, card_id))
    named = {card_id for each in result.uncertain for card_id in each.candidates}
    return Merge(
        added=tuple(result.added),
        settled=tuple(result.settled),
        missing=_missing(cards, {*matches.pairs.values()}, named),
        removed=tuple(result.removed),
        uncertain=tuple(result.uncertain),
        drafts=tuple(result.drafts),
        elsewhere=tuple(result.elsewhere),
    )


def _settle(earlier: Earlier, draft: Draft, taken: Collection[CardId], result: _Result) -> None:
    card_id = earlier.card.id
    side = result.choices.side(card_id)
    if not earlier.gone:
        result.settled.append(settle(earlier, draft, side, points=result.choices.points))
    elif side is Side.THEIRS and card_id not in taken:
        result.add(draft, card_id)
    else:
        result.removed.append(card_id)


def _leave(deck: Deck, draft: Draft, candidates: tuple[CardId, ...], result: _Result) -> None:
    """Leave a draft aside whose question is in the deck: silently if one of the cards says it all."""
    cards = [card for card in deck.cards if card.id in candidates]
    if not any(says_the_same(card.answer, draft.answer) for card in cards):
        result.uncertain.append(Uncertain(draft, candidates))


def _missing(cards: Sequence[Earlier], found: Collection[int], named: Collection[CardId]) -> tuple[Card, ...]:
    return tuple(
        earlier.card
        for place, earlier in enumerate(cards)
        if earlier.kin and not earlier.gone and place not in found and earlier.card.id not in named
    )


def _sound(draft: Draft) -> Draft:
    """Return a draft without what a card cannot hold: texts of blanks alone, a number below zero."""
    return replace(
        draft,
        question=draft.question if draft.question.strip() else "",
        answer=draft.answer if draft.answer.strip() else "",
        number=None if draft.number is None or draft.number < 0 else draft.number,
        points=tuple(point for point in draft.points if point.say.strip()),
    )


def _card(draft: Draft, card_id: CardId, source: Source) -> Card:
    if draft.card is not None:
        return replace(draft.card, id=card_id)
    return Card(
        id=card_id,
        question=draft.question,
        answer=draft.answer or UNWRITTEN,
        number=draft.number,
        source=replace(source, line=draft.line or None),
        points=draft.points,
        tags=derive_tags(draft.tags),
    )


def _new_base(draft: Draft) -> Base:
    return Base(draft.question, draft.answer or UNWRITTEN, draft.number, draft.key, draft.points)
