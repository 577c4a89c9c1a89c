"""Questions under a bare number: `75. …`, `75) …`, also after an emoji or inside bold marks."""

import re

from dlprep.importing.article import Article
from dlprep.importing.assemble import parse_numbered
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.candidates import NumberPattern

PATTERN = NumberPattern(
    start=re.compile(
        r"(?!\s*[-•+–] )\W{0,12}(?P<number>\d{1,4})\s?[.):](?![\d:])\W{0,4}?\s*(?P<text>\S.*)?$"
    ),
    inner=re.compile(
        r"(?:(?<=[^\s\w,(])\s*|(?<=[a-z]))(?P<start>)(?=(?P<number>\d{1,4})[.)] (?P<text>[A-Z“\"]))"
    ),
    plain=True,
)


def parse(article: Article) -> Parsed:
    """Parse an article whose questions only have numbers; the text below each is its answer."""
    return parse_numbered(article, PATTERN)
