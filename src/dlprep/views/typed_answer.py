"""An answer while it is typed, below its question."""

from collections.abc import Sequence

from rich.text import Text

from dlprep.views.ansi import ansi_lines
from dlprep.views.card_body import label
from dlprep.views.card_text import visible
from dlprep.views.study_text import Paper, StudyText


def typing_text(
    question: Sequence[str], rows: Sequence[str], cursor: tuple[int, int], paper: Paper
) -> StudyText:
    """Return the question and below it the rows of an answer being typed, the cursor at (row, place)."""
    lines = ["", *question, *ansi_lines(label("Your answer", paper.ink), paper.width, paper.ink)]
    start = len(lines)
    for number, row in enumerate(rows):
        text = Text(visible(row) + " ", no_wrap=True, overflow="crop")
        if number == cursor[0]:
            text.stylize("reverse", cursor[1], cursor[1] + 1)
        lines += ansi_lines(text, paper.width, paper.ink)[:1]
    return StudyText(tuple(lines), (start + cursor[0], start + cursor[0] + 1))
