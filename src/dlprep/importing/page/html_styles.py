"""Finds what the style sheet in a page sets in bold, as the exports of word processors have it."""

import re

from selectolax.lexbor import LexborHTMLParser

from dlprep.importing.page.html_nodes import text_of

CLASS = re.compile(r"(?:span)?\.([\w-]+)")
BLOCK = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
MOST_CLASSES = 200


def mark_bold(tree: LexborHTMLParser) -> None:
    """Give the spans that a class makes bold a style that says so."""
    names: set[str] = set()
    for sheet in tree.css("style"):
        for selectors, rules in BLOCK.findall(text_of(sheet)):
            if BOLD.search(rules):
                alone = (CLASS.fullmatch(each.strip()) for each in selectors.split(","))
                names |= {found[1] for found in alone if found}
    if not 0 < len(names) <= MOST_CLASSES:
        return
    for span in tree.css("span[class]"):
        if not names.isdisjoint((span.attributes.get("class") or "").split()):
            span.attrs["style"] = f"{span.attributes.get('style') or ''};font-weight:700"
