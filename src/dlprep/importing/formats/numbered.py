"""Questions under a bare number: `75. …`, `75) …`, `(75) …`, `75 - …`, `#75 …`, `IV. …`, or `75` alone.

Also after an emoji or inside bold marks.
"""

import re

from dlprep.importing.article import Article
from dlprep.importing.assemble import assemble
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.candidates import NumberPattern
from dlprep.importing.outline.questions import find_questions

PATTERN = NumberPattern(
    start=re.compile(
        r"(?P<before>\W{0,12})(?P<number>\d{1,4}|[IVXL]{1,8}(?=[.)]))"
        r"(?P<after>\s?[.):\]](?![\d:])(?:\s?[–—-]{1,2}(?=\s|[A-Z]))?|\s?[–—-]{1,2}(?=\s|[A-Z\"“])|(?=\s*$|\s+[\"“'*`]?[A-Z]))"
        r"\W{0,4}?\s*(?P<text>\S.*)?$"
    ),
    inner=re.compile(
        r"(?:(?<=[^\s\w,(])\s*|(?<=[a-z]))(?P<start>)(?=(?P<number>\d{1,4})[.)] (?P<text>[A-Z“\"]))"
    ),
    plain=True,
)


def parse(article: Article) -> Parsed:
    """Parse an article whose questions only have numbers; the text below each is its answer."""
    return assemble(article, lambda lines: find_questions(lines, PATTERN))
