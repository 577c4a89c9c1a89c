"""What of a card's formulas cannot be drawn."""

from hypothesis import given

from dlprep.views.card_text import undrawable
from tests.strategies import any_text


def test_each_unknown_command_has_its_line() -> None:
    """Unknown commands are found in lines and displays, with the line of their block; never in code."""
    text = "A loss $\\alpha + \\unheardof{x}$.\n\n`$\\notmath$`\n\n$$\n\\frac{a}{b} \\neverseen\n$$\n"

    assert list(undrawable(text)) == [(0, "\\unheardof"), (4, "\\neverseen")]


@given(any_text)
def test_no_text_raises(text: str) -> None:
    """Whatever stands in a text, each finding names a command and a line."""
    for line, command in undrawable(text):
        assert 0 <= line <= text.count("\n") + 1
        assert command
