"""Can the answer be judged by its points, and spoken in the time there is?

These rules are for decks that have points; one that was only imported has none yet, or some that
were drafted and that nobody has checked.
"""

from collections.abc import Iterator

from dlprep.checking.finding import Finding
from dlprep.checking.words import key_terms, may_exceed, spoken_words
from dlprep.model.card import Card
from dlprep.model.deck import Deck

LONGEST_ANSWER = 260
"""Words in two minutes, at 130 words a minute."""

FEWEST_POINTS, MOST_POINTS = 3, 7
COVERED = 2 / 3
"""The share of a point's key terms that its answer must hold."""


def rubric_findings(deck: Deck) -> Iterator[Finding]:
    """Find cards without points, points without a must, answers too long, points not in the answer."""
    if not any(_is_checked(card) for card in deck.cards):
        return
    for card in deck.cards:
        if card.points and not _is_checked(card):
            continue
        yield from _points(card)
        yield from _coverage(card)
        if may_exceed(card.answer, LONGEST_ANSWER) and (words := spoken_words(card.answer)) > LONGEST_ANSWER:
            message = f"the answer has {words} words, too long to speak in two minutes"
            hint = f"cut it to {LONGEST_ANSWER} words; follow_ups can take the rest"
            yield Finding(card.id, ("answer",), message, hint)


def _is_checked(card: Card) -> bool:
    """Say whether somebody wrote points, or went over those that were drafted."""
    return any(not point.drafted for point in card.points)


def _points(card: Card) -> Iterator[Finding]:
    if not card.points:
        hint = "add 3 to 7 points: the ideas a good answer must hold"
        yield Finding(card.id, ("id",), "the card has no points", hint)
    elif not FEWEST_POINTS <= len(card.points) <= MOST_POINTS:
        hint = f"join or split them: {FEWEST_POINTS} to {MOST_POINTS} can be ticked by ear"
        yield Finding(card.id, ("points",), f"the card has {len(card.points)} points", hint)
    elif not any(point.must for point in card.points):
        hint = "mark the points without which the answer fails with 'must: true'"
        yield Finding(card.id, ("points",), "none of the points is a must", hint)


def _coverage(card: Card) -> Iterator[Finding]:
    answer = key_terms(card.answer)
    for index, point in enumerate(card.points):
        terms = key_terms(point.say)
        missing = sorted(terms - answer)
        if len(missing) > (1 - COVERED) * len(terms):
            hint = f"say it in the answer with the same words; not found: {', '.join(missing)}"
            yield Finding(card.id, ("points", index, "say"), "the answer does not say this point", hint)
