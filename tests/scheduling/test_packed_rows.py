"""Rows of numbers in one integer."""

from hypothesis import given
from hypothesis import strategies as st

from dlprep.scheduling.packed_rows import WIDTH, packed, unpacked

rows = st.integers(1, 6).flatmap(
    lambda length: st.lists(
        st.lists(st.integers(0, 2 ** (8 * WIDTH - 4) - 1), min_size=length, max_size=length),
        min_size=1,
        max_size=16,
    )
)


@given(rows)
def test_a_sum_of_packed_rows_holds_the_sums(table: list[list[int]]) -> None:
    """Adding packed rows adds their numbers place by place; none spills into its neighbour."""
    assert unpacked(sum(map(packed, table)), len(table[0])) == [
        sum(column) for column in zip(*table, strict=True)
    ]


def test_no_row_adds_nothing() -> None:
    """The sum of no rows at all is a row of zeros."""
    assert unpacked(0, 3) == [0, 0, 0]
