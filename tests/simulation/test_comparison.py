"""Means and intervals over simulated people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.simulation.comparison import Estimate, compare


def test_a_mean_has_students_interval() -> None:
    """For 1, 2, 3, 4, 5 tenths the margin is 2.776 standard errors of 0.0707."""
    (row,) = compare("fsrs", {"adaptive": [0.1, 0.2, 0.3, 0.4, 0.5]})

    assert row.recall.mean == pytest.approx(0.3)
    assert row.recall.margin == pytest.approx(0.1963, abs=1e-3)
    assert row.of_oracle is row.of_reference is None


@given(st.lists(st.floats(0.1, 0.5), min_size=2, max_size=20))
def test_people_are_paired(recalls: list[float]) -> None:
    """A strategy that is always twice as good has a ratio of 2, without doubt."""
    rows = {row.strategy: row for row in compare("x", {"oracle": [2 * one for one in recalls], "b": recalls})}

    ratio = rows["b"].of_oracle
    assert ratio is not None
    assert ratio.mean == pytest.approx(0.5)
    assert ratio.margin == pytest.approx(0, abs=1e-9)


def test_one_person_gives_no_interval_and_nothing_no_ratio() -> None:
    """A single value has no spread; a ratio to nothing is none."""
    rows = compare("x", {"oracle": [0.0], "adaptive": [0.5]})

    assert [row.recall for row in rows] == [Estimate(0.0, None), Estimate(0.5, None)]
    assert [row.of_oracle for row in rows] == [None, None]


@pytest.mark.parametrize(("people", "quantile"), [(2, 12.706), (3, 4.303), (6, 2.571), (20, 2.093)])
def test_students_quantile(people: int, quantile: float) -> None:
    """The quantiles are those of the tables; with one value off, the standard error is 1 / people."""
    (row,) = compare("x", {"a": [1.0, *[0.0] * (people - 1)]})

    assert row.recall.margin == pytest.approx(quantile / people, rel=0.01)
