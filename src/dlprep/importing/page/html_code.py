"""Reads program code from whatever markup a highlighter made of it: whole, without its line numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from selectolax.lexbor import LexborNode

from dlprep.importing.harmless import harmless
from dlprep.importing.page.html_marks import MARK, MARKER
from dlprep.importing.page.html_nodes import BLOCKS, children, classes, tag_of, text_of

NUMBER_NAMES = re.compile(
    r"(?:.*[-_])?(?:linenos?|linenumbers?|line-?numbers?|linenodiv|gutter|ln-numbers|blob-num)(?:[-_].*)?|lnt?",
    re.IGNORECASE,
)
LITTER_NAMES = re.compile(
    r"(?:.*[-_])?(?:copy|copybtn|clipboard|toolbar|btn|button|tooltip)(?:[-_].*)?", re.IGNORECASE
)
LITTER_TAGS = frozenset({"button", "script", "style", "template", "svg", "textarea", "select", "input"})
# A break at the end of one of these draws no line of its own.
LINE_BLOCKS = frozenset({"div", "li", "td", "p"})
INTEGER = re.compile(r"\s*(\d{1,6})[.:]?\s*")


@dataclass(slots=True)
class _Lines:
    """The lines of code so far; *numbers* has the number that an element of its own put before a line."""

    lines: list[str] = field(default_factory=lambda: [""])
    numbers: dict[int, int] = field(default_factory=dict)
    is_full: bool = False

    def add(self, text: str) -> None:
        if self.is_full:
            if not text.strip() and "\n" in text:
                return
            self.begin_line()
        first, *others = text.split("\n")
        self.lines[-1] += first
        self.lines += others

    def begin_line(self) -> None:
        """Begin a line unless nothing is on this one."""
        if self.lines[-1] or self.is_full:
            self.lines.append("")
        self.is_full = False


def code_of(node: LexborNode) -> str:
    """Return the code in an element, its layout kept, without numbers and buttons."""
    read = _Lines()
    for is_start, each in _walk(node):
        if is_start:
            _open(each, read)
        elif tag_of(each) in BLOCKS and each.mem_id != node.mem_id:
            read.is_full = True
    lines = [
        harmless(line).replace("\u00a0", " ").replace("\u200b", "").rstrip() for line in _unnumbered(read)
    ]
    return "\n".join(lines).strip("\n")


def _walk(root: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Go through a tree: each element as it opens and as it closes, texts once, litter not at all."""
    stack = [children(root)]
    owners = [root]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            yield False, owners.pop()
        elif child.is_text_node:
            yield True, child
        elif not _is_litter(child):
            yield True, child
            stack.append(children(child))
            owners.append(child)


def _open(node: LexborNode, read: _Lines) -> None:
    if node.is_text_node:
        text = text_of(node)
        read.add((MARKER.sub("", text) if MARK in text else text).replace("\r\n", "\n").replace("\r", "\n"))
        return
    tag = tag_of(node)
    if tag == "br":
        if node.next is not None or tag_of(node.parent or node) not in LINE_BLOCKS:
            read.add("\n")
    elif tag in BLOCKS:
        read.begin_line()
    if not read.lines[-1].strip() and (number := INTEGER.fullmatch(text_of(node))):
        read.numbers.setdefault(len(read.lines) - 1, int(number[1]))


def _is_litter(node: LexborNode) -> bool:
    if tag_of(node) in LITTER_TAGS:
        return True
    names = classes(node)
    if any(LITTER_NAMES.fullmatch(name) for name in names) and not node.css_first("pre,code"):
        return True
    if not any(NUMBER_NAMES.fullmatch(name) for name in names):
        return False
    return all(part.rstrip(".:").isdecimal() for part in text_of(node).split())


def _unnumbered(read: _Lines) -> list[str]:
    """Take away the numbers that have elements of their own, if they number every line in order."""
    filled = [at for at, line in enumerate(read.lines) if line.strip()]
    numbers = [number for at in filled if (number := read.numbers.get(at)) is not None]
    in_order = all(after - before == 1 for before, after in pairwise(numbers))
    if len(numbers) < max(2, len(filled)) or not in_order:
        return read.lines
    if all(INTEGER.fullmatch(read.lines[at]) for at in filled):
        return read.lines
    return [
        INTEGER.sub("", line, count=1) if at in read.numbers else line for at, line in enumerate(read.lines)
    ]
