"""Questions under a label and a number: `Q 12. …`, `Q12: …`, `Question 12 - …`, `Ques. 12 …`."""

import re

from dlprep.importing.article import Article
from dlprep.importing.assemble import assemble
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.candidates import NumberPattern
from dlprep.importing.outline.questions import find_questions

LABEL = r"(?:Q(?:ues(?:tion)?s?|n)?|Interview Question)"
PATTERN = NumberPattern(
    start=re.compile(
        rf"(?P<before>\W{{0,12}}){LABEL}\W{{0,4}}(?:No\.? ?|Number )?"
        r"(?P<number>\d{1,4})(?: ?(?:of|/) ?\d+)?"
        r"(?P<after>\s?[.:)\]|–—-]+(?!\d)|(?=\s*$|\s+[\"“'*`]?[A-Z]))[\s:.)\]|–—-]*\W{0,4}?(?P<text>\S.*)?$",
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
    return assemble(article, lambda lines: find_questions(lines, PATTERN))
