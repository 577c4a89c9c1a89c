"""Styled text into lines no wider than a width, measured in terminal cells."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

NO_BREAK = "\u00a0"
_WIDE = 2
_WORD = re.compile(r"[^ ]+ *| +")
_STICKS_TO_THE_LEFT = frozenset("、。，．！？：；）」』】〉》］｝…")
_GOOD_CODE_BREAK = re.compile(r".* ", re.DOTALL)


def wrap(text: Text, width: int) -> list[Text]:
    """Break at spaces and between wide characters; fold a longer word anywhere. Spaces at a break go."""
    lines: list[Text] = []
    for paragraph in text.split("\n", allow_blank=True):
        indent = len(paragraph) - len(paragraph.plain.lstrip(" "))
        words = paragraph[indent:] if indent else paragraph
        for line in words.divide(_breaks(words.plain, width)):
            line.rstrip()
            line.plain = line.plain.replace(NO_BREAK, " ")
            lines.append(line)
    return lines


def fold(text: Text, width: int, mark: Text) -> list[Text]:
    """Break a line of code, keeping every space; each further line starts with the mark.

    The break follows a space if there is one in the second half of the line.
    """
    if cell_len(text.plain) <= width:
        return [text]
    mark = mark if mark.cell_len <= width - 2 else Text()
    cuts, at, room = [], 0, width
    while (end := reach(text.plain, at, room)) < len(text.plain):
        good = _GOOD_CODE_BREAK.match(text.plain, at + (end - at) // 2, end)
        at = good.end() if good else end
        cuts.append(at)
        room = width - mark.cell_len
    first, *others = text.divide(cuts)
    return [first, *(Text.assemble(mark, other) for other in others)]


def reach(text: str, start: int, width: int) -> int:
    """Return the end of the longest stretch from *start* that fits; always at least one character.

    A combining mark is never parted from the letter it belongs to.
    """
    used = 0
    for at in range(start, len(text)):
        used += cell_len(text[at])
        if used > width and at > start:
            return at
    return len(text)


def _breaks(text: str, width: int) -> list[int]:
    if NO_BREAK in text:  # what is wider than a whole line is broken at its spaces all the same
        words = (word.replace(NO_BREAK, " ") if cell_len(word) > width else word for word in text.split(" "))
        text = " ".join(words)
    # Most texts have one cell for every character: then lengths need not be looked up.
    narrow = text.isascii() and text.isprintable()
    width_of = len if narrow else cell_len
    cuts: list[int] = []
    at = used = 0
    for word in _WORD.findall(text) if narrow else _words(text):
        end, body_end = at + len(word), at + len(word.rstrip(" "))
        size = width_of(text[at:body_end])
        if used and used + size > width:
            cuts.append(at)
            used = 0
        while size > width and (cut := reach(text, at, width)) < body_end:
            cuts.append(cut)
            at = cut
        used += width_of(text[at:end])
        at = end
    return cuts


def _words(text: str) -> Iterator[str]:
    """Yield what must not be broken, with the spaces after it; wide characters stand alone."""
    for word in _WORD.findall(text):
        if cell_len(word) == len(word):
            yield word
            continue
        start = 0
        for at in range(1, len(word)):
            sticks = word[at] in _STICKS_TO_THE_LEFT or word[at] == " " or not cell_len(word[at])
            if not sticks and _WIDE in (cell_len(word[at - 1]), cell_len(word[at])):
                yield word[start:at]
                start = at
        yield word[start:]
