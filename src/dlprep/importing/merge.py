"""Compares the drafts of an article with a deck: what is new, what is there, what differs.

Nothing in the deck is ever overwritten: the person may have edited it. A difference is reported.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from dlprep.importing.draft import Draft
from dlprep.importing.slug import derive_card_id
from dlprep.model.card import Card, CardId, Source
from dlprep.model.deck import Deck


@dataclass(frozen=True, slots=True)
class Change:
    """A card of the deck and the draft of the same question, which says something else."""

    card: Card
    draft: Draft


@dataclass(frozen=True, slots=True)
class Merge:
    """What an import would do: add cards, leave others as they are, and report those that differ."""

    added: tuple[Card, ...] = ()
    unchanged: tuple[CardId, ...] = ()
    changed: tuple[Change, ...] = ()


BY_NUMBER = 2
ALIKE = 0.5
"""Share of the shorter question's words that a reworded question keeps."""

# Words that every question has.
ASKING = frozenset(
    """a an and are by can describe discuss do does explain for how in is it of the to what when which
    why you""".split()
)

Key = Callable[[int | None, str], Hashable]


def merge(deck: Deck, drafts: Iterable[Draft], source: Source, taken: Collection[CardId]) -> Merge:
    """Match drafts with the cards of a deck and make cards of the rest.

    *source* is the article; each new card gets its own line in it. *taken* holds the ids in use in any deck.
    """
    drafts = list(drafts)
    matches = _match(deck, drafts, source)
    ids: set[str] = {*taken, *(card.id for card in deck.cards)}
    added: list[Card] = []
    unchanged: list[CardId] = []
    changed: list[Change] = []
    for at, draft in enumerate(drafts):
        card = matches.get(at)
        if card is None:
            card = _new_card(draft, source, ids)
            ids.add(card.id)
            added.append(card)
        elif _same(card.question, draft.question) and _same(card.answer, draft.answer):
            unchanged.append(card.id)
        else:
            changed.append(Change(card, draft))
    return Merge(tuple(added), tuple(unchanged), tuple(changed))


def _new_card(draft: Draft, source: Source, taken: Collection[str]) -> Card:
    return Card(
        id=derive_card_id(draft.question, taken),
        question=draft.question,
        answer=draft.answer,
        number=draft.number,
        source=replace(source, line=draft.line),
    )


def _match(deck: Deck, drafts: Sequence[Draft], source: Source) -> dict[int, Card]:
    """Match each draft with at most one card: by number and question, by question, by number.

    A number alone counts only for cards of the same article (every article has a question 1), and only
    for a question that is neither in the deck nor twice in the article: else a second import could
    match otherwise than the first.
    """
    asked = Counter(normalise(draft.question) for draft in drafts)
    there = {normalise(card.question) for card in deck.cards}
    reworded = {question for question, count in asked.items() if count == 1 and question not in there}
    kin = [card for card in deck.cards if _is_same_article(card.source or deck.source, source)]
    steps: tuple[tuple[Sequence[Card], Key], ...] = (
        (deck.cards, lambda number, question: (number, question) if number is not None else None),
        (deck.cards, lambda _, question: question),
        (kin, lambda number, _: number),
    )
    matches: dict[int, Card] = {}
    used: set[CardId] = set()
    for place, (cards, key) in enumerate(steps):
        waiting: defaultdict[Hashable, list[Card]] = defaultdict(list)
        for card in reversed(cards):
            if card.id not in used:
                waiting[key(card.number, normalise(card.question))].append(card)
        for at, draft in enumerate(drafts):
            question = normalise(draft.question)
            sought = key(draft.number, question)
            if at in matches or sought is None or (place == BY_NUMBER and question not in reworded):
                continue
            if waiting[sought] and (
                place != BY_NUMBER or _alike(waiting[sought][-1].question, draft.question)
            ):
                matches[at] = waiting[sought].pop()
                used.add(matches[at].id)
    return matches


def _alike(one: str, other: str) -> bool:
    """Say whether one question can be the other reworded: the same number is not enough."""
    words, others = (set(normalise(question).split()) - ASKING for question in (one, other))
    return 0 < ALIKE * min(len(words), len(others)) <= len(words & others)


def _is_same_article(one: Source | None, other: Source) -> bool:
    if one is None:
        return False
    return bool((one.origin and one.origin == other.origin) or (one.title and one.title == other.title))


def normalise(question: str) -> str:
    """Reduce a question to its words, so that case, quotes and spacing do not matter."""
    text = unicodedata.normalize("NFKC", question).casefold()
    words = " ".join(re.findall(r"\w+", text))
    return words or text.strip()


def _same(one: str, other: str) -> bool:
    """Compare two texts without regard to blanks at the ends of lines."""
    return _lines(one) == _lines(other)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
