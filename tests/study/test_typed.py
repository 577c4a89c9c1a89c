"""Which points a typed answer seems to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import Point
from dlprep.study.typed import points_said
from tests.strategies import any_text

SAID = [
    ("TPR against FPR as the threshold moves", "You plot TPR against FPR while moving the threshold"),
    ("Dropout turns off random units during training", "randomly turn units off when training: dropout"),
    ("Momentum is a running mean of gradients", "momentum keeps a running mean over past gradient steps"),
    ("It regularizes", "this is a regularization effect"),
    ("Batch normalization depends on the batch", "batch normalisation depends on what is in the batch"),
    ("AUC is the chance that a random positive outranks a random negative",
     "the chance that a random positive is ranked above a random negative, that is AUC"),
    ("Does not work with batch size 1", "with a batch size of 1 it does not work"),
    ("Cost grows with $n^2$", "the cost grows with $n^2$"),
    ("Precision falls at 1 % positives", "with 1% positives precision falls"),
    ("Learning-rate warmup avoids divergence", "learning rate warm-up so that it avoids divergance"),
]  # fmt: skip
NOT_SAID = [
    ("TPR against FPR as the threshold moves", "Precision against recall"),
    ("Does not need labels", "it does need labels"),
    ("Needs labels", "it does not need labels"),
    ("AUC of 0.8", "AUC of 0.9"),
    ("Uses k-fold splits", "it is good"),
    ("ReLU", "GELU"),
    ("L1 gives sparse weights", "L2 gives small weights"),
    ("Cost grows with $n^2$", "it is slow"),
    ("Overfitting on few labels", ""),
    ("Overfitting on few labels", "   \n .,;!"),
]


@pytest.mark.parametrize(("point", "text"), SAID)
def test_points_that_were_said(point: str, text: str) -> None:
    """Other forms, another order, a slip of the finger and other words between do not matter."""
    assert points_said([Point(point)], text) == (0,)


@pytest.mark.parametrize(("point", "text"), NOT_SAID)
def test_points_that_were_not_said(point: str, text: str) -> None:
    """Other numbers, short names that look alike, and a "not" more or less are something else."""
    assert points_said([Point(point)], text) == ()


@pytest.mark.parametrize(
    ("terms", "text", "said"),
    [
        (("TPR/true positive rate", "FPR/false positive rate"), "true positive rate over FPR", True),
        (("TPR/true positive rate", "FPR/false positive rate"), "true positive rate", False),
        (("vanishing gradient",), "the gradients vanish", True),
        (("vanishing gradient",), "the gradients explode", False),
        (("vanishing gradient/gradients vanish",), "the gradients vanish", True),
        (("alpha", "beta", "gamma"), "alpha and gamma", True),
        (("alpha", "beta", "gamma"), "alpha", False),
        (("not convex",), "the loss is not convex", True),
        (("not convex",), "the loss is convex", False),
        (("mean/average",), "the average", True),
    ],
)
def test_terms_that_the_deck_names(terms: tuple[str, ...], text: str, said: bool) -> None:
    """Each named term has to be there in one of its forms; of three or more, one may be missing."""
    assert bool(points_said([Point("anything", terms=terms)], text)) is said


def test_places_are_those_of_the_rubric() -> None:
    """What is returned are places, in order, of the points that were said."""
    points = [Point("Residual connections"), Point("Layer normalization"), Point("Attention heads")]

    assert points_said(points, "attention heads and residual connections") == (0, 2)


@given(
    st.lists(st.builds(Point, any_text, st.booleans(), st.lists(any_text, max_size=2).map(tuple))), any_text
)
def test_any_text_gives_places(points: list[Point], text: str) -> None:
    """Whatever is typed, the suggestion is some of the places, each once."""
    said = points_said(points, text)

    assert list(said) == sorted(set(said))
    assert set(said) <= set(range(len(points)))


@given(st.sampled_from([point for point, _ in SAID]))
def test_a_point_says_itself(say: str) -> None:
    """A point said in its own words is found."""
    assert points_said([Point(say)], say) == (0,)
