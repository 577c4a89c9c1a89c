"""Remembers the titles inside answers that are as large as the questions, to know them below the last one."""

from dlprep.importing.outline.back_matter import CLOSING
from dlprep.importing.page.asking import plain
from dlprep.importing.page.tree import Heading

SEVERAL = 3


class InnerTitles:
    """The titles between numbered questions."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: set[str] = set()

    def add(self, heading: Heading) -> None:
        """Remember a title inside an answer."""
        self._seen.add(_key(heading))

    def holds(self, heading: Heading) -> bool:
        """Say whether a heading is one of them, or one more of many."""
        key = _key(heading)
        return key in self._seen or (len(self._seen) >= SEVERAL and not CLOSING.match(key))


def _key(heading: Heading) -> str:
    return plain(heading.text).casefold()
