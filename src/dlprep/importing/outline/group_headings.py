"""Takes the heading over the next group of questions off the end of an answer."""

import re
from collections.abc import Sequence

from dlprep.importing.outline.back_matter import Ending
from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import bullet, is_heading_like, is_title_cased, ordinal, words_of

# A heading over the group of questions that follows it, at the end of the answer before.
GROUP_HEADING = re.compile(
    r"\b(?:questions?|part|section|chapter|level|module|beginners?|intermediate|advanced|basics?)\b",
    re.IGNORECASE,
)
FEWEST_TITLE_WORDS = 2


def without_group_heading(body: Sequence[Part], *, sure: bool) -> Ending:
    """Take the heading of the next group of questions off the end of an answer.

    Nothing follows such a heading in the answer; when its wording does not tell, it is doubtful
    unless the numbers tell: then *sure* is true.
    """
    end = len(body)
    while end and not body[end - 1].text:
        end -= 1
    last = body[end - 1] if end > 1 else None
    if (
        not isinstance(last, Line)
        or bullet(last.text)
        or _counts_on(body[: end - 1], last)
        or not (is_title_cased(last.text) or (sure and is_heading_like(last.text)))
        or (len(words_of(last.text)) < FEWEST_TITLE_WORDS and not sure)
    ):
        return Ending(tuple(body[:end]))
    return Ending(tuple(body[: end - 1]), None if sure or GROUP_HEADING.search(last.text) else last)


def _counts_on(above: Sequence[Part], line: Line) -> bool:
    """Say whether a line is the next item of the numbered list right above it."""
    before, number = (
        ordinal(next((part.text for part in reversed(above) if part.text), "")),
        ordinal(line.text),
    )
    return before is not None and number is not None and int(number[2]) == int(before[2]) + 1
