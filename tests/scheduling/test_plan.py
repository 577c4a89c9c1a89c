"""The plan as a value, and what it means for cards."""

from datetime import date, timedelta

import pytest

from dlprep.commands.aims import asked_cards, targets
from dlprep.model.card import CardId
from dlprep.model.deck import Deck, DeckId, Library
from dlprep.scheduling.plan import Interview, Plan
from tests.builders import a_card

MONDAY = date(2026, 11, 23)
LIBRARY = Library(
    (
        Deck(DeckId("one"), "One", (a_card("a", tags=("x",)), a_card("b", tags=("x", "y")), a_card("c"))),
        Deck(DeckId("two"), "Two", (a_card("d", tags=("y", "z")),)),
    )
)
CARDS = tuple(card.id for card in LIBRARY.cards())


@pytest.mark.parametrize(
    ("days", "minutes"),
    [(0, 20.0), (1, 0.0), (5, 40.0), (6, 0.0)],
    ids=["as every day", "day off", "weekday of its own", "weekday without study"],
)
def test_minutes_of_a_day(days: int, minutes: float) -> None:
    """A day off has none, a weekday may have its own, every other day has the usual ones."""
    plan = Plan(20, {5: 40, 6: 0, 1: 30}, frozenset({MONDAY + timedelta(days=1)}))

    assert plan.minutes_on(MONDAY + timedelta(days=days)) == minutes


def test_no_minutes_is_no_limit() -> None:
    """Without minutes there is no limit, but a day off is one all the same."""
    plan = Plan(days_off=frozenset({MONDAY}))

    assert plan.minutes_on(MONDAY + timedelta(days=1)) is None
    assert plan.minutes_on(MONDAY) == 0


@pytest.mark.parametrize(
    ("decks", "tags", "weights"),
    [
        ({}, {}, [1, 1, 1, 1]),
        ({"two": 2}, {}, [1, 1, 1, 2]),
        ({}, {"x": 3}, [3, 3, 1, 1]),
        ({}, {"x": 3, "y": 0}, [3, 1.5, 1, 0]),
        ({"one": 2}, {"x": 0.5}, [1, 1, 2, 1]),
        ({"two": 0}, {"y": 5}, [1, 5, 1, 0]),
    ],
)
def test_weight_of_a_card(decks: dict[str, float], tags: dict[str, float], weights: list[float]) -> None:
    """A card weighs its deck's weight times the mean weight of its named tags."""
    plan = Plan(interviews=(Interview(MONDAY, "", decks, tags),))

    (target,) = targets(plan, LIBRARY)

    assert [target.weights.get(card, target.default_weight) for card in CARDS] == weights


def test_a_card_left_out_everywhere_is_not_asked() -> None:
    """Weight 0 at every interview ahead leaves a card out; one interview that wants it is enough."""
    first = Interview(MONDAY, decks={"one": 0})
    second = Interview(MONDAY + timedelta(days=9), tags={"x": 0, "y": 0})
    asked = {
        day: asked_cards(Plan(interviews=(first, second)), LIBRARY, CARDS, MONDAY + timedelta(days=day))
        for day in (0, 1, 10)
    }

    assert asked == {0: ("c", "d"), 1: ("c",), 10: CARDS}
    assert asked_cards(Plan(), LIBRARY, [CardId("a")], MONDAY) == ("a",)
