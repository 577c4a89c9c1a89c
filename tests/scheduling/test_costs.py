"""How long answers take."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.costs import Costs, Kind, Times, measure_costs
from dlprep.scheduling.grades import grades_of
from tests.builders import a_review
from tests.scheduling.logs import logs

A, G = Rating.AGAIN, Rating.GOOD


def answers(card: str, seconds: list[float], rating: Rating = G, first: int = 1) -> list[Review]:
    """Return reviews of a card, minute by minute, that took so long."""
    return [
        replace(a_review(card, rating, minutes=seq, seq=seq, session=card), took=timedelta(seconds=taken))
        for seq, taken in enumerate(seconds, first)
    ]


def test_costs_to_begin_with() -> None:
    """Without a log a first view takes 90 s, a recalled card 45 s, a forgotten one 75 s."""
    assert measure_costs([]) == Costs()
    assert Costs().first(CardId("a")) == 90
    assert Costs().review(CardId("a"), 1.0) == 45
    assert Costs().review(CardId("a"), 0.0) == 75
    assert Costs().review(CardId("a"), 0.8) == pytest.approx(0.8 * 45 + 0.2 * 75)


@pytest.mark.parametrize(("number", "expected"), [(19, 90.0), (20, 12.0)])
def test_own_median_after_twenty_answers(number: int, expected: float) -> None:
    """From the twentieth answer of a kind on, its own median counts; the other kinds keep theirs."""
    log = [review for card in range(number) for review in answers(f"c{card}", [12.0 if card else 500.0])]

    costs = measure_costs(log)

    assert costs.seconds == {**Costs().seconds, Kind.FIRST: expected}


def test_kinds_are_told_apart() -> None:
    """A card's first review is a first view whatever its rating; later ones are by the rating."""
    log = [
        *answers("a", [10.0]),
        *answers("a", [30.0] * 20, first=2),
        *answers("a", [50.0] * 20, A, first=22),
    ]

    seconds = measure_costs(reversed(log)).seconds

    assert seconds == {Kind.FIRST: 90.0, Kind.RECALLED: 30.0, Kind.FORGOTTEN: 50.0}


def test_a_cards_own_factor_is_shrunk() -> None:
    """A card that takes twice as long as others is believed half after three answers."""
    log = [*answers("slow", [180.0, 90.0, 90.0]), *answers("usual", [90.0])]

    costs = measure_costs(log)

    assert costs.factors == {"slow": pytest.approx(1.5), "usual": pytest.approx(1.0)}
    assert costs.first(CardId("slow")) == pytest.approx(135)
    assert costs.review(CardId("slow"), 1.0) == pytest.approx(67.5)


def test_interrupted_answers_and_untimed_ones() -> None:
    """An answer of an hour counts as ten minutes; one that took no time at all is not counted."""
    assert measure_costs(answers("a", [3600.0])) == measure_costs(answers("a", [600.0]))
    assert measure_costs(answers("a", [0.0])) == Costs()


def test_order_of_arrival_does_not_matter() -> None:
    """The log may come in any order."""
    log = answers("a", [10.0, 20.0, 40.0])

    assert measure_costs(log) == measure_costs(log[::-1])


@given(logs(), st.integers(0, 20))
def test_times_go_on_from_a_copy(log: list[Review], cut: int) -> None:
    """Times added piece by piece are those of the whole log; a copy grows without changing the original."""
    grades = grades_of(log)
    whole, first = Times(), Times()
    whole.add(grades)
    first.add(grades[:cut])
    kept = deepcopy(first)

    later = first.copy()
    later.add(grades[cut:])

    assert (later.counts, list(later.cards.items())) == (whole.counts, list(whole.cards.items()))
    assert first == kept
