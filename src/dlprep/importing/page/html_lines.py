"""Parses a page into a tree, and knows on which line of the source each block of it begins.

The parser keeps no positions. So some start tags get an attribute with their number before the page is
parsed, and the elements behind them are counted on from there, as long as they are the same as the tags
that follow in the source. Where they are not, since the parser left some out, moved them or made some of
its own, all tags around get the attribute, and the page is parsed once more. An attribute for every tag
would make the tree of a large page half as large again.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dlprep.importing.page.html_marks import MARK, Source
from dlprep.importing.page.html_source import KINDS, read_source

KINDS_OF = {name.decode(): kind for name, kind in KINDS.items()}
SPACING = 50
"""How many tags there are from one with the attribute to the next."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The elements of a page whose tags are known: by their `mem_id`, in its order, the number of the tag."""

    elements: "array[int]"
    numbers: "array[int]"
    lines: "array[int]"

    def number(self, node: LexborNode) -> int | None:
        """Return which start tag of a block made an element, None if none did."""
        wanted = node.mem_id
        at = bisect_left(self.elements, wanted)
        return self.numbers[at] if at < len(self.elements) and self.elements[at] == wanted else None

    def own(self, node: LexborNode) -> int | None:
        """Return the line on which an element begins, None if no tag of a block made it."""
        number = self.number(node)
        return None if number is None else self.lines[number]

    def around(self, node: LexborNode | None) -> int:
        """Return the line on which an element begins, or the nearest one around it that knows its own."""
        while node is not None:
            if (line := self.own(node)) is not None:
                return line
            node = node.parent
        return 1


@dataclass(frozen=True, slots=True)
class HtmlTree:
    """A page as its parser has it, and the lines of its source."""

    parsed: LexborHTMLParser
    lines: Lines


def parse_html(text: str, spacing: int = SPACING) -> HtmlTree:
    """Parse a page. Raises ArticleError when it is built to overwhelm a parser."""
    source = read_source(text)
    del text  # of a large page there is to be one copy when its tree is made
    count = len(source.kinds)
    chosen = {*range(0, count, spacing), *source.unsure}
    source = source.marked(chosen)
    tree, doubtful = _parsed(source, sorted(chosen))
    if doubtful:
        del tree  # before there is another
        around = {each for number in doubtful for each in range(number, min(number + spacing, count))}
        tree, _ = _parsed(source.marked(around - chosen), sorted(chosen | around))
    return tree


def _parsed(source: Source, chosen: Sequence[int]) -> tuple[HtmlTree, list[int]]:
    """Parse a page whose chosen tags are marked, and return those behind which it is not as in the source."""
    tree = LexborHTMLParser(source.text)
    tree.raw_html = b""  # a copy that nobody reads
    unmet = dict(pairwise((*chosen, len(source.kinds))))
    elements, numbers, doubtful = array("Q"), array("I"), []
    for run in _runs(tree, unmet):
        end = unmet.pop(run.number, None)
        if end is None:  # a page may have the attribute of its own
            continue
        is_as_written = run.kinds == source.kinds[run.number : end]
        known = run.elements if is_as_written else run.elements[:1]
        elements += known
        numbers.extend(range(run.number, run.number + len(known)))
        if not is_as_written and end - run.number > 1:
            doubtful.append(run.number)
    doubtful += (number for number, end in unmet.items() if end - number > 1)
    order = sorted(range(len(elements)), key=elements.__getitem__)
    by_place, their_numbers = (
        array(each.typecode, map(each.__getitem__, order)) for each in (elements, numbers)
    )
    return HtmlTree(tree, Lines(by_place, their_numbers, source.lines)), doubtful


@dataclass(slots=True)
class _Run:
    """A marked element and the blocks that follow it in the tree, up to the next that is marked."""

    number: int
    kinds: bytearray = field(default_factory=bytearray)
    elements: "array[int]" = field(default_factory=lambda: array("Q"))


def _runs(tree: LexborHTMLParser, chosen: Collection[int]) -> Iterator[_Run]:
    """Go through the blocks of a tree."""
    numbers = {str(number): number for number in chosen}
    marked = {node.mem_id: numbers.get(node.attributes[MARK] or "") for node in tree.css(f"[{MARK}]")}
    run = None
    for node in tree.root.traverse() if tree.root is not None else ():
        kind = KINDS_OF.get(node.tag or "")
        if kind is None:
            continue
        number = marked.get(element := node.mem_id)
        if number is not None:
            if run is not None:
                yield run
            run = _Run(number)
        if run is not None:
            run.kinds.append(kind)
            run.elements.append(element)
    if run is not None:
        yield run
