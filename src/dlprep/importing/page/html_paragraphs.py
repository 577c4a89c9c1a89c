"""Reads the running text of an element: paragraphs, headings, lone formulas, code set line by line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_inline import inline
from dlprep.importing.page.html_markdown import heading_text
from dlprep.importing.page.html_nodes import children, is_alone, look_of, tag_of, text_of
from dlprep.importing.page.tree import Display, Heading, Listing, Node, Paragraph

DISPLAY = re.compile(r"\$\$(.{1,2000}?)\$\$|\\\[(.{1,2000}?)\\\]", re.DOTALL)
EMPTY_LINES = re.compile(r"\n{2,}")
CODE_LINE = re.compile(r"`([^`]+)`")
SEPARATOR = re.compile(r"[^\w$`]{0,3}")


@dataclass(slots=True)
class Running:
    """The texts and elements that will be a paragraph, and the line they begin on, 0 without any."""

    nodes: list[LexborNode] = field(default_factory=list)
    line: int = 0

    def add(self, node: LexborNode, line: int) -> None:
        """Add what follows; *line* counts for the first."""
        self.line = self.line or line
        self.nodes.append(node)

    def cut(self, element: LexborNode, left_out: Callable[[LexborNode], bool]) -> Iterator[Node]:
        """Give the paragraphs of the text, which stands in an element, and begin anew."""
        text = inline(self.nodes, left_out)
        yield from paragraphs(text, self.line, _look(element, self.nodes))
        self.nodes, self.line = [], 0


def read_heading(node: LexborNode, line: int, left_out: Callable[[LexborNode], bool]) -> Heading | None:
    """Read a heading, None for one without text."""
    text = heading_text(inline(children(node), left_out))
    return Heading(text, int(tag_of(node)[1]), line, look_of(node)) if text else None


def cell_text(cell: LexborNode, left_out: Callable[[LexborNode], bool]) -> str:
    """Return what is in a cell of a table, a line for each paragraph."""
    return re.sub(r"\n{2,}", "\n", inline(children(cell), left_out))


def paragraphs(text: str, line: int, look: str) -> Iterator[Node]:
    """Cut inline Markdown that begins on a line; an empty line parts two paragraphs."""
    for part in EMPTY_LINES.split(text) if "\n\n" in text else (text,):
        at = 0
        for formula in DISPLAY.finditer(part) if "$$" in part or "\\[" in part else ():
            if _reaches_around(part, formula):
                yield from _paragraph(part[at : formula.start()], line, look)
                yield Display((formula[1] or formula[2]).strip(), line, look)
                at = formula.end()
        yield from _paragraph(part[at:], line, look)


def _reaches_around(part: str, formula: re.Match[str]) -> bool:
    """Say whether a formula is no piece of a table cell or a code span."""
    return part.count("`", 0, formula.start()) % 2 == 0


def _paragraph(part: str, line: int, look: str) -> Iterator[Node]:
    text = part.strip()
    if SEPARATOR.fullmatch(text):
        return
    lines = text.split("\n")
    if len(lines) > 1 and all(CODE_LINE.fullmatch(each) for each in lines):
        yield Listing("\n".join(each.strip("`") for each in lines), "", line, look)
        return
    is_bold = text.startswith("**") and text.endswith("**") and "**" not in text[2:-2] and len(text) > 4  # noqa: PLR2004
    yield Paragraph(text, line, f"{look} strong" if is_bold and "strong" not in look.split() else look)


def _look(element: LexborNode, nodes: Sequence[LexborNode]) -> str:
    """Return the look of text in an element: of the element, or of one that stands around nothing else."""
    filled = [each for each in nodes if not each.is_text_node or text_of(each).strip()]
    inner = look_of(filled[0]) if len(filled) == 1 and filled[0].is_element_node else ""
    outer = element.parent
    look = look_of(element)
    if "." not in look and outer is not None and outer.tag in {"div", "section", "header"}:
        look = look_of(outer) if is_alone(element) else look
    return f"{look} {inner}" if "." in inner else look
