"""Reads the lines of an article, once for all formats."""

from functools import lru_cache

from dlprep.importing.outline.lines import Line, numbered_lines
from dlprep.importing.outline.wrapping import undo_layout
from dlprep.importing.prose.unglue import unglue


@lru_cache(maxsize=1)
def article_lines(text: str) -> tuple[Line, ...]:
    """Return the lines as their author wrote them, each with one sentence, item or formula block at most."""
    return tuple(unglue(list(undo_layout(list(numbered_lines(text))))))
