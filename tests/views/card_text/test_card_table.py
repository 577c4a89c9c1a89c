"""Tables in cards."""

import pytest

from dlprep.views.card_text import card_lines

SOURCE = """
| Curve | What it answers | Chance |
|:------|:---------------:|-------:|
| ROC | How well are positives ranked? | 0.5 |
| PR | How clean is the list? | $\\pi$ |
"""


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            60,
            [
                "Curve │        What it answers         │ Chance",
                "──────┼────────────────────────────────┼───────",
                "ROC   │ How well are positives ranked? │    0.5",
                "PR    │     How clean is the list?     │      π",
            ],
        ),
        (
            34,
            [
                "Curve │  What it answers  │ Chance",
                "──────┼───────────────────┼───────",
                "ROC   │   How well are    │    0.5",
            ],
        ),
        (
            20,
            [
                "Curve: ROC",
                "What it answers:",
                "  How well are",
                "  positives ranked?",
                "Chance: 0.5",
                "────────",
                "Curve: PR",
                "What it answers:",
                "  How clean is the",
                "  list?",
                "Chance: π",
            ],
        ),
    ],
)
def test_tables_shrink_and_at_last_become_records(width: int, expected: list[str]) -> None:
    """A table fits its page: as it is, with wrapped cells, or one "title: cell" a line."""
    assert expected == [line.plain for line in card_lines(SOURCE, width)][: len(expected)]
