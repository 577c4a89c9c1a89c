"""Finds the main text of a page and its title."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dlprep.importing.page.html_markdown import clean, heading_text
from dlprep.importing.page.html_nodes import attribute, children, plain_text
from dlprep.importing.page.html_weights import Weight, Weights

MARKED = "main,article,[role=main],[itemprop=articleBody]"
# What a page marks as its main text is believed if this much of the text is in it.
BELIEVED = 0.5
# An element inside is the main text if nearly all text is in it and nothing beside it has a heading.
NEARLY_ALL = 0.9
STRUCTURE = "h1,h2,h3,h4,h5,h6,p,dl,details,li"
SEPARATOR = re.compile(r"\s+[|–—·•»:-]{1,2}\s+")


def main_element(body: LexborNode, weights: Weights) -> LexborNode:
    """Return the innermost element that holds the text of the page."""
    whole = _prose(weights, body)
    marked = [node for node in body.css(MARKED) if _prose(weights, node) >= BELIEVED * whole]
    main = min(marked, key=lambda node: _prose(weights, node)) if marked else body
    while (inner := _only_child_with_text(main, weights)) is not None:
        main = inner
    return main


def title_of(tree: LexborHTMLParser, main: LexborNode) -> str:
    """Return the title of a page: its only first heading, else `<title>` without the name of the site."""
    headings = [text for node in main.css("h1") if (text := clean(plain_text(node)))]
    if not headings and tree.body is not None:
        headings = [text for node in tree.body.css("h1") if (text := clean(plain_text(node)))]
    if len(headings) == 1:
        return heading_text(headings[0])
    titles = [text for node in tree.css("title")[:1] if (text := clean(plain_text(node)))]
    return _without_site(titles[0], _site(tree)) if titles else ""


def _prose(weights: Weights, node: LexborNode) -> int:
    weight = weights.get(node.mem_id, Weight())
    return weight.text - weight.linked


def _only_child_with_text(node: LexborNode, weights: Weights) -> LexborNode | None:
    elements = [child for child in children(node) if child.is_element_node]
    inner = max(elements, key=lambda child: _prose(weights, child), default=None)
    if inner is None or inner.tag not in {"div", "section", "main", "article", "form", "center"}:
        return None
    if inner.css_first(STRUCTURE) is None or _prose(weights, inner) < NEARLY_ALL * max(
        1, _prose(weights, node)
    ):
        return None
    beside = [child for child in elements if child.mem_id != inner.mem_id]
    return None if any(child.css_first(STRUCTURE) is not None for child in beside) else inner


def _site(tree: LexborHTMLParser) -> str:
    return next(
        (attribute(node, "content").strip() for node in tree.css("meta[property='og:site_name']")), ""
    )


def _without_site(title: str, site: str) -> str:
    parts = SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    if site and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    if site and parts[0].casefold() == site.casefold():
        return title[title.index(parts[1]) :]
    # A site's name is short and stands last.
    return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-") if len(parts[-1].split()) < 4 else title  # noqa: PLR2004
