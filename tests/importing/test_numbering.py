"""What is said of the numbers of the questions: doubled ones, missing ones, and nothing where all is well."""

import pytest

from dlprep.importing.numbering import number_problems
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.sections import Section


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1, 2, 3], []),
        ([1, 2, 3, 1, 2, 3, 4], []),
        ([1, 2, 1, 2, 1, 2], []),
        ([1, 2, 4], ["2: no question found for number 3"]),
        ([1, 2, 1, 3], ["3: no question found for number 2"]),
        ([1, 2, 2, 3], ["2: the number 2 stands before more than one question"]),
        ([1, 1, 2], ["1: the number 1 stands before more than one question"]),
        ([1, 2, 3, 2, 4], ["4: the numbers start again here: one stands before more than one question"]),
        ([4, 5, 6, 4, 5], ["4: the numbers start again here: 2 stand before more than one question"]),
        ([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], ["1: 5 numbers stand before more than one question"]),
        ([None, None], []),
    ],
)
def test_only_what_is_odd_is_told(numbers: list[int | None], said: list[str]) -> None:
    """Numbers that start again at 1 are as they should be; each run is looked at for itself."""
    sections = [Section(number, Line("?", line), ()) for line, number in enumerate(numbers, start=1)]

    problems = number_problems("a.txt", sections)

    assert [f"{problem.place.line}: {problem.message}" for problem in problems] == said
