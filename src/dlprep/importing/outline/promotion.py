"""Weighs how much a line advertises, or speaks of the article and its site instead of the subject."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.promotion_words import ADDRESS, MEDIUM, STRONG

STRONG_WEIGHT, BRAND_WEIGHT, TITLE_WEIGHT = 2.0, 2.0, 3.0
LIKELY = 3.0
COMMONEST_BRAND = 60
TITLE_WORDS = 3

NAME = re.compile(
    r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\b[A-Z][\w-]{3,}\b|\b[\w-]+\.(?:com|io|org|net|ai|co|dev|app|tech)\b"
)


@dataclass(frozen=True, slots=True)
class Promotion:
    """What an article advertises: *brands* by name, and its own title as groups of words."""

    brands: frozenset[str] = frozenset()
    title: frozenset[tuple[str, ...]] = frozenset()

    def weight(self, text: str) -> float:
        """Weigh how much a text advertises or speaks of the article itself."""
        return lexical_weight(text) + BRAND_WEIGHT * self._names_brand(text) + self._title_weight(text)

    def is_certain(self, text: str, at_least: float = LIKELY) -> bool:
        """Say whether a text is advertising: a weight that does not rest on everyday words alone."""
        if self.weight(text) < at_least:
            return False
        return bool(STRONG.search(text)) or self._names_brand(text) or self._title_weight(text) > 0

    def _names_brand(self, text: str) -> bool:
        return bool(self.brands) and any(name in self.brands for name in _names(text))

    def _title_weight(self, text: str) -> float:
        return TITLE_WEIGHT if self.title and not self.title.isdisjoint(_grams(text)) else 0.0


def lexical_weight(text: str) -> float:
    """Weigh the advertising words of a text, each kind once, without knowing its article."""
    strong = {found.lower() for found in STRONG.findall(text)}
    medium = {found.lower() for found in MEDIUM.findall(text)}
    if not strong and not medium:
        return 0.0
    return STRONG_WEIGHT * len(strong) + len(medium) + 0.5 * min(2, len(ADDRESS.findall(text)))


def promotion_of(lines: Iterable[Line], title: str) -> Promotion:
    """Learn an article's brands (names that come up where it advertises) and the wording of its title."""
    texts = [line.text for line in lines]
    grams = frozenset(gram for gram in _grams(title) if {"interview", "questions"} & set(gram))
    return Promotion(frozenset(_find_brands(texts)), grams)


def _find_brands(texts: Sequence[str]) -> Iterable[str]:
    """Return names that come up more than once, and only where the article advertises."""
    weights = [lexical_weight(text) for text in texts]
    promoted = Counter(
        name for text, weight in zip(texts, weights, strict=True) if weight > 1 for name in set(_names(text))
    )
    suspects = {name for name, count in promoted.items() if count > 1}
    if not suspects:
        return []
    where: dict[str, list[float]] = {name: [] for name in suspects}
    lowered = {name.lower(): name for name in suspects}
    plain: set[str] = set()
    for text, weight in zip(texts, weights, strict=True):
        for name in suspects.intersection(_names(text)):
            where[name].append(weight)
        plain.update(lowered[word] for word in lowered.keys() & set(text.split()))
    return [name for name in suspects - plain if _is_promoted(where[name])]


def _is_promoted(weights: Sequence[float]) -> bool:
    """Say whether the lines that hold a name advertise on the whole."""
    if not 1 < len(weights) <= COMMONEST_BRAND:
        return False
    return max(weights) >= LIKELY and sum(weights) >= BRAND_WEIGHT * len(weights)


def _names(text: str) -> list[str]:
    """List what may be the name of a brand: never the first word of a sentence, unless spelt likeThis."""
    return [
        found.group()
        for found in NAME.finditer(text)
        if not _opens_sentence(text, found.start()) or re.search(r"[a-z][A-Z]|\.", found.group())
        if not STRONG.fullmatch(found.group()) and not MEDIUM.fullmatch(found.group())
    ]


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip()
    return not before or before[-1] in '.!?:-–—•*#"“'


def _grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return set(zip(*(words[start:] for start in range(TITLE_WORDS)), strict=False))
