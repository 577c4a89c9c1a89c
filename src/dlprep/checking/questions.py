"""Questions asked twice, in the same or nearly the same words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from dlprep.checking.finding import Finding
from dlprep.checking.words import key_terms
from dlprep.model.card import Card

SAME = 0.8
"""Two questions are one when their key terms overlap by this share of all of them (Jaccard)."""


def question_findings(cards: Sequence[Card]) -> Iterator[Finding]:
    """Find each question that an earlier card asks in nearly the same words.

    Only pairs that share one of their rarest terms are compared: two sets that overlap by SAME
    must share one of the first |x| - ceil(SAME·|x|) + 1 terms in any fixed order (Chaudhuri,
    Ganti and Kaushik 2006), and rare terms leave few pairs.
    """
    terms = [key_terms(card.question) for card in cards]
    frequency = Counter(term for each in terms for term in each)
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for index, card in enumerate(cards):
        ordered = sorted(terms[index], key=lambda term: (frequency[term], term))
        prefix = ordered[: len(ordered) - ceil(SAME * len(ordered)) + 1]
        earlier = sorted({other for term in prefix for other in seen[term]})
        for other in earlier:
            if _overlap(terms[index], terms[other]) >= SAME:
                message = f"nearly the same question as that of '{cards[other].id}'"
                yield Finding(
                    card.id, ("question",), message, "keep one of the two, or ask apart what differs"
                )
                break
        for term in prefix:
            seen[term].append(index)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
