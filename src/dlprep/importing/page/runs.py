"""Parts paragraphs in which several questions run on, one a line, without a blank line between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dlprep.importing.page.asking import LABEL, NUMBER, read_question
from dlprep.importing.page.tree import Foldout, Node, Paragraph, Quotation

OPENS_LINE = re.compile(
    r"\W{0,8}(?:Q|Ques|Question)\W{0,3}\d{0,4}\W{0,3}[:.)]|\W{0,8}\d{1,4}[.)]", re.IGNORECASE
)


def parted(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return blocks with every such paragraph cut before its labelled or numbered questions."""
    return tuple(part for node in nodes for part in _parted(node))


def _parted(node: Node) -> Iterator[Node]:
    match node:
        case Paragraph(text) if "\n" in text:
            yield from _cut(node)
        case Foldout(body=body):
            yield replace(node, body=parted(body))
        case Quotation(blocks):
            yield replace(node, blocks=parted(blocks))
        case _:
            yield node


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    lines = paragraph.text.split("\n")
    start = 0
    for at, line in enumerate(lines[1:], 1):
        if OPENS_LINE.match(line) and _asks(line):
            yield Paragraph("\n".join(lines[start:at]), paragraph.line + start, paragraph.look)
            start = at
    yield Paragraph("\n".join(lines[start:]), paragraph.line + start, paragraph.look)


def _asks(line: str) -> bool:
    """Say whether a line is a question under a label or a number, or its label alone."""
    if LABEL.match(line) is None and NUMBER.match(line) is None:
        return False
    asked = read_question(line)
    return asked.asks or (asked.labelled and (asked.number is not None or not asked.text))
