"""The list of cards that a search in the study screen has found."""

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.text import Text

from dlprep.study.finding import MOST
from dlprep.views.ansi import ansi_lines
from dlprep.views.card_text import visible
from dlprep.views.dates import counted
from dlprep.views.study_text import Paper, StudyText


def search_text(
    words: str, at: int, found: Sequence[tuple[str, str]], chosen: int, paper: Paper
) -> StudyText:
    """Return the words being typed, the cursor at place *at*, and questions with their decks."""
    typed = Text(f"/ {visible(words)} ")
    typed.stylize("reverse", at + 2, at + 3)
    most = "the best " if len(found) == MOST else ""
    said = (
        most + counted(len(found), "card")
        if words.strip()
        else "Words of the question, the answer, a tag or an id."
    )
    lines = [
        "",
        *ansi_lines(typed, paper.width, paper.ink),
        *ansi_lines(Text(said, "quiet"), paper.width, paper.ink),
    ]
    start = len(lines)
    rows = [_row(question, deck, place == chosen, paper) for place, (question, deck) in enumerate(found)]
    focus = (start + chosen, start + chosen + 1) if rows else None
    return StudyText((*lines, *rows), focus)


@lru_cache(maxsize=512)
def _row(question: str, deck: str, chosen: bool, paper: Paper) -> str:
    signs = paper.ink.signs
    mark = Text(f"{signs.cursor} " if chosen else "  ", "cursor")
    where = f"  {visible(deck)}" if paper.width >= 60 else ""  # noqa: PLR2004 - room for a deck's title
    text = Text(question, "bold" if chosen else "")
    text.truncate(max(8, paper.width - 2 - cell_len(where)), overflow="ellipsis", pad=bool(where))
    line = Text.assemble(mark, text, (where, "quiet"), no_wrap=True)
    return ansi_lines(line, paper.width, paper.ink)[0]
