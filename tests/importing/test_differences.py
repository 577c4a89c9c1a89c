"""The words in which two texts differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.merging.differences import Kind, differences


def shown(before: str, after: str) -> str:
    """Return the differences as one line."""
    marks = {Kind.SAME: "{}", Kind.OLD: "-{}-", Kind.NEW: "+{}+", Kind.SKIPPED: "…"}
    return " ".join(marks[each.kind].format(each.text) for each in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("a b c d e f g h i j k", "a b c d e f X h i j k", "… c d e f -g- +X+ h i j k"),
        ("a b c d e f g h i j k l", "X b c d e f g h i j Y l", "-a- +X+ b c d e … g h i j -k- +Y+ l"),
        ("one", "two", "-one- +two+"),
        ("", "new words", "+new words+"),
        ("old words", "", "-old words-"),
        ("the same\nwords", "the same words", ""),
    ],
)
def test_differences(before: str, after: str, line: str) -> None:
    """What went comes before what came, with four words around; other layout is no difference."""
    assert shown(before, after) == line


words = st.lists(st.sampled_from("abc"), max_size=12).map(" ".join)


@given(words, words)
def test_nothing_is_lost(before: str, after: str) -> None:
    """Every word that one side alone has is in the differences, as often as it is missing there."""
    found = differences(before, after)

    old = [word for each in found if each.kind is Kind.OLD for word in each.text.split()]
    new = [word for each in found if each.kind is Kind.NEW for word in each.text.split()]
    for word in "abc":
        more = before.split().count(word) - after.split().count(word)
        assert old.count(word) - new.count(word) == more


def test_texts_without_end_are_not_compared() -> None:
    """Two books are not compared word by word."""
    assert [each.kind for each in differences("a " * 6000, "b " * 6000)] == [Kind.SKIPPED]
