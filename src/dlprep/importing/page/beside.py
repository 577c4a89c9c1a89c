"""Takes off the answers what a page sets beside its questions: a number in an element of its own, a badge.

Nothing in the wording need tell: it has the same class everywhere, and stands at the same side.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dlprep.importing.page.sections import Section, Stray
from dlprep.importing.page.tree import Node, Paragraph

BESIDE = "beside the questions"
FEWEST = 3
MOST = 0.8
NUMBER = re.compile(r"\W{0,3}(\d{1,4})\W{0,3}")
LONGEST, MOST_WORDS = 30, 3


def without_marks(sections: Sequence[Section]) -> Iterator[Stray]:
    """Take the marks beside questions off the answers; numbers go to the questions, the rest is returned."""
    for look in _shared(sections, lambda nodes: nodes[0], _is_badge, FEWEST):
        for section in sections:
            if _has(section.nodes, 0, look):
                yield Stray(BESIDE, [section.nodes.pop(0)])
    # The number of a question stands before it, so it came to the answer above.
    for look in _shared(sections[:-1], lambda nodes: nodes[-1], _is_number, FEWEST - 1):
        for section, following in pairwise(sections):
            if _has(section.nodes, -1, look):
                mark = section.nodes.pop()
                if isinstance(mark, Paragraph) and (found := NUMBER.fullmatch(mark.text)):
                    _number(following, int(found[1]))
        if len(sections) > 1 and (number := sections[1].question.asked.number):
            _number(sections[0], number - 1)


def _shared(
    sections: Sequence[Section],
    side: Callable[[Sequence[Node]], Node],
    fits: Callable[[Node], bool],
    fewest: int,
) -> list[str]:
    """Return the look, if there is one, of what stands at one side of nearly every answer."""
    found = [side(section.nodes) for section in sections if len(section.nodes) > 1]
    looks = Counter(node.look for node in found if isinstance(node, Paragraph) and fits(node))
    return [look for look, count in looks.most_common(1) if count >= max(fewest, MOST * len(sections))]


def _has(nodes: Sequence[Node], at: int, look: str) -> bool:
    if len(nodes) < 2 or not isinstance(nodes[at], Paragraph):  # noqa: PLR2004 a mark and an answer
        return False
    node = nodes[at]
    return node.look == look and (_is_badge(node) if at == 0 else _is_number(node))


def _is_badge(node: Node) -> bool:
    if not isinstance(node, Paragraph) or "." not in node.look or len(node.text) > LONGEST:
        return False
    return len(node.text.split()) <= MOST_WORDS and node.text[-1:] not in ".!?:"


def _is_number(node: Node) -> bool:
    return isinstance(node, Paragraph) and NUMBER.fullmatch(node.text) is not None


def _number(section: Section, number: int | None) -> None:
    question = section.question
    if question.asked.number is None and number:
        section.question = replace(question, asked=replace(question.asked, number=number))
