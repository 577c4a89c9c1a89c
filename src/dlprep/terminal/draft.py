"""A text being typed: its characters and the cursor, and what each key does to them."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from rich.cells import cell_len

from dlprep.terminal.keys import Key, pasted

ENDS = {"home": 0, "ctrl-a": 0, "end": -1, "ctrl-e": -1}
LONGEST = 100_000
"""Characters of a typed text: more is a slip of the clipboard."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the place of the cursor in it, 0 before the first character."""

    text: str = ""
    at: int = 0

    def insert(self, text: str) -> "Draft":
        """Return the draft with *text* put in at the cursor."""
        room = max(0, LONGEST - len(self.text))
        text = text[:room]
        return Draft(self.text[: self.at] + text + self.text[self.at :], self.at + len(text))

    def cut(self, start: int, end: int) -> "Draft":
        """Return the draft without the characters from *start* to *end*."""
        return Draft(self.text[:start] + self.text[end:], start)

    def rows(self, width: int) -> list[tuple[int, int]]:
        """Return where each row of *width* cells starts and ends; a row breaks behind a space."""
        rows, start = [], 0
        for line in self.text.split("\n"):
            cuts = [start, *(start + cut for cut in _cuts(line, width)), start + len(line)]
            rows += list(pairwise(cuts))
            start += len(line) + 1
        return rows

    def position(self, width: int) -> tuple[int, int]:
        """Return the row of the cursor, and its place in the row, in characters."""
        rows = self.rows(width)
        row = max(number for number, (start, _) in enumerate(rows) if start <= self.at)
        return row, self.at - rows[row][0]


def typed(draft: Draft, key: Key, width: int, *, lines: bool = True) -> Draft:
    """Return the draft after a key; *lines* says whether it may have several.

    What is no key of an editor leaves it as it is.
    """
    at, text = draft.at, draft.text
    if (paste := pasted(key)) is not None:
        return draft.insert(_clean(paste, lines=lines))
    if key in ("up", "down"):
        return _vertical(draft, -1 if key == "up" else 1, width)
    if key in ENDS:
        start, end = draft.rows(width)[draft.position(width)[0]]
        # The end of a row that was broken is the beginning of the next one: stay before its space.
        broken = end < len(text) and text[end] != "\n"
        return replace(draft, at=start if ENDS[key] == 0 else end - broken)
    match key:
        case "enter":
            return draft.insert("\n") if lines else draft
        case "left":
            return replace(draft, at=max(0, at - 1))
        case "right":
            return replace(draft, at=min(len(text), at + 1))
        case "backspace":
            return draft.cut(max(0, at - 1), at)
        case "delete":
            return draft.cut(at, at + 1)
        case "ctrl-u":
            return draft.cut(text.rfind("\n", 0, at) + 1, at)
        case "ctrl-k":
            end = text.find("\n", at)
            return replace(draft.cut(at, len(text) if end < 0 else end), at=at)
        case "ctrl-w":
            return draft.cut(_word_start(text, at), at)
        case _:
            return draft.insert(key) if len(key) == 1 else draft


def _vertical(draft: Draft, by: int, width: int) -> Draft:
    rows = draft.rows(width)
    row, place = draft.position(width)
    if not 0 <= row + by < len(rows):
        return replace(draft, at=0 if by < 0 else len(draft.text))
    start, end = rows[row + by]
    last = end if row + by == len(rows) - 1 or draft.text[end : end + 1] == "\n" else end - 1
    return replace(draft, at=min(start + place, max(start, last)))


def _word_start(text: str, at: int) -> int:
    before = re.search(r"\S*\s*\Z", text[:at])
    return before.start() if before else at


def _cuts(line: str, width: int) -> list[int]:
    cuts, start, used, space = [], 0, 0, 0
    for place, char in enumerate(line):
        used += cell_len(char)
        # The cursor behind the last character needs a cell, too.
        if used > max(1, width - 1) and place > start:
            cut = space if space > start else place
            cuts.append(cut)
            start = cut
            used = cell_len(line[start : place + 1])
        if char == " ":
            space = place + 1
    return cuts


def _clean(text: str, *, lines: bool) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    kept = "".join(char for char in text if char == "\n" or char.isprintable())
    return kept if lines else " ".join(kept.split())
