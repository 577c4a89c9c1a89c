"""Ids from text: readable, short, stable, unique."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.slug import LONGEST, derive_card_id, derive_deck_id


@pytest.mark.parametrize(
    ("question", "card_id"),
    [
        ("What is Batch Normalization?", "what-is-batch-normalization"),
        ("Explain k-means++ & Lloyd’s rule.", "explain-k-means-lloyds-rule"),
        ("Qu’est-ce qu’un réseau à mémoire ?", "quest-ce-quun-reseau-a-memoire"),
        ("C’est où?", "cest-ou"),
    ],
)
def test_id_is_readable(question: str, card_id: str) -> None:
    """An id is made of the question's words, without accents and signs."""
    assert card_id == derive_card_id(question, set())


def test_id_is_cut_at_a_word() -> None:
    """A long question is cut between words."""
    card_id = derive_card_id(
        "How would you explain regularization to somebody who never trained a model?", set()
    )

    assert card_id == "how-would-you-explain-regularization-to-somebody-who-never"


def test_clash_gets_a_number() -> None:
    """An id in use gets the first free number behind it."""
    assert derive_card_id("Why?!", {"why", "why-2"}) == "why-3"


def test_thousands_of_clashes() -> None:
    """Ten thousand questions in the same words get the numbers from 2 on, in a moment."""
    taken: set[str] = set()
    begun = time.process_time()

    for _ in range(10_000):
        taken.add(derive_card_id("What is dropout?", taken))

    assert taken == {"what-is-dropout", *(f"what-is-dropout-{number}" for number in range(2, 10_001))}
    assert time.process_time() - begun < 2


def test_other_scripts_get_a_stable_id() -> None:
    """A question without Latin letters gets the same id each time, another question another one."""
    one, other = "什么是过拟合？", "什么是正则化？"

    assert (
        derive_card_id(one, set()) == derive_card_id(one, set()) == "card-" + derive_card_id(one, set())[5:]
    )
    assert derive_card_id(one, set()) != derive_card_id(other, set())
    assert derive_deck_id("深度学习").startswith("deck-")


@given(st.text(), st.sets(st.text(max_size=5)))
def test_id_is_always_sound_and_new(text: str, taken: set[str]) -> None:
    """Any text gives an id of lower-case words between hyphens that is not in use."""
    for derived in (derive_card_id(text, taken), derive_deck_id(text, taken)):
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", derived)
        assert len(derived) <= LONGEST + 5
        assert derived not in taken
