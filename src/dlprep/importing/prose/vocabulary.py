"""The words of an article, and where two words that were glued together part."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from dlprep.importing.outline.lines import Line
from dlprep.importing.prose.wording import DANGLING_WORDS

TOKEN = re.compile(r"[A-Za-z_]\w*(?:[.-]\w+)*")
# An inner capital, a digit or an underscore: hardly a word of prose.
IDENTIFIER = re.compile(r"\w[A-Z]|\d|\w[._]\w")
LONE_CAPITAL = re.compile(r"(?:^|[^A-Za-z])[A-Z]$")
LONGEST_TOKEN = 60
SHORTEST_PIECE = 2
SHORTEST_PLAIN = 4
PREFIXES = frozenset("super hyper multi inter under pseudo ultra".split())
# Words that stand right behind inline code in prose.
AFTER_CODE = frozenset(
    "algorithm and argument arguments as attribute class classes command file flag for framework "
    "function functions has in is keyword layer layers library loss method methods metric mode model "
    "module object operator optimizer option or package parameter parameters scheduler statement to "
    "type value variable with".split()
)


@dataclass(frozen=True)
class Vocabulary:
    """How often each word occurs in the article; it tells where two glued words part."""

    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Vocabulary":
        """Count the words of an article."""
        return cls(Counter(chain.from_iterable(TOKEN.findall(line.text) for line in lines if line.text)))

    def part(self, token: str) -> int:
        """Return where a token parts into a name and the word glued to it, or 0."""
        best, at = 0.0, 0
        if len(token) > LONGEST_TOKEN:
            return 0
        for cut in range(SHORTEST_PIECE, len(token) - SHORTEST_PIECE + 1):
            name, word = token[:cut], token[cut:]
            if not word.islower() or not word.isalpha() or not _could_be_code(name, word):
                continue
            known_word = self.counts[word] + (2 if word in AFTER_CODE else 0)
            known_name = self.counts[name] or _strangeness(name, word)
            score = min(known_name, 9) * min(known_word, 9)
            if score > best:
                best, at = score, cut
        return at if not self.counts[token] > 1 else 0


def _strangeness(name: str, word: str) -> float:
    """Weigh a name that occurs nowhere else: its look, or the word behind it, may show that it is code."""
    if IDENTIFIER.search(name):
        return 0.5
    telling = word in AFTER_CODE and min(len(name), len(word)) > SHORTEST_PLAIN and name not in PREFIXES
    return 0.3 if telling else 0.0


def _could_be_code(name: str, word: str) -> bool:
    """Say whether a name can be code before a glued word, unlike the *with* of `within`."""
    if name[-1] in "._-" or LONE_CAPITAL.search(name) or name.lower() in DANGLING_WORDS:
        return False
    plain = name.islower() and IDENTIFIER.search(name) is None
    return not plain or (min(len(name), len(word)) >= SHORTEST_PLAIN and word in AFTER_CODE)
