"""Text that a scrape has doubled appears once; what only looks doubled stays."""

import pytest

from dlprep.importing.prose.doubles import has_doubles, without_doubles

DOUBLED = [
    ("a rate of =APAP+AN=\\frac{{AP}}{{AP+AN}}, they say", "a rate of $=\\frac{{AP}}{{AP+AN}}$, they say"),
    ("at (2,3) (2,3) , then", "at (2,3), then"),
    ("from (0,0) (0,0) to [1,1] [1,1] on", "from (0,0) to [1,1] on"),
    ("near 0.250.25 by chance", "near 0.25 by chance"),
    ("pairs of AA and BB here", "pairs of A and B here"),
    ("a weight θ\\thetaθ is", "a weight $\\theta$ is"),
    ("the input x1x_1 is", "the input $x_1$ is"),
    ("takes O(n)O(n) steps", "takes O(n) steps"),
    ("the scale σσ grows", "the scale σ grows"),
    ("sum L=∑xiL = \\sum x_i over", "sum $L = \\sum x_i$ over"),
]
KEPT = [
    "version 1.21.2 of it",
    "PyTorch 2.12.1 and later",
    "again and again, had had",
    "(see above) (see below)",
    "the file names a_b and num_labels",
    "A* and B* searches",
    "a $x^2$ and `f(x)f(x)` kept as written",
    "costs $5 and $6",
    "a path C:\\Users\\me",
    "AA batteries",
]


@pytest.mark.parametrize(("text", "once"), DOUBLED)
def test_doubled_text_appears_once(text: str, once: str) -> None:
    """A formula, number, bracket or letter that stands twice is written once."""
    assert once == without_doubles(text)


@pytest.mark.parametrize("text", KEPT)
def test_other_text_stays(text: str) -> None:
    """Versions, repeated words, names and code are not touched."""
    assert text == without_doubles(text)


def test_lone_letters_need_evidence() -> None:
    """A lone doubled letter is mended only in an article that doubles formulas elsewhere."""
    assert without_doubles("for each kk we fit") == "for each kk we fit"
    assert without_doubles("for each kk we fit", letters=True) == "for each k we fit"


def test_evidence_of_doubling() -> None:
    """A doubled bracket or number is evidence, a version is none."""
    assert has_doubles("at (2,3) (2,3) it")
    assert has_doubles("near 0.50.5 it")
    assert not has_doubles("version 0.50.5 of it")


@pytest.mark.parametrize("text", [text for text, _ in DOUBLED])
def test_once_is_enough(text: str) -> None:
    """Mending a mended text changes nothing."""
    once = without_doubles(text)

    assert once == without_doubles(once)
