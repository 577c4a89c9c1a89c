"""Drops the label in front of an answer: `Answer:`, `Ans 7.`, `A:`, alone on its line or before the text."""

import re
from collections.abc import Sequence

from dlprep.importing.outline.lines import Line

ANSWER_LABEL = re.compile(
    r"\W{0,6}(?:(?:sample|model|short|suggested|expected|possible|ideal|best|correct) )?"
    r"(?:(?:answer|ans|solution)(?:\s?[-–#]?\s?\d{1,4}\b)?(?:\s?[-:.)–—]+\**(?=\s|$)|\**\s*$)|a(?:\s?\d{1,4})?\**[:.]\**(?=\s))"
    r"[\s:–—-]*",
    re.IGNORECASE,
)


def without_answer_label(body: Sequence[Line]) -> list[Line]:
    """Return the lines of an answer without its label."""
    for at, line in enumerate(body):
        if line.text:
            label = ANSWER_LABEL.match(f"{line.text} ")
            if label is None:
                break
            rest = line.text[label.end() :]
            column = line.column + min(label.end(), len(line.text))
            return [*body[:at], Line(rest, line.number, column if rest else line.column), *body[at + 1 :]]
    return list(body)
