"""The words of a text, as rules compare them."""

import re

WORD = re.compile(r"[^\W_]+")
FORMULA = re.compile(r"\$[^$\n]+\$")
DISPLAY = re.compile(r"\$\$.*?\$\$", re.DOTALL)
FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
UNSPOKEN = re.compile(r"(?<!\S)[|:*#>=_~+-]+(?!\S)")

# Words that carry no idea of their own.
COMMON = frozenset(
    """a all also an and any are as at be because been but by can could do does each every few for from had
    has have how if in into is it its just less like many may more most much must never no nor not
    of off on once one only or other our out over own per same should so some still such than that
    the their them then there these they this those through to too two under until up use used uses
    using very via vs was we were what when where which while who whose why will with without would
    you your""".split()
)
STEM = 5


def spoken_words(answer: str) -> int:
    """Count the words of a Markdown answer as they are said: code and display formulas left out.

    A formula within a sentence is one word; table lines and list marks are none.
    """
    text = FORMULA.sub(" x ", DISPLAY.sub(" ", FENCED.sub(" ", answer)))
    return len(UNSPOKEN.sub(" ", text).split())


def may_exceed(answer: str, words: int) -> bool:
    """Say, at a glance, whether so many `spoken_words` may be exceeded: false only if they are not."""
    # Each is a piece of text between spaces; a formula, between two signs, may break off two more.
    return len(answer.split()) + answer.count("$") > words


def key_terms(text: str) -> frozenset[str]:
    """Return the words that carry the idea of a text, each cut to its first letters."""
    words = {*WORD.findall(FORMULA.sub(" ", text).casefold())} - COMMON
    return frozenset([word[:STEM] for word in words if len(word) > 1])
