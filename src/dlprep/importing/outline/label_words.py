"""Finds questions under a word and a number, whatever the word is: it comes again and again, counting."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dlprep.importing.outline.candidates import ASKS, Candidate, NumberPattern
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.questions import Outline, find_questions

USUAL = r"(?:Q(?:ue(?:s(?:tion)?s?)?|n)?|Interview Question)"
NUMBERED_WORD = re.compile(r"\W{0,12}(?P<word>[^\W\d_]{1,15})\W{0,3}\d{1,4}\s?[.:)\]|–—-]")
# Each word costs a look at the whole article.
MOST_WORDS = 3
FEWEST = 3
ASKING_SHARE = 0.6


def find_labelled(lines: Sequence[Line]) -> Outline:
    """Find the questions under one of the usual labels, or else under a word that counts them."""
    found = find_questions(lines, _pattern(USUAL))
    if found.questions:
        return found
    words = Counter(match["word"] for line in lines if (match := NUMBERED_WORD.match(line.text)))
    for word, count in words.most_common(MOST_WORDS):
        if count < FEWEST:
            break
        counted = find_questions(lines, _pattern(re.escape(word)))
        if _are_counted(counted.questions):
            return counted
    return found


def _pattern(label: str) -> NumberPattern:
    return NumberPattern(
        start=re.compile(
            rf"(?P<before>\W{{0,12}}){label}\W{{0,4}}(?:No\.? ?|Number )?"
            r"(?P<number>\d{1,4})(?: ?(?:of|/) ?\d+)?"
            r"(?P<after>\s?[.:)\]|–—-]+(?!\d)|(?=\s*$|\s+[\"“'*`]?[A-Z]))[\s:.)\]|–—-]*\W{0,4}?(?P<text>\S.*)?$",
            re.IGNORECASE,
        ),
        inner=re.compile(
            r"(?:(?<=[^\s\w,(])\s*|(?<=[a-z]))(?P<start>)"
            rf"(?={label} ?(?P<number>\d{{1,4}})[.:)] ?(?P<text>[A-Z“\"]))"
        ),
        plain=False,
    )


def _are_counted(questions: Sequence[Candidate]) -> bool:
    """Say whether these count up by one, as far as they are questions at all, unlike steps and figures."""
    if len(questions) < FEWEST or not all(question.followed for question in questions):
        return False
    in_order = all(after.number == (before.number or 0) + 1 for before, after in pairwise(questions))
    asking = sum(question.shape >= ASKS for question in questions)
    return in_order and asking >= ASKING_SHARE * len(questions)
