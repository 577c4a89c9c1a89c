"""Points proposed from the structure of an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.draft import Draft
from dlprep.importing.drafting import LONGEST, MOST, draft_points, with_points
from dlprep.importing.sentences import sentences, shortened
from dlprep.model.card import Point

ANSWERS = {
    "a list after a sentence": (
        """\
Adam keeps two means. They start at zero:

- **First mean:** divided by one minus $\\beta_1^t$.
- *Second* mean: the same. Really.
- A [link](http://example.org) to more
  - nested detail
""",
        [
            "Adam keeps two means",
            "First mean: divided by one minus $\\beta_1^t$",
            "Second mean: the same",
            "A link to more",
        ],
    ),
    "labelled paragraphs": (
        """\
It is a trade. More follows.

**Bias.** Too simple a model. It misses.

**Variance** — too free a model.

**Balance:**

Validation decides.
""",
        [
            "It is a trade",
            "Bias: Too simple a model",
            "Variance: too free a model",
            "Balance",
            "Validation decides",
        ],
    ),
    "headings": (
        "## Why\n\nBecause it helps. A lot.\n\n## How\n\nWith a `for` loop.\n\n## When\n\nNearly always.\n",
        ["Why: Because it helps", "How: With a `for` loop", "When: Nearly always"],
    ),
    "prose alone": (
        "Momentum adds up. Valleys get shorter, e.g. in images. Noise of 0.1 averages out. Fine.",
        ["Momentum adds up", "Valleys get shorter, e.g. in images", "Noise of 0.1 averages out"],
    ),
    "code and formulas are no points": (
        "Scale first.\n\n```python\nx = 1\n```\n\n$$x^2$$\n\nThen centre it.\n\n|a|b|\n|---|---|\n|c|d|\n",
        ["Scale first", "Then centre it"],
    ),
    "one sentence": ("It depends on the data.", []),
    "code only": ("```\nx\n```\n", []),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_points_follow_the_structure(name: str) -> None:
    """Labels, headings, list items and first sentences become points, in the order of the answer."""
    answer, points = ANSWERS[name]

    assert [point.say for point in draft_points(answer)] == points


def test_drafted_points_are_marked_and_none_is_a_must() -> None:
    """Nobody has checked them."""
    points = draft_points(ANSWERS["headings"][0])

    assert all(point.drafted and not point.must for point in points)


def test_a_long_list_gives_seven() -> None:
    """There are never more than can be ticked by ear, and the first sentence is among them."""
    answer = "The answer is ten things.\n\n" + "".join(
        f"{n}. thing number {n} matters\n" for n in range(1, 11)
    )

    said = [point.say for point in draft_points(answer)]

    assert len(said) == MOST
    assert said[0] == "The answer is ten things"


def test_points_of_the_source_stay() -> None:
    """A draft that has points keeps them."""
    draft = Draft("Q", ANSWERS["headings"][0], 1, points=(Point("its own", must=True),))

    assert with_points(draft) == draft


@given(st.text(st.sampled_from("ab.*_#-`$[]()| \n\t1"), max_size=200) | st.text(max_size=80))
def test_any_text_gives_short_points(answer: str) -> None:
    """Whatever an answer holds, its points are few, short, different and on one line."""
    points = draft_points(answer)

    assert len(points) <= MOST
    assert len({point.say for point in points}) == len(points)
    assert all(
        point.say.strip() and "\n" not in point.say and len(point.say) <= LONGEST + 2 for point in points
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See fig. 3, i.e. Adam. Then go.", ["See fig. 3, i.e. Adam.", "Then go."]),
        ("Use `a. B` and $x. Y$ here. Done.", ["Use `a. B` and $x. Y$ here.", "Done."]),
        ("It is 3.5 times. 2 of 4 fail.", ["It is 3.5 times.", "2 of 4 fail."]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("no capital. after the stop", ["no capital. after the stop"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    """Short forms, numbers, code and formulas end no sentence."""
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("Short enough.", "Short enough"),
        ("The weights are scaled down, because more units are on", "The weights are scaled down"),
        ("The weights of all the units are scaled down when tested", "The weights of all the units are …"),
        ("The score (a mean, if you like it) is used, not the loss", "The score (a mean, if you like it) …"),
        ("We take $a + b + c + d + e + f + g + h + i + j + k$ as is", "We take …"),
    ],
)
def test_a_sentence_is_cut_where_it_can_be(sentence: str, short: str) -> None:
    """A long sentence is cut at a clause, else at a word; never inside a formula."""
    assert shortened(sentence, 36) == short
