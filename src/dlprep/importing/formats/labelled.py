"""Questions under a label and a number: `Q 12. …`, `Q12: …`, `Question 12 - …`."""

import re

from dlprep.importing.article import Article
from dlprep.importing.assemble import parse_numbered
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.candidates import NumberPattern

LABEL = r"(?:Q(?:ues(?:tion)?s?)?|Interview Question)"
PATTERN = NumberPattern(
    start=re.compile(
        rf"\W{{0,12}}{LABEL}\W{{0,3}}(?:No\.? ?)?(?P<number>\d{{1,4}})\s?[.:)|–—-]+(?!\d)"
        r"\W{0,6}?(?P<text>\S.*)?$",
        re.IGNORECASE,
    ),
    inner=re.compile(
        r"(?:(?<=[^\s\w,(])\s*|(?<=[a-z]))(?P<start>)"
        rf"(?={LABEL} ?(?P<number>\d{{1,4}})[.:)] ?(?P<text>[A-Z“\"]))"
    ),
    plain=False,
)


def parse(article: Article) -> Parsed:
    """Parse an article with labelled, numbered questions; the text below each is its answer."""
    return parse_numbered(article, PATTERN)
