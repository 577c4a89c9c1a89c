"""Which points of a rubric a typed answer seems to say: a suggestion, never a verdict."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from dlprep.model.card import Point
from dlprep.study.key_terms import Token, carries_meaning, key_terms, tokens

ENOUGH = 0.6
"""The share of a point's key terms that a text must have to seem to say it."""

ALIKE = 82
"""How alike, of 100, two words must be: one slip in a word of six letters, an ending more or less."""

SHORT = 4
"""Words up to this length, and numbers, must be the same: "AUC" is not "AUP", "0.8" not "0.9"."""

STEM = 5
"""Letters that two forms of a word share at the beginning: "regularizes", "regularization"."""


def points_said(points: Sequence[Point], text: str) -> tuple[int, ...]:
    """Return the places of the points whose key terms occur in *text*, from 0."""
    said = tokens(text)
    return tuple(place for place, point in enumerate(points) if said and _says(said, point))


def _says(said: Sequence[Token], point: Point) -> bool:
    if point.terms:
        # Written for this: each of them has to be there, in one of its forms.
        hits = [any(_occurs(said, tokens(form)) for form in term.split("/")) for term in point.terms]
        return sum(hits) >= max(1, len(hits) - (len(hits) > 2))  # noqa: PLR2004 - of three, one may be missing
    terms = key_terms(point.say) or tuple(tokens(point.say))
    return bool(terms) and sum(_find(said, term) for term in terms) >= ENOUGH * len(terms)


def _occurs(said: Sequence[Token], form: Sequence[Token]) -> bool:
    """Say whether all words of a term occur, with no more than a word between two of them."""
    words = [token for token in form if carries_meaning(token)] or list(form)
    if not words:
        return False
    span = 2 * len(words)
    starts = range(max(1, len(said) - len(words) + 1))
    return any(all(_find(said[start : start + span], word) for word in words) for start in starts)


def _find(said: Iterable[Token], term: Token) -> bool:
    return any(token.negated == term.negated and _alike(token.word, term.word) for token in said)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) <= SHORT:
        return one.isalpha() and other in (f"{one}s", one.removesuffix("s"))
    if one[:STEM] == other[:STEM] and DamerauLevenshtein.distance(one, other) <= SHORT + 2:
        return True
    return ratio(one, other, score_cutoff=ALIKE) > 0
