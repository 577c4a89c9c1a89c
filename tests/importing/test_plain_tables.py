"""Tables in plain text."""

import pytest

from dlprep.importing.outline.lines import numbered_lines
from dlprep.importing.part import Table
from dlprep.importing.prose.tables import with_tables

ROWS = (
    ("Metric", "Good at", "Bad at"),
    ("AUC", "ranking", "rare classes"),
    ("F1", "rare classes", "ranking"),
)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("\t".join(row) for row in ROWS),
        "\n".join("".join(cell.ljust(18) for cell in row) for row in ROWS),
        "\n".join(f"| {' | '.join(row)} |" for row in ROWS),
        "Metric|Good at|Bad at\n--- | --- | ---\nAUC | ranking | rare classes\nF1 | rare classes | ranking",
    ],
)
def test_ways_to_set_a_table(text: str) -> None:
    """Tabs, blanks and bars part cells; the rule below the header is no row."""
    assert with_tables(list(numbered_lines(text))) == [Table(ROWS, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A sentence.   Another one.   A third.\nOne more.   And more.   And more.",
        "a | b",
        "- x   y   z\n- x   y   z",
    ],
)
def test_what_is_no_table(text: str) -> None:
    """Sentences, a single line and lists are no tables."""
    lines = list(numbered_lines(text))

    assert with_tables(lines) == lines
