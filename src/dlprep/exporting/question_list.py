"""The cards as a list of questions in Markdown, to read, to publish, and to import again."""

import re
from collections.abc import Iterator

from dlprep.exporting.answer_markdown import answer_below, as_text
from dlprep.exporting.export import Export
from dlprep.importing.harmless import harmless

LEVEL = 2
"""The level of the headings that ask; those of titles are above, those inside answers below."""

CLOSING = re.compile(r"(#+)$")


def question_list(export: Export) -> str:
    """Return the whole file, ended by a line feed."""
    # Where only some questions have a number, the others would be taken for something else.
    numbered = all(card.number is not None for card in export.cards())
    return "\n\n".join(_blocks(export, numbered=numbered)) + "\n"


def _blocks(export: Export, *, numbered: bool) -> Iterator[str]:
    for deck in export.decks:
        yield f"# {_one_line(deck.title)}"
        for card in deck.cards:
            yield f"{'#' * LEVEL} Q{card.number if numbered else ''}: {_one_line(card.question)}"
            yield answer_below(harmless(card.answer), LEVEL)


def _one_line(text: str) -> str:
    """Write a text as that of a heading, of which Markdown takes number signs at the end away."""
    return CLOSING.sub(r"\\\1", as_text(" ".join(harmless(text).split())))
