"""Takes footnotes out of a page, and puts each below the answers that refer to it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dlprep.importing.draft import Draft
from dlprep.importing.page.tree import Paragraph

FOOTNOTE = re.compile(r"\[\^([^\[\]\s]{1,60})\]:\s*(.*)", re.DOTALL)
REFERENCE = re.compile(r"\[\^([^\[\]\s]{1,60})\]")


def is_footnote(text: str) -> bool:
    """Say whether a paragraph is a footnote: `[^1]: …`."""
    return FOOTNOTE.match(text) is not None


def add_footnote(notes: dict[str, Paragraph], node: Paragraph) -> None:
    """Add the footnotes of a paragraph, a line each, under their labels."""
    label = ""
    for line in node.text.split("\n"):
        if note := FOOTNOTE.match(line):
            label = note[1]
        before = notes.get(label)
        text = line if before is None else f"{before.text}\n{line}"
        notes[label] = Paragraph(text, node.line if before is None else before.line)


def with_footnotes(drafts: Sequence[Draft], notes: dict[str, Paragraph]) -> list[Draft]:
    """Put each footnote below the answers that refer to it, and take it out of *notes*."""
    if not notes:
        return list(drafts)
    used: set[str] = set()
    result = []
    for draft in drafts:
        referred = dict.fromkeys(REFERENCE.findall(draft.answer)) if draft.question else ()
        labels = [label for label in referred if label in notes]
        used.update(labels)
        result.append(
            replace(draft, answer="\n\n".join((draft.answer, *(notes[each].text for each in labels))))
        )
    for label in used:
        del notes[label]
    return result
