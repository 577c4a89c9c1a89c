"""Derives readable ids from text: for a new card from its question, for a deck from its title, tags.

An id is written into the deck once; a question edited later keeps the id of its card.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from hashlib import sha256

from dlprep.model.card import CardId
from dlprep.model.deck import DeckId

LONGEST = 60
DIGEST = 8
FEWEST_LETTERS = 3


def derive_card_id(question: str, taken: Collection[str]) -> CardId:
    """Derive an id from a question that is not among *taken*; the same question gives the same id."""
    return CardId(_unused(_slug(question, "card"), taken))


def derive_deck_id(title: str, taken: Collection[str] = ()) -> DeckId:
    """Derive an id from a title that is not among *taken*."""
    return DeckId(_unused(_slug(title, "deck"), taken))


def derive_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Write the tags of another program as ours; what has no letter or digit of ASCII is left out."""
    tags = ("-".join(_words(name))[:LONGEST].strip("-") for name in names)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _slug(text: str, fallback: str) -> str:
    """Write a text as lower-case ASCII words between hyphens, cut at a word."""
    words = _words(text)
    if sum(len(word) for word in words if not word.isdigit()) < FEWEST_LETTERS:
        return f"{fallback}-{sha256(text.strip().encode('utf-8', 'replace')).hexdigest()[:DIGEST]}"
    slug = words[0][:LONGEST]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug += f"-{word}"
    return slug


def _words(text: str) -> list[str]:
    # Apostrophes join: "don't" is one word.
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=\w)['’](?=\w)", "", text))
    return re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())


def _unused(slug: str, taken: Collection[str]) -> str:
    """Append a number that makes the id new: the first one, unless ids before it were given up."""
    if slug not in taken:
        return slug
    # Thousands may ask the same: not each number is tried.
    low, high = 1, 2
    while f"{slug}-{high}" in taken:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if f"{slug}-{middle}" in taken else (low, middle)
    return f"{slug}-{high}"
