"""Cuts the last answer of a page where the page goes on to other things."""

import re
from collections.abc import Sequence

from dlprep.importing.outline.back_matter import CLOSING
from dlprep.importing.outline.promotion import Promotion
from dlprep.importing.page.asking import plain
from dlprep.importing.page.openings import read_opening
from dlprep.importing.page.sections import BACK, Cut, Stray
from dlprep.importing.page.tree import Heading, Node, Paragraph, Rule

# Words outside of links and pictures.
PROSE = re.compile(r"(?:^|[)\s])(?!\[|!\[)\w+\s+\w+\s+\w+(?![^\[\]]*\])")
PARAGRAPH, FOOTER = 3.0, 2.0
SHORT, LONGEST = 100, 600


def without_back_matter(cut: Cut, promotion: Promotion) -> Sequence[Stray]:
    """Cut the last answer at a rule that no other answer has inside, or at a closing title."""
    for section in cut.sections:
        section.trim()
    last = cut.sections[-1]
    ruled = any(isinstance(node, Rule) for section in cut.sections[:-1] for node in section.nodes)
    for at, node in enumerate(last.nodes):
        is_end = isinstance(node, Rule) and not ruled and len(cut.sections) > 1
        if at and (is_end or _closes(node, promotion) or _only_links(last.nodes[at:])):
            strays = last.nodes[at:]
            last.nodes = last.nodes[:at]
            return [Stray(BACK, strays)]
    return []


def _only_links(nodes: Sequence[Node]) -> bool:
    """Say whether nothing but a title with a link is left, and pictures or links below it."""
    first, *rest = nodes
    if not isinstance(first, Heading) or "](http" not in first.text:
        return False
    return all(
        isinstance(node, Rule) or (isinstance(node, Paragraph) and not PROSE.search(node.text))
        for node in rest
    )


def _closes(node: Node, promotion: Promotion) -> bool:
    """Say whether a block after the questions speaks of the page and not of its subject."""
    match node:
        case Heading(text):
            return CLOSING.match(plain(text)) is not None
        case Paragraph(text):
            if read_opening(text).kind == "bold" and CLOSING.match(plain(text)):
                return True
            words = plain(text[:LONGEST])
            return promotion.is_certain(words, FOOTER if len(words) < SHORT else PARAGRAPH)
        case _:
            return False
