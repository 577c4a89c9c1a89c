"""Layout that was laid on a whole text is taken off, and nothing else is touched."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.outline.lines import Line, numbered_lines
from dlprep.importing.outline.wrapping import undo_layout

PARAGRAPHS = [
    "Every batch is drawn anew, and the mean over many of them is what the curve shows in the end.",
    "What is the difference between a run that was stopped early and one that was going nowhere?",
    "A run with another seed shows how much of a gain is luck, and two more show what is left of it.",
    "People who compare two models on one seed compare two seeds, and will not know which they saw.",
]


def undone(text: str) -> list[str]:
    """Return the texts of the lines without the layout."""
    return [line.text for line in undo_layout(list(numbered_lines(text)))]


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_wrapped_paragraphs_come_back(width: int) -> None:
    """Paragraphs broken at a column are whole again, with blank lines between them or without."""
    wrapped = ["\n".join(textwrap.wrap(each, width, break_on_hyphens=False)) for each in PARAGRAPHS]

    assert undone("\n\n".join(wrapped)) == "\n\n".join(PARAGRAPHS).split("\n")


def test_a_joined_line_keeps_its_first_number() -> None:
    """A paragraph that was put together is where it began."""
    text = "\n\n".join("\n".join(textwrap.wrap(each, 50)) for each in PARAGRAPHS)
    lines = list(undo_layout(list(numbered_lines(text))))

    assert [text.split("\n")[line.number - 1] for line in lines if line.text] == [
        textwrap.wrap(each, 50)[0] for each in PARAGRAPHS
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One line.\nAnother line, longer than the first.\nshort",
        "- an item\n- another item\n- a third item\n- a fourth item\n- a fifth item\n",
        "x = 1\ny = 2\nfor z in range(3):\n    print(x, y, z)\n",
    ],
)
def test_other_text_stays(text: str) -> None:
    """Text that no column broke keeps its lines."""
    assert undone(text) == text.split("\n")


@given(
    st.lists(st.sampled_from(["A line.", "  more", "x = [", "- item", "1. step"]), min_size=4, max_size=12)
)
def test_double_spacing_and_indentation_change_nothing(lines: list[str]) -> None:
    """A blank line after every line, or blanks before every line, come off again."""
    plain = undone("\n".join(["top", *lines]))

    assert undone("\n\n".join(["top", *lines])) == plain
    assert undone("\n".join(f"    {line}" for line in ["top", *lines])) == plain


def test_outdented_lines_know_their_column() -> None:
    """A line that lost its blanks says in which column it begins."""
    assert list(undo_layout([Line("  a", 1), Line("", 2), Line("    b", 3)])) == [
        Line("a", 1, 3),
        Line("", 2),
        Line("  b", 3, 3),
    ]


def test_the_rows_of_a_table_stay_lines() -> None:
    """Rows whose cells stand far apart are not joined, however full their lines are."""
    wrapped = "\n\n".join("\n".join(textwrap.wrap(each, 50)) for each in PARAGRAPHS)
    rows = [
        "Way of splitting the rows    fast enough to wait",
        "Stratified, by week or month    much too slow",
    ]

    assert undone(f"{wrapped}\n\n{rows[0]}\n{rows[1]}\n{rows[0]}")[-3:] == [*rows, rows[0]]
