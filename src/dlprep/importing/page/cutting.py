"""Cuts a page at its questions: the blocks of each answer, and what belongs to none."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from dlprep.importing.page.asking import plain
from dlprep.importing.page.candidates import Candidate
from dlprep.importing.page.columns import rest_of_table
from dlprep.importing.page.contents import lists_questions
from dlprep.importing.page.footnotes import add_footnote, is_footnote
from dlprep.importing.page.inner_titles import InnerTitles
from dlprep.importing.page.sections import (
    AFTER,
    BEFORE,
    BETWEEN,
    COLUMNS,
    CONTENTS,
    OVER,
    Cut,
    Section,
    Stray,
    drop_title,
)  # fmt: skip
from dlprep.importing.page.surroundings import Surroundings
from dlprep.importing.page.tree import Foldout, Grid, Heading, Items, Node, Page, Paragraph, Quotation


def cut_page(
    page: Page, questions: Iterable[Candidate], closed: Collection[int], listed: Collection[int]
) -> Cut:
    """Cut a page at its questions.

    *closed* are the identities of questions whose answer ends with their fold-out or row, *listed* those of
    blocks that only list questions answered elsewhere.
    """
    named = {id(each.node): each for each in questions}
    cutter = _Cutter(named, Surroundings(page.blocks, named), closed, listed)
    cutter.walk(page.blocks, root=True)
    for stray in cutter.cut.strays:
        if cutter.cut.sections and stray.why == BETWEEN and stray.nodes[0].line > cutter.last:
            stray.why = AFTER
    cutter.cut.title = page.title or cutter.title
    drop_title(cutter.cut)
    return cutter.cut


class _Cutter:
    def __init__(
        self,
        questions: Mapping[int, Candidate],
        around: Surroundings,
        closed: Collection[int],
        listed: Collection[int],
    ) -> None:
        self.cut = Cut()
        self.title = ""
        self.last = 0
        self._questions = questions
        self._around = around
        self._following = {id(one): other for one, other in pairwise(questions.values())}
        self._final = max((each.line for each in questions.values()), default=0)
        self._closed = closed
        self._listed = listed
        self._current: Section | None = None
        self._titled = 99
        self._apart = True
        self._inner = InnerTitles()

    def walk(self, nodes: Iterable[Node], *, root: bool = False) -> None:
        """Go through blocks in reading order."""
        for node in nodes:
            if (question := self._questions.get(id(node))) is not None:
                self._begin(question, node)
            elif id(node) in self._around.holders:
                self._open(node)
            elif isinstance(node, Heading) and root and self._ends_answer(node):
                self._end(node)
            elif isinstance(node, Paragraph) and is_footnote(node.text):
                add_footnote(self.cut.notes, node)
            else:
                self._put(node)

    def _begin(self, question: Candidate, node: Node | None = None) -> None:
        self._current = Section(question)
        self._apart = True
        self.last = question.line
        self.cut.sections.append(self._current)
        if question.rest:
            self._put(Paragraph(question.rest, question.line))
        if isinstance(node, Foldout):
            self.walk(node.body)
            self._close(question)

    def _close(self, question: Candidate) -> None:
        if id(question) in self._closed and question.list is None:
            self._current = None

    def _open(self, node: Node) -> None:
        """Go into a block that holds questions."""
        match node:
            case Items(items, line, start):
                self._open_list(items, line, start)
            case Foldout(summary, body):
                self._current = None
                for each in summary:
                    self._put(each, OVER)
                self.walk(body, root=True)
            case Quotation(blocks):
                self.walk(blocks, root=True)
            case Grid():
                self._open_table(node)

    def _open_table(self, table: Grid) -> None:
        """Go through the rows; what stands in other columns, or in rows that ask nothing, is left out."""
        self._current = None
        for row in table.rows:
            if (question := self._questions.get(id(row))) is not None:
                self._begin(question)
                self._current = None
        if rest := rest_of_table(table, self._questions):
            self._apart = True
            self._put(rest, COLUMNS)
            self._apart = True

    def _open_list(self, items: Sequence[tuple[Node, ...]], line: int, start: int | None) -> None:
        """Go through the items: those with a question in turn, the others together as a list."""
        at = 0
        for asks, group in groupby(items, lambda item: any(map(self._has_question, item))):
            part = tuple(group)
            if asks:
                for item in part:
                    self._open_item(item)
            else:
                self._put(Items(part, part[0][0].line or line, None if start is None else start + at))
            at += len(part)
        self._close_list()

    def _open_item(self, item: Sequence[Node]) -> None:
        """Go through an item; a paragraph right over a list of questions is its title."""
        first, *rest = item
        if (
            isinstance(first, Paragraph)
            and id(first) not in self._questions
            and id(rest[0]) in self._around.holders
        ):
            self._current = None
            self._put(first, OVER)
            item = rest
        self.walk(item)

    def _close_list(self) -> None:
        """End the last answer with its list, unless the next list goes on with the numbers."""
        if self._current is None or id(self._current.question) not in self._closed:
            return
        question = self._current.question
        following = self._following.get(id(question))
        number = None if following is None else following.asked.number
        if question.list is not None and (number is None or number != (question.asked.number or 0) + 1):
            self._current = None

    def _has_question(self, node: Node) -> bool:
        return id(node) in self._questions or id(node) in self._around.holders

    def _ends_answer(self, heading: Heading) -> bool:
        """Say whether a heading is no part of the answer above it."""
        if self._current is None or id(heading) in self._around.over:
            return True
        question = self._current.question
        asked = question.signature
        if asked.kind != "heading" or asked.place:
            return heading.level <= self._around.level
        if heading.level == asked.level > self._around.level and question.asked.number is not None:
            # Between two numbered questions, a title of the same size without a number is the answer's.
            if heading.line > self._final:
                return not self._inner.holds(heading)
            self._inner.add(heading)
            return False
        return heading.level <= asked.level

    def _end(self, heading: Heading) -> None:
        self._current = None
        is_single = self._around.is_title(heading)
        if not self.cut.sections and heading.level < self._titled and is_single:
            self.title, self._titled = plain(heading.text), heading.level
        self._put(heading, OVER if id(heading) in self._around.over else "")

    def _put(self, node: Node, why: str = "") -> None:
        """Add a block to the answer that is open, or to what is left out."""
        if self._current is not None:
            self._current.nodes.append(node)
            return
        between = BETWEEN if self.cut.sections else BEFORE
        why = why or (CONTENTS if lists_questions(node, self._listed) else between)
        if self._apart or self.cut.strays[-1].why != why:
            self.cut.strays.append(Stray(why))
            self._apart = False
        self.cut.strays[-1].nodes.append(node)
