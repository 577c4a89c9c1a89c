"""How the blocks of a page are written down in tests: a line each, what is inside indented."""

from collections.abc import Iterable, Iterator

from dlprep.importing.page.html import read_html
from dlprep.importing.page.tree import (
    Display,
    Foldout,
    Grid,
    Heading,
    Items,
    Listing,
    Node,
    Paragraph,
    Quotation,
    Rule,
)

FILLER = "<p>" + "Words of the main text that keep what is tested small beside it. " * 12 + "</p>"


def outline(html: str) -> list[str]:
    """Write down the blocks of a page."""
    return list(lines(read_html(html)[0].blocks))


def lines(nodes: Iterable[Node], indent: str = "") -> Iterator[str]:
    """Write down blocks: their kind and text, inner blocks indented."""
    for node in nodes:
        match node:
            case Heading():
                yield f"{indent}h{node.level} {node.text}"
            case Paragraph():
                yield f"{indent}p {node.text}"
            case Listing():
                yield f"{indent}code {node.language} {node.source!r}"
            case Display():
                yield f"{indent}maths {node.tex}"
            case Grid():
                yield f"{indent}grid {' / '.join(' | '.join(row) for row in node.rows)}"
            case Rule():
                yield f"{indent}rule"
            case Quotation():
                yield f"{indent}quotation"
                yield from lines(node.blocks, indent + "  ")
            case Foldout():
                yield f"{indent}foldout {node.look}"
                yield from lines(node.summary, indent + "  ? ")
                yield from lines(node.body, indent + "  ")
            case Items():
                for at, item in enumerate(node.items):
                    yield f"{indent}{'-' if node.start is None else node.start + at}"
                    yield from lines(item, indent + "  ")
