"""Hypothesis strategies for values that people write."""

from typing import TypeVar

from hypothesis import strategies as st

from dlprep.model.card import Card, CardId, FollowUp, Point, Source
from dlprep.model.deck import Deck, DeckId

T = TypeVar("T")

# What a UTF-8 file can hold: any character but lone surrogates.
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
texts = any_text.filter(lambda text: bool(text.strip()) and any(not char.isspace() for char in text))
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
sources = st.builds(Source, any_text, any_text, st.none() | st.integers(1, 10**6))


def tuples(elements: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Return short tuples of *elements*."""
    return st.lists(elements, max_size=3).map(tuple)


cards = st.builds(
    Card,
    id=slugs.map(CardId),
    question=texts,
    answer=texts,
    number=st.none() | st.integers(0, 10**6),
    source=st.none() | sources,
    points=tuples(st.builds(Point, texts, st.booleans(), tuples(texts), st.booleans())),
    follow_ups=tuples(st.builds(FollowUp, texts, texts)),
    mistakes=tuples(texts),
    tags=tuples(slugs),
    difficulty=st.none() | st.integers(1, 3),
    review_by=st.none() | st.dates(),
)
decks = st.builds(
    Deck,
    id=slugs.map(DeckId),
    title=texts,
    cards=st.lists(cards, max_size=3, unique_by=lambda card: card.id).map(tuple),
    source=st.none() | sources,
)
