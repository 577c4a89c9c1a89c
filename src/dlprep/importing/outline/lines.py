"""Numbered lines of an article, with the characters that scraping leaves behind tidied away."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

SPACES = re.compile("[\t\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Joiners carry meaning between emoji or letters of some scripts, and are litter beside ASCII.
STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
SURROGATE = re.compile("[\ud800-\udfff]")
# Letters and digits in fancy dress: mathematical bold and the like, full width, ligatures.
DRESSED = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e\ufb00-\ufb06]+")
KEYCAPS = re.compile("((?:[0-9]\ufe0f?\u20e3)+)")
CIRCLED = re.compile("^(\\s*)([\u2460-\u2473])(?=\\s|[^\\W\\d_])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one from *column* on; number and column count from 1."""

    text: str
    number: int
    column: int = 1

    def cut(self, *positions: int) -> list["Line"]:
        """Cut the line before the characters at these increasing indices; blanks at a cut go."""
        if not positions:
            return [self]
        lines: list[Line] = []
        for start, end in pairwise((0, *positions, len(self.text))):
            piece = self.text[start:end]
            skipped = len(piece) - len(piece.lstrip()) if start else 0
            if piece.strip():
                lines.append(Line(piece[skipped:].rstrip(), self.number, self.column + start + skipped))
        return lines or [self]

    def having(self, text: str) -> "Line":
        """Return the line at the same place with another text."""
        return Line(text, self.number, self.column)


def tidy_characters(text: str) -> str:
    """Make every space a plain one, every line end a newline; drop what cannot be seen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = SPACES.sub(lambda found: "    " if found.group() == "\t" else " ", text)
    text = DRESSED.sub(lambda found: _plain(found.group()), INVISIBLE.sub("", text))
    text = KEYCAPS.sub(lambda found: re.sub("[^0-9]", "", found[1]) + ".", text)
    text = CIRCLED.sub(lambda found: f"{found[1]}{_plain(found[2])}.", text)
    return SURROGATE.sub("\ufffd", STRAY_JOINER.sub("", text))


def _plain(dressed: str) -> str:
    return unicodedata.normalize("NFKC", dressed)


def numbered_lines(text: str) -> Iterator[Line]:
    """Iterate over the tidied lines with their numbers; the indentation of a line is kept."""
    for number, line in enumerate(tidy_characters(text).split("\n"), start=1):
        yield Line(line.rstrip(), number)
