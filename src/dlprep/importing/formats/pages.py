"""Questions in a page that has a structure of its own: one format for each way they are set off there."""

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed
from dlprep.importing.page.questions import parse_page


def headings(article: Article) -> Parsed:
    """Parse a page whose headings ask."""
    return parse_page(article, {"heading"})


def bold(article: Article) -> Parsed:
    """Parse a page whose questions are lines in bold."""
    return parse_page(article, {"bold"})


def items(article: Article) -> Parsed:
    """Parse a page whose list items ask; the answer stands in the item, or below it."""
    return parse_page(article, {"item"})


def paragraphs(article: Article) -> Parsed:
    """Parse a page whose questions are paragraphs with a label, a number or a class, or only ask."""
    return parse_page(article, {"label", "number", "look", "plain"})


def foldouts(article: Article) -> Parsed:
    """Parse a page whose questions are the summaries of fold-outs."""
    return parse_page(article, {"foldout"})


def definitions(article: Article) -> Parsed:
    """Parse a page whose questions are the terms of definition lists."""
    return parse_page(article, {"term"})


def tables(article: Article) -> Parsed:
    """Parse a page whose questions are the rows of tables."""
    return parse_page(article, {"row"})
