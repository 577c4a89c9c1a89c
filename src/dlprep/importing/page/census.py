"""Walks a page once and lists the places that may be questions, in its order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dlprep.importing.page.asking import Asked, is_anchor, plain, read_question, split_answer
from dlprep.importing.page.candidates import ORNAMENTED, Candidate, Heads, Kind, Signature
from dlprep.importing.page.columns import cell, find_columns
from dlprep.importing.page.openings import LONGEST_QUESTION, OPENS, is_answer_label, read_opening
from dlprep.importing.page.summaries import read_summary
from dlprep.importing.page.tree import (
    Display,
    Foldout,
    Grid,
    Heading,
    Items,
    Listing,
    Node,
    Page,
    Paragraph,
    Quotation,
    Rule,
)  # fmt: skip

LONGEST_NUMBER = 4
EMOJI = "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
ORNAMENT = re.compile(rf"^[\s*_]*{EMOJI}|{EMOJI}\ufe0f?[\s*_]*$")


class Census:
    """The candidates of a page, and how many blocks of content it has."""

    def __init__(self, page: Page) -> None:
        """Walk the page."""
        self.found: list[Candidate] = []
        self.content = 0
        self._heads: list[tuple[int, int]] = []
        self._walk(page.blocks, "", 0)

    def heads(self) -> Heads:
        """Return the headings outside of lists and fold-outs."""
        return Heads(tuple(before for before, _ in self._heads), tuple(level for _, level in self._heads))

    def _walk(self, nodes: Sequence[Node], place: str, depth: int) -> None:
        for node in nodes:
            self._visit(node, place, depth)

    def _visit(self, node: Node, place: str, depth: int) -> None:
        match node:
            case Heading(text, level, line, look):
                if not place:
                    self._heads.append((self.content, level))
                signature = Signature("heading", level, _class_of(look), place)
                self._add(signature, node, read_question(text), line, text)
            case Paragraph():
                self._paragraph(node, place)
            case Items():
                self._items(node, depth)
            case Foldout():
                self._foldout(node, place, depth)
            case Quotation(blocks):
                self._walk(blocks, place or "quotation", depth)
            case Grid():
                self._table(node)
            case Listing() | Display():
                self.content += 1
            case Rule():
                pass

    def _add(
        self, signature: Signature, node: Node, asked: Asked, line: int, text: str,
        *, rest: str = "", before: int | None = None, opens: Items | None = None,
    ) -> None:  # fmt: skip
        is_label = asked.labelled or asked.number is not None
        if (asked.text or is_label) and len(asked.text) <= LONGEST_QUESTION:
            before = self.content if before is None else before
            linked = is_anchor(text)
            self.found.append(
                Candidate(signature, node, asked, line, rest, before, self.content, linked=linked, list=opens)
            )

    def _paragraph(self, node: Paragraph, place: str) -> None:
        text, look = node.text, node.look
        before = self.content
        self.content += 1
        if not _may_open(text, look):
            return
        opening = read_opening(text)
        # A class says more than what the text reads like.
        is_plain = opening.kind == "plain" and "." in look
        kind: Kind = "look" if is_plain or opening.kind == "other" else opening.kind
        if kind != "look" or ("." in look and len(text) <= LONGEST_QUESTION):
            ornament = ORNAMENTED if kind == "bold" and ORNAMENT.search(text.split("\n", 1)[0]) else ""
            # A question set in bold at the start of a line is another look than one that fills the line.
            level = int(kind == "bold" and opening.rest.partition("\n")[0] in text.partition("\n")[0] != "")
            signature = Signature(kind, level, _class_of(look) + ornament, place)
            self._add(signature, node, opening.asked, node.line, text, rest=opening.rest, before=before)

    def _items(self, node: Items, depth: int) -> None:
        for ordinal, item in enumerate(node.items, node.start or 0):
            first = item[0]
            start = len(self.found)
            if isinstance(first, Paragraph):
                self._item(node, first, depth)
            else:
                self._visit(first, "item", depth + 1)
            begun = self.content
            self._walk(item[1:], "item", depth + 1)
            if start < len(self.found) and self.found[start].node is first:
                found = self.found[start]
                inside = max(self.content - begun, found.inside)
                asked = found.asked
                if asked.number is None and node.start is not None:
                    asked = replace(asked, number=ordinal)
                # There may be many items, most of them with nothing more to say.
                if asked is not found.asked or inside != found.inside or found.list is None:
                    self.found[start] = replace(found, asked=asked, inside=inside, list=node)

    def _item(self, node: Items, first: Paragraph, depth: int) -> None:
        before = self.content
        self.content += 1
        opening = read_opening(first.text)
        if opening.kind == "other":
            question, answer = split_answer(first.text.split("\n", 1)[0])
            if answer:
                rest = "\n".join(part for part in (answer, opening.rest) if part)
                opening = replace(opening, asked=read_question(question), rest=rest)
        ordered = "" if node.start is None else "ordered"
        emphasis = "bold" if opening.kind in {"bold", "label"} else ""
        signature = Signature("item", depth, f"{ordered} {emphasis} {_class_of(node.look)}".strip())
        self._add(
            signature, first, opening.asked, first.line, first.text,
            rest=opening.rest, before=before, opens=node,
        )  # fmt: skip

    def _foldout(self, node: Foldout, place: str, depth: int) -> None:
        number, text = read_summary(node)
        kind: Kind = "term" if node.look == "dt" else "foldout"
        start = len(self.found)
        if not is_answer_label(plain(text)):
            asked = read_question(text)
            asked = replace(asked, number=number) if number is not None else asked
            self._add(Signature(kind, depth, node.look, place), node, asked, node.line, text)
        before = self.content
        self._walk(node.body, "foldout", depth + 1)
        if start < len(self.found) and self.found[start].node is node:
            self.found[start] = replace(self.found[start], inside=self.content - before)

    def _table(self, node: Grid) -> None:
        columns = find_columns(node)
        self.content += 1
        if columns is None:
            return
        signature = Signature("row", columns.question, "|".join(node.rows[0])[:LONGEST_QUESTION])
        for at, row in enumerate(node.rows[1:], 1):
            self.content += 1
            text = cell(row, columns.question)
            asked = read_question(text)
            number = cell(row, columns.number).strip(" .)")[:LONGEST_NUMBER]
            if number.isdecimal():
                asked = replace(asked, number=int(number))
            if asked.text:
                # In Markdown a row is a line, and the second line only parts the header from the rest.
                line = node.line if node.look else node.line + 1 + at
                answer, count = cell(row, columns.answer), self.content
                self.found.append(
                    Candidate(signature, row, asked, line, answer, count, count, linked=is_anchor(text))
                )


def _may_open(text: str, look: str) -> bool:
    """Say, at little cost, whether a paragraph may open with a question."""
    if len(text) > LONGEST_QUESTION:
        return OPENS.match(text) is not None
    return "?" in text or "." in look or not text.isascii() or OPENS.match(text) is not None


def _class_of(look: str) -> str:
    """Return a look that names a class; the others say only what the block is."""
    return look if "." in look else ""
