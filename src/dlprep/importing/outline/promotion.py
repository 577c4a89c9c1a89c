"""Weighs how much a line advertises, or speaks of the article and its site instead of the subject."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.promotion_words import ADDRESS, CALL, MEDIUM, PAID, SELLING, STRONG, TELLING

STRONG_WEIGHT, BRAND_WEIGHT, TITLE_WEIGHT = 2.0, 2.0, 3.0
LIKELY = 3.0
BLATANT = 6.0
COMMONEST_BRAND = 60
TITLE_WORDS = 3
TITLE_SIGNS = frozenset({"interview", "questions"})

NAME = re.compile(
    r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\b[A-Z][\w-]{3,}\b|\b[\w-]+\.(?:com|io|org|net|ai|co|dev|app|tech)\b"
)


@dataclass(frozen=True, slots=True)
class Promotion:
    """What an article advertises: *brands* by name, and its own title as groups of words.

    *subject* holds the words of selling that its questions are about.
    """

    brands: frozenset[str] = frozenset()
    title: frozenset[tuple[str, ...]] = frozenset()
    subject: frozenset[str] = frozenset()
    # The lexical weight of every line of the article, which is asked for more than once.
    lexical: Mapping[str, float] = field(default_factory=dict)

    def weight(self, text: str) -> float:
        """Weigh how much a text advertises or speaks of the article itself."""
        lexical = self.lexical.get(text)
        if lexical is None:
            lexical = lexical_weight(text, self.subject)
        return lexical + BRAND_WEIGHT * self.names_brand(text) + self._title_weight(text)

    def is_certain(self, text: str, at_least: float = LIKELY) -> bool:
        """Say whether a text is advertising: a weight that does not rest on everyday words alone."""
        if PAID.match(text):
            return True
        if self.weight(text) < at_least:
            return False
        strong = any(found not in self.subject for found in STRONG.findall(text.lower()))
        return strong or self.names_brand(text) or self._title_weight(text) > 0

    def is_blatant(self, text: str) -> bool:
        """Say whether a text is advertising beyond doubt: it names a brand, or sells in several ways."""
        return PAID.match(text) is not None or self.names_brand(text) or self.weight(text) >= BLATANT

    def names_brand(self, text: str) -> bool:
        """Say whether a text names what the article advertises."""
        return bool(self.brands) and any(name in self.brands for name in _names(text))

    def _title_weight(self, text: str) -> float:
        if not self.title:
            return 0.0
        lowered = text.lower()
        telling = any(word in lowered for word in TITLE_SIGNS)
        return TITLE_WEIGHT if telling and not self.title.isdisjoint(_grams(lowered)) else 0.0


def lexical_weight(text: str, subject: frozenset[str] = frozenset()) -> float:
    """Weigh the advertising words of a text, each kind once; words of selling need a reader they address."""
    text = text.lower()
    if TELLING.search(text) is None:
        return 0.0
    strong = set(STRONG.findall(text)) - subject
    medium = set(MEDIUM.findall(text)) - subject
    if not strong and not medium:
        return 0.0
    addressed = len(ADDRESS.findall(text))
    alone = {found for found in medium if not any(found in phrase for phrase in strong)}
    if strong and not addressed and (not alone or CALL.search(text) is None):
        sold = {found for found in strong if SELLING.fullmatch(found)}
        strong, medium = strong - sold, alone | sold
    return STRONG_WEIGHT * len(strong) + len(medium) + 0.5 * min(2, addressed)


def promotion_of(lines: Iterable[Line], title: str, questions: Iterable[str] = ()) -> Promotion:
    """Learn an article's brands (names that come up where it advertises) and the wording of its title."""
    texts = [line.text for line in lines if line.text]
    asked = [text.lower() for text in questions]
    subject = frozenset(found for text in asked for found in (*STRONG.findall(text), *MEDIUM.findall(text)))
    weights = {text: lexical_weight(text, subject) for text in texts}
    grams = frozenset(gram for gram in _grams(title) if TITLE_SIGNS & set(gram))
    return Promotion(frozenset(_find_brands(texts, weights)), grams, subject, weights)


def _find_brands(texts: Sequence[str], weights: Mapping[str, float]) -> Iterable[str]:
    """Return names that come up more than once, and only where the article advertises."""
    promoted = Counter(name for text in texts if weights.get(text, 0.0) > 1 for name in set(_names(text)))
    suspects = {name for name, count in promoted.items() if count > 1}
    if not suspects:
        return []
    where: dict[str, list[float]] = {name: [] for name in suspects}
    lowered = {name.lower(): name for name in suspects}
    plain: set[str] = set()
    for text in texts:
        for name in suspects.intersection(_names(text)):
            where[name].append(weights.get(text, 0.0))
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
        if not STRONG.fullmatch(found.group().lower()) and not MEDIUM.fullmatch(found.group().lower())
    ]


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip()
    return not before or before[-1] in '.!?:-–—•*#"“'


def _grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return set(zip(*(words[start:] for start in range(TITLE_WORDS)), strict=False))
