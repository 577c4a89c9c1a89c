"""Walks through the elements of a page in reading order and grows the tree of its blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from dlprep.importing.draft import LeftOut
from dlprep.importing.page.growing import Frame, Growing, Kind
from dlprep.importing.page.html_boilerplate import Boilerplate
from dlprep.importing.page.html_formulas import formula_of
from dlprep.importing.page.html_listings import framed_listing, listing
from dlprep.importing.page.html_nodes import (
    BLOCKS,
    HEADINGS,
    SILENT,
    children,
    first_number,
    look_of,
    stands_alone,
    tag_of,
    text_of,
    visible_text,
)
from dlprep.importing.page.html_paragraphs import Running, cell_text, read_heading
from dlprep.importing.page.html_position import Position
from dlprep.importing.page.html_tables import read_table
from dlprep.importing.page.tree import Grid, Listing, Node, Rule

CODE = frozenset({"pre", "code"})
FRAMES: dict[str, Kind] = {
    "li": "item",
    "blockquote": "quotation",
    "details": "foldout",
    "summary": "summary",
    "dl": "page",
}


@dataclass(slots=True)
class _Level:
    """An element whose children are being read, and the blocks that close with it."""

    node: LexborNode
    children: Iterator[LexborNode]
    frames: tuple[Frame, ...] = ()


@dataclass(slots=True)
class Walk:
    """One reading of a page: the tree so far, the text not yet in a block, and what was left out."""

    boilerplate: Boilerplate
    position: Position
    left_out: list[LeftOut] = field(default_factory=list)
    _page: Growing = field(default_factory=Growing)
    _levels: list[_Level] = field(default_factory=list)
    _running: Running = field(default_factory=Running)
    _pairs: set[int] = field(default_factory=set)

    def read(self, root: LexborNode) -> tuple[Node, ...]:
        """Read an element with all that is in it."""
        self._enter(root)
        while self._levels:
            child = next(self._levels[-1].children, None)
            if child is None:
                self._flush()
                for frame in self._levels.pop().frames:
                    self._page.close(frame)
            elif child.is_text_node:
                self._text(child)
            else:
                self._element(child, tag_of(child))
        return self._page.finish()

    def is_left_out(self, node: LexborNode) -> bool:
        """Keep an element as left out if it does not belong to the text, and say whether it was."""
        why = self.boilerplate.why(node)
        if why and (text := visible_text(node)):
            line = self.position.lines.own(node) or self._running.line or self.position.line
            self.left_out.append(LeftOut(line, text, why))
        return bool(why)

    def _enter(self, node: LexborNode, *frames: Frame) -> None:
        self._levels.append(_Level(node, children(node), frames))

    def _text(self, node: LexborNode) -> None:
        text = text_of(node)
        if self._running.nodes or text.strip():
            self._wait(node, text, len(text) - len(text.lstrip()))
        else:
            self.position.go_past(text)

    def _wait(self, node: LexborNode, text: str, blanks: int = 0) -> None:
        """Put a text or an element that formats text into the paragraph to come."""
        self._running.add(node, self.position.line + text.count("\n", 0, blanks))
        self.position.go_past(text)

    def _element(self, node: LexborNode, tag: str) -> None:
        self.position.enter(node)
        if formula_of(node) is not None:
            self._wait(node, text_of(node))
        elif tag in SILENT or node.mem_id in self.boilerplate.foldouts.opened:
            return
        elif self.is_left_out(node):
            if tag in BLOCKS:
                self._flush()
        elif (panel := self.boilerplate.foldouts.panel_in(node)) is not None:
            self._flush()
            self._fold_out(node, panel)
        elif tag in BLOCKS or tag == "hr" or stands_alone(node, tag):
            self._flush()
            self._block(node, tag)
        else:
            self._wait(node, text_of(node))

    def _block(self, node: LexborNode, tag: str) -> None:
        line = self.position.line
        code = listing(node, line) if tag in CODE else framed_listing(node, line)
        if code is not None:
            self._page.add(code)
        elif tag == "hr":
            self._page.add(Rule(line))
        elif tag in HEADINGS and node.css_first("p,ul,ol,pre,table,details") is None:
            self._heading(node)
        elif tag == "table":
            self._table(node, line)
        elif tag == "tr" and self._pairs:
            self._row(node)
        elif tag in {"dt", "dd"}:
            self._definition(node, tag)
        elif tag in {"ul", "ol", "menu"}:
            self._enter(node, self._page.open("list", line, start=first_number(node), look=look_of(node)))
        elif tag in FRAMES:
            look = tag if tag == "details" else look_of(node)
            self._enter(node, self._page.open(FRAMES[tag], line, look=look))
        elif tag not in CODE:
            self._enter(node)

    def _heading(self, node: LexborNode) -> None:
        if (heading := read_heading(node, self.position.lines.around(node), self.is_left_out)) is not None:
            self._page.add(heading)

    def _table(self, node: LexborNode, line: int) -> None:
        found = read_table(node, line, lambda cell: cell_text(cell, self.is_left_out))
        if found is None:
            self._enter(node)
        elif isinstance(found, Listing | Grid):
            self._page.add(found)
        else:
            self._pairs |= {row[0].parent.mem_id for row in found if row[0].parent is not None}
            self._enter(node)

    def _row(self, row: LexborNode) -> None:
        """Read a row that pairs its cells as a foldout: the last cell is the text behind the others."""
        if row.mem_id not in self._pairs:
            if row.css_first("td") is None:
                self.left_out.append(LeftOut(self.position.line, visible_text(row), "column names"))
            else:
                self._enter(row)
            return
        cells = [cell for cell in children(row) if cell.tag in {"td", "th"}]
        foldout = self._page.open("foldout", self.position.line, look="tr")
        summary = self._page.open("summary", self.position.line)
        self._enter(cells[-1], foldout)
        self._enter(cells[-2], summary)
        for cell in reversed(cells[:-2]):
            self._enter(cell)

    def _fold_out(self, trigger: LexborNode, panel: LexborNode) -> None:
        """Read a trigger as the summary of a foldout, and its panel as the text behind it."""
        foldout = self._page.open("foldout", self.position.line, look=look_of(trigger))
        summary = self._page.open("summary", self.position.line)
        self._enter(panel, foldout)
        if trigger.tag in HEADINGS:
            self._heading(trigger)
            self._page.close(summary)
        else:
            self._enter(trigger, summary)

    def _definition(self, node: LexborNode, tag: str) -> None:
        """Begin a term or its text; a term behind a text begins the next definition."""
        summary = self._page.nearest("summary")
        in_term = summary is not None and summary.look == "dt"
        if tag == "dt" and not in_term:
            open_term = self._page.nearest("foldout", "page")
            if open_term is not None and open_term.look == "dt":
                self._page.close(open_term)
            self._page.open("foldout", self.position.line, look="dt")
            self._page.open("summary", self.position.line, look="dt")
        elif tag == "dd" and in_term and summary is not None:
            self._page.close(summary)
        self._enter(node)

    def _flush(self) -> None:
        """Make paragraphs of the text that waits."""
        if self._running.nodes:
            for block in self._running.cut(self._levels[-1].node, self.is_left_out):
                self._page.add(block)
