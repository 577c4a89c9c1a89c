"""Which drafts are so much like which cards that they are the same question in other words."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from dlprep.importing.draft import Draft
from dlprep.importing.merging.earlier import Earlier
from dlprep.importing.merging.wording import answer_likeness, normalise, question_likeness

ALIKE = 0.6
"""From here on two texts may be versions of one; the mean of question and answer is what counts."""
SURE = 0.75
AHEAD = 0.1
"""By how much a pair must be likelier than every other one with the same draft or the same card."""
NEAREST = 5
OPENING = 300
"""Characters of an answer by which it is looked up."""


def likely_pairs(
    drafts: Sequence[Draft], cards: Sequence[Earlier]
) -> tuple[dict[int, int], dict[int, tuple[int, ...]]]:
    """Return the sure pairs of draft and card, and for other drafts the cards they might be, by places."""
    scores = _scores(drafts, cards)
    by_draft: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    by_card: defaultdict[int, list[float]] = defaultdict(list)
    for (draft, card), score in scores.items():
        by_draft[draft].append((score, card))
        by_card[card].append(score)
    sure: dict[int, int] = {}
    for draft, found in by_draft.items():
        score, card = max(found)
        rivals = sorted([*(other for other, _ in found), *by_card[card]], reverse=True)
        # The pair itself is in both lists.
        if score >= SURE and (len(rivals) == 2 or score - rivals[2] >= AHEAD):  # noqa: PLR2004
            sure[draft] = card
    taken = set(sure.values())
    possible = {
        draft: tuple(card for _, card in sorted(found, reverse=True) if card not in taken)
        for draft, found in by_draft.items()
        if draft not in sure
    }
    return sure, {draft: found for draft, found in possible.items() if found}


def _scores(drafts: Sequence[Draft], cards: Sequence[Earlier]) -> dict[tuple[int, int], float]:
    """Return how likely each pair is that comes into question at all."""
    if not cards:
        return {}
    questions: list[str] = []
    owners: list[int] = []
    for place, card in enumerate(cards):
        for question in card.questions:
            questions.append(question)
            owners.append(place)
    openings = [card.answer[:OPENING] for card in cards]
    scores: dict[tuple[int, int], float] = {}
    for at, draft in enumerate(drafts):
        asked = normalise(draft.question)
        near = {owners[place] for place in _nearest(asked, questions)}
        near.update(_nearest(draft.answer[:OPENING], openings))
        for place in near:
            score = _score(draft, asked, cards[place])
            if score >= ALIKE:
                scores[at, place] = score
    return scores


def _nearest(text: str, choices: Sequence[str]) -> list[int]:
    if not text:
        return []
    found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=100 * ALIKE, limit=NEAREST)
    return [place for _, _, place in found]


def _score(draft: Draft, asked: str, card: Earlier) -> float:
    question = max(question_likeness(asked, other) for other in card.questions)
    if not draft.answer:
        # Nothing to go by but the question: then it must be nearly the same.
        return question**2
    return (question + answer_likeness(card.answer, draft.answer)) / 2
