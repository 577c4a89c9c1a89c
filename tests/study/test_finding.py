"""The search of the study screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import Point
from dlprep.study.finding import MOST, find, haystacks
from tests.builders import a_card
from tests.strategies import any_text, cards

CARDS = [
    a_card("roc-auc", question="What is a ROC curve?", answer="TPR against FPR.", tags=("evaluation",)),
    a_card("dropout", question="What does Dropout do?", answer="It regularizes; no ROC here."),
    a_card("pr-curve", question="And precision?", answer="At thresholds.", points=(Point("Area under it"),)),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("roc", ["roc-auc", "dropout"]),
        ("here roc", ["dropout"]),
        ("precision", ["pr-curve"]),
        ("CURVE", ["roc-auc", "pr-curve"]),
        ("roc fpr", ["roc-auc"]),
        ("evaluat", ["roc-auc"]),
        ("area", ["pr-curve"]),
        ("drop out", ["dropout"]),
        ("drop outer", []),
        ("", []),
        ("   ", []),
    ],
)
def test_all_words_must_occur(words: str, found: list[str]) -> None:
    """Parts of words in question, answer, points, tags or id count; those in the question come first."""
    assert list(find(haystacks(CARDS), words)) == found


def test_the_question_counts_more_than_the_answer() -> None:
    """A card that asks about the words stands before one that only mentions them."""
    library = [a_card("a", answer="It is about sums."), a_card("b", question="What are sums?")]

    assert find(haystacks(library), "sums") == ("b", "a")


def test_a_search_shows_no_more_than_a_screenful_or_two() -> None:
    """A word that is everywhere does not list the whole library."""
    assert len(find(haystacks(a_card(f"c{n}") for n in range(200)), "what")) == MOST


@given(st.lists(cards, max_size=4, unique_by=lambda card: card.id), any_text)
def test_any_words_find_cards_once(library: list, words: str) -> None:  # type: ignore[type-arg]
    """Whatever is typed, each card is found at most once."""
    found = find(haystacks(library), words)

    assert len(found) == len(set(found))
