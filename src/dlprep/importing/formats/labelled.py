"""Questions under a label and a number: `Q 12. …`, `Q12: …`, `Question 12 - …`, `Exercise 12. …`."""

from dlprep.importing.article import Article
from dlprep.importing.assemble import assemble
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.label_words import find_labelled


def parse(article: Article) -> Parsed:
    """Parse an article with labelled, numbered questions; the text below each is its answer."""
    return assemble(article, find_labelled)
