"""Finds questions by their wording alone: lines that ask, stand alone, and have an answer below.

What they have in common (a blank line above, one below) tells them from questions within an answer.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dlprep.importing.outline.candidates import (
    ASKING_WORDS,
    Candidate,
    asks,
    mark_followed,
    question_shape,
    undecorated,
)
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.questions import Outline, question_key, without_contents
from dlprep.importing.prose.wording import bullet, words_of

NUMBERED = re.compile(
    r"\W{0,12}(?:\d{1,4}|[IVX]{1,6})[\s.):\]-]|\W{0,12}\d{1,4}$"
    r"|\W{0,12}Q(?:ue(?:s(?:tion)?s?)?)?\W{0,4}(?:\d|[:.)]|[-–—]\s|$)",
    re.IGNORECASE,
)
# Orders that an interviewer gives, and that hardly open a sentence of an answer.
ORDERS = re.compile(
    r"(?:explain|discuss|differentiate|distinguish|elaborate|define|describe|tell (?:me|us)|walk (?:me|us)"
    r"|talk (?:me|us) through|give (?:me )?an example|compare and contrast)\b",
    re.IGNORECASE,
)
OTHER_ORDERS = re.compile(
    r"(?:compare|contrast|outline|list|name|write|implement|derive|summari[sz]e|design|state|mention|show)\b",
    re.IGNORECASE,
)
LONGEST, MOST_ORDER_WORDS, FEWEST_WORDS = 400, 25, 3
FEWEST = 2
OFTEN = 3
USUAL = 0.75


def find_asking(lines: Sequence[Line]) -> Outline:
    """Find the unnumbered questions of an article that has no numbered or labelled ones."""
    asking, numbered = _asking(lines)
    nothing = Outline(tuple(lines), ())
    if len(asking) < FEWEST or numbered >= len(asking):
        return nothing
    found = _alike(without_contents(mark_followed(asking, lines)), lines)
    plain = sum(words_of(each.line.text)[0].lower() in ASKING_WORDS for each in found)
    followed = sum(each.followed for each in found)
    if plain < max(FEWEST, len(found) / 2) or 2 * followed < len(found):
        return nothing
    return Outline(tuple(lines), tuple(mark_followed(_with_orders(found, lines), lines)))


def _asking(lines: Sequence[Line]) -> tuple[list[Candidate], int]:
    """List the lines that ask, and count those that have a number or a label."""
    found: list[Candidate] = []
    numbered = 0
    above = ""
    for index, line in enumerate(lines):
        if "?" in line.text[-12:] and len(line.text) <= LONGEST and asks(line.text):
            text = undecorated(line.text)
            if NUMBERED.match(line.text) or (
                NUMBERED.match(above) and not words_of(NUMBERED.sub("", above, count=1))
            ):
                numbered += 1
            elif not bullet(line.text) and text[:1].isupper() and len(words_of(text)) >= FEWEST_WORDS:
                found.append(Candidate(index, None, line.having(text), question_shape(text)))
        above = line.text or above
    return found, numbered


def _spacing(lines: Sequence[Line], index: int) -> tuple[bool, bool, bool]:
    """Say whether a line has a blank line above, one below, and whether it is indented."""
    above = index == 0 or not lines[index - 1].text
    below = index + 1 == len(lines) or not lines[index + 1].text
    return above, below, lines[index].text[:1].isspace()


def _is_parted(lines: Sequence[Line], index: int) -> bool:
    """Say whether two blank lines stand above a line."""
    return index > 1 and not lines[index - 1].text and not lines[index - 2].text


def _alike(found: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Keep the questions that stand as most do, and that do not come again and again."""
    times = Counter(question_key(each.line.text) for each in found)
    once = [each for each in found if times[question_key(each.line.text)] < OFTEN]
    for side in range(3):
        sides = Counter(_spacing(lines, each.index)[side] for each in once)
        if sides:
            usual, count = sides.most_common(1)[0]
            # The first stands below a title, or at the top.
            if count >= USUAL * len(once) and (side != 0 or usual):
                once = [
                    each for each in once if _spacing(lines, each.index)[side] == usual or each is once[0]
                ]
    return once


def _with_orders(found: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Add the orders (`Explain …`) that stand as the questions do."""
    spacing = Counter(_spacing(lines, each.index) for each in found).most_common(1)[0][0]
    places = {each.index for each in found}
    parted = all(_is_parted(lines, each.index) for each in found[1:])
    telling = spacing[:2] == (True, False) or parted
    orders = [
        each
        for each in _orders(lines, spacing, range(len(lines)), telling=telling)
        if not parted or each.index < found[0].index or _is_parted(lines, each.index)
    ]
    added = [each for each in orders if each.index not in places]
    return (
        sorted([*found, *added], key=lambda each: each.index)
        if parted or len(added) <= len(found)
        else list(found)
    )


def _orders(
    lines: Sequence[Line], spacing: tuple[bool, bool, bool], where: range, *, telling: bool
) -> Iterator[Candidate]:
    if not spacing[0]:
        return
    for index in where:
        text = undecorated(lines[index].text) if lines[index].text[:1].isupper() else ""
        order = ORDERS.match(text) or (OTHER_ORDERS.match(text) if telling else None)
        if order and len(words_of(text)) <= MOST_ORDER_WORDS and _spacing(lines, index) == spacing:
            yield Candidate(index, None, replace(lines[index], text=text), question_shape(text))
