"""Takes labels off: `Question 7` over a question, `Answer:` before the first words of its answer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dlprep.importing.page.answers import opens_answer
from dlprep.importing.page.asking import Asked, read_question
from dlprep.importing.page.openings import INNER_ANSWER, is_answer_label, read_opening, without_answer_label
from dlprep.importing.page.sections import Section
from dlprep.importing.page.tree import Foldout, Heading, Items, Node, Paragraph, Quotation, Rule

SECOND_CHOICE = re.compile(r"\W{0,4}[Bb]\W{0,3}[:.)]")


def question_and_answer(section: Section) -> tuple[Asked, Sequence[Node]]:
    """Return the question of a section and the blocks of its answer, both without labels."""
    asked, nodes = section.question.asked, tuple(section.nodes)
    if not asked.text:
        asked, nodes = _below_its_label(asked, nodes)
    return asked, _without_label(nodes, labelled=asked.labelled)


def _below_its_label(label: Asked, nodes: tuple[Node, ...]) -> tuple[Asked, tuple[Node, ...]]:
    """Take the question from the first block, where only `Question 12` stands over it."""
    match nodes:
        case [Heading(text), *_] if not is_answer_label(text):
            asked, after = read_question(text), ""
        case [Paragraph(text), *_] if not is_answer_label(text):
            inner = INNER_ANSWER.search(text)
            if inner is not None and inner.start():
                asked, after = read_question(text[: inner.start()]), text[inner.start() :].strip()
            else:
                opening = read_opening(text)
                asked, after = opening.asked, opening.rest
        case [Quotation(blocks), *rest] if blocks:
            return _below_its_label(label, (*blocks, *rest))
        case _:
            return label, nodes
    number = asked.number if label.number is None else label.number
    first = (Paragraph(after, nodes[0].line),) if after else ()
    return replace(asked, number=number, labelled=True), (*first, *nodes[1:])


def _without_label(nodes: Sequence[Node], *, labelled: bool) -> Sequence[Node]:
    """Take `Answer:` off the blocks of an answer, and the fold-out or quotation that stands around it."""
    match nodes:
        case [Rule(), *rest]:
            return _without_label(rest, labelled=labelled)
        case [Heading(text), *rest] if is_answer_label(text):
            return _without_label(rest, labelled=labelled)
        case [Paragraph(text) as first, *rest]:
            bare = without_answer_label(text, labelled=labelled)
            if not bare:
                return _without_label(rest, labelled=labelled)
            return [replace(first, text=bare), *rest]
        case [Foldout(summary, body), *rest] if _opens_answer(summary):
            return _without_label([*body, *rest], labelled=labelled)
        case [Quotation(blocks)]:
            return _without_label(blocks, labelled=labelled)
        case [Items(items, start=None) as first, *rest] if not _are_choices(items):
            inside = _without_label(items[0], labelled=labelled)
            if inside is items[0] or (
                inside and isinstance(items[0][0], Paragraph) and inside[0] == items[0][0]
            ):
                return nodes
            if len(items) == 1:
                return [*inside, *rest]
            items = (tuple(inside), *items[1:]) if inside else items[1:]
            return [replace(first, items=items), *rest]
        case _:
            return nodes


def _are_choices(items: Sequence[Sequence[Node]]) -> bool:
    """Say whether the items are the choices A, B, C of a quiz."""
    return any(isinstance(item[0], Paragraph) and SECOND_CHOICE.match(item[0].text) for item in items[1:2])


def _opens_answer(summary: Sequence[Node]) -> bool:
    texts = [node.text for node in summary if isinstance(node, Paragraph | Heading)]
    text = " ".join(texts)
    return opens_answer(text) or is_answer_label(text)
