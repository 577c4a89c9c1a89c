"""When two texts say the same, and how much alike they are otherwise."""

import re
import unicodedata

from rapidfuzz import fuzz

HALF = 0.5
LONGEST_COMPARED = 4000
"""Characters of an answer that are looked at for likeness."""

# Words that every question has.
ASKING = frozenset(
    """a an and are by can could describe define discuss do does explain for how in is it me of tell the to
    what when which why would you""".split()
)


def normalise(question: str) -> str:
    """Reduce a question to its words, so that case, quotes and spacing do not matter."""
    text = unicodedata.normalize("NFKC", question).casefold()
    words = " ".join(re.findall(r"\w+", text))
    return words or text.strip()


def says_the_same(one: str, other: str) -> bool:
    """Compare two texts without regard to blanks at the ends of lines."""
    return one == other or lines_of(one) == lines_of(other)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text without blanks at their ends."""
    return tuple(line.rstrip() for line in text.strip().splitlines())


def may_be_reworded(one: str, other: str) -> bool:
    """Say whether one question can be the other in other words: they share half of what they ask about."""
    words, others = (set(normalise(question).split()) - ASKING for question in (one, other))
    return 0 < HALF * min(len(words), len(others)) <= len(words & others)


def question_likeness(one: str, other: str) -> float:
    """Return how much alike two normalised questions are, 0 to 1."""
    return fuzz.ratio(one, other) / 100


def answer_likeness(one: str, other: str) -> float:
    """Return how much alike two answers are, 0 to 1."""
    return fuzz.ratio(one[:LONGEST_COMPARED].split(), other[:LONGEST_COMPARED].split()) / 100
