"""Decides which line ends in a Markdown paragraph are meant; the others only wrap the source."""

import re
from itertools import pairwise

HARD = re.compile(r"(?: {2,}|\\|<br ?/?>)$", re.IGNORECASE)
# `Answer: …`, `**A1.** …`, `Q: …`: a word and a mark at the start of a line.
OPENS = re.compile(
    r"[>\W]{0,4}(?:q|a|ans|answer|question|solution|explanation|hint|note|example|output|why|pros|cons|reply)"
    r"\s?\d{0,4}\W{0,3}[:.)-]\W{0,3}(?:\s|$)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\W{0,4}\d{1,4}[.)]\s")
BULLET = re.compile(r"\[\^|[•●▪◦○➢➤✓✔–—]\s?")
# A line that ends like this is whole: a question, a lead-in, a line in bold.
CLOSES = re.compile(r"(?:[?:][*_\"”’)\s]{0,4}|^\W{0,4}\*\*[^*]+\*\*\W{0,2})$")


FILLED = 0.6
NARROWEST = 40
"""A line far shorter than the widest was not ended by wrapping, unless all of them are short."""


def with_breaks(source: str) -> str:
    """Return the paragraph with a line end only where one is meant."""
    if "\n" not in source:
        return source
    lines = source.split("\n")
    widest = max(map(len, lines))
    is_headed = OPENS.match(lines[0]) or NUMBERED.match(lines[0])
    pieces = [HARD.sub("", lines[0]).rstrip()]
    in_bold = False
    for at, (before, line) in enumerate(pairwise(lines)):
        following = line.strip()
        in_bold ^= before.count("**") % 2 == 1
        is_meant = not in_bold and (
            (widest >= NARROWEST and len(before) < FILLED * widest)
            or (at == 0 and is_headed and following[:1].isupper())
            or HARD.search(before)
            or CLOSES.search(before.rstrip()[-200:])
            or OPENS.match(following)
            or NUMBERED.match(following)
            or BULLET.match(following)
        )
        pieces += ("\n" if is_meant else " ", HARD.sub("", following).rstrip())
    return "".join(pieces)
