"""Questions under a label without a number, `Q: …`, their answers mostly under one too, `A: …`."""

from dlprep.importing.article import Article
from dlprep.importing.assemble import assemble
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.pairs import find_pairs


def parse(article: Article) -> Parsed:
    """Parse an article of pairs of question and answer, each with its label."""
    return assemble(article, find_pairs)
