"""Reads what a fold-out says it holds: the text of its summary, and a number in a cell of its own."""

import re
from collections.abc import Iterator, Sequence

from dlprep.importing.page.tree import Display, Foldout, Heading, Items, Listing, Node, Paragraph, Quotation

NUMBER = re.compile(r"\W{0,3}(\d{1,4})\W{0,3}")


def read_summary(node: Foldout) -> tuple[int | None, str]:
    """Return the number that stands apart from the summary of a row, None without one, and its text."""
    first, *rest = [*_texts(node.summary)] or [""]
    if node.look == "tr" and rest and (number := NUMBER.fullmatch(first)):
        return int(number[1]), " ".join(rest).strip()
    return None, " ".join([first, *rest]).strip()


def _texts(nodes: Sequence[Node]) -> Iterator[str]:
    """Iterate over the texts of a summary."""
    for node in nodes:
        match node:
            case Paragraph(text) | Heading(text):
                yield text
            case Listing(source):
                yield f"`{source}`"
            case Display(tex):
                yield f"${tex}$"
            case Items(items):
                for item in items:
                    yield from _texts(item)
            case Quotation(blocks):
                yield from _texts(blocks)
            case _:
                pass
