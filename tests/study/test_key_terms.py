"""The words that carry a text."""

import pytest
from hypothesis import given

from dlprep.model.card import Point
from dlprep.study.key_terms import AN_ANSWER, key_terms, skeleton, tokens
from tests.builders import a_card
from tests.strategies import any_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The loss is not convex at all", ["loss", "convex"]),
        ("At 384 pixels 577 tokens", ["384", "pixels", "577", "tokens"]),
        ("only 4 % of ViT-B's bill", ["4 %", "ViT", "B's", "bill"]),
        ("It grows with $n^2$ and `np.dot`", ["grows", "$n^2$", "`np.dot`"]),
        ("a I k K", ["K"]),
        ("", []),
    ],
)
def test_key_terms(text: str, words: list[str]) -> None:
    """Content words, numbers, formulas and code stay, in their order; the rest of the sentence goes."""
    assert [token.text for token in key_terms(text)] == words


def test_a_negation_reaches_three_words_of_its_sentence() -> None:
    """What a "not" denies is known; the next sentence is free of it."""
    denied = {
        token.word for token in tokens("It is not very sparse, dense anyway. Sparse now.") if token.negated
    }

    assert denied == {"very", "sparse", "dense"}
    assert not tokens("no. sparse")[1].negated


def test_the_skeleton_of_a_rubric() -> None:
    """One hint a point: its named terms, or its longest key words in their order."""
    card = a_card(
        points=(Point("A running mean of gradients, no more"), Point("x", terms=("TPR/recall", "FPR")))
    )

    assert skeleton(card) == ("running, mean, gradients", "TPR, FPR")


def test_the_skeleton_of_an_answer_without_points() -> None:
    """The terms in bold come first, then key words; not so many that they are the answer."""
    words = " ".join(f"word{chr(97 + n)}" for n in range(26))
    card = a_card(answer=f"```python\nstep = 1\n```\n**Dropout** turns off 50 units. {words}")

    hint = skeleton(card)

    assert hint[:3] == ("Dropout", "turns", "units")
    assert len(hint) == AN_ANSWER


@given(any_text)
def test_any_text_has_terms_that_occur_in_it(text: str) -> None:
    """Nothing is made up: every key term stands in the text."""
    assert all(token.text in text for token in key_terms(text))
