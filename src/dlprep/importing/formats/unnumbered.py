"""Questions without number or label: lines that ask, each with its answer below."""

from dlprep.importing.article import Article
from dlprep.importing.assemble import assemble
from dlprep.importing.draft import Parsed
from dlprep.importing.outline.asking import find_asking


def parse(article: Article) -> Parsed:
    """Parse an article whose questions are told by their wording alone."""
    return assemble(article, find_asking)
