"""Code in cards."""

from io import StringIO

import pytest
from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from dlprep.views.card_text import card_lines, raw, raw_lines, visible
from tests.views.card_text.strategies import markdown, widths

MARK = "↪ "


def test_long_lines_are_folded_with_a_mark() -> None:
    """A line that does not fit goes on behind a mark, after a space where there is one."""
    lines = card_lines("```python\nresult = function(first, second, third_and_last)\n```", 28)

    expected = ["│ result = function(first,", "│ ↪ second, third_and_last)"]

    assert expected == [line.plain for line in lines]


@pytest.mark.parametrize(
    ("info", "styled"),
    [("python", True), ("python torch", True), ("Python", True), ("", False), ("no-such", False)],
)
def test_code_is_coloured_for_its_language(info: str, styled: bool) -> None:
    """The first word of the info string names the language; an unknown one gives plain text."""
    (line,) = card_lines(f"```{info}\nreturn 1\n```", 40)

    assert styled == ("magenta" in {str(span.style) for span in line.spans})


def test_indentation_and_blank_lines_stay() -> None:
    """Code keeps its shape."""
    lines = card_lines("```\nif x:\n\n\ty()\n```", 40)

    expected = ["│ if x:", "│", "│     y()"]

    assert expected == [line.plain for line in lines]


def test_the_source_can_be_seen_as_it_is() -> None:
    """The raw text shows every sign of the source, long lines folded with a mark."""
    output = StringIO()
    Console(width=12, file=output, color_system=None).print(raw("# a\n**b** $x$ [/] \x1b and more"))
    expected = ["# a", "**b** $x$ ", "↪ [/] ␛ and ", "↪ more"]

    assert expected == output.getvalue().splitlines()


@given(markdown, widths)
def test_raw_text_fits_and_loses_nothing(text: str, width: int) -> None:
    """Folding adds marks and line ends, and takes away nothing."""
    lines = [line.plain for line in raw_lines(text, width)]

    assert max(map(cell_len, lines)) <= width
    assert visible(text).replace("\n", "") == "".join(line.removeprefix(MARK) for line in lines)
