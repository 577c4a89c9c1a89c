"""Sets code apart in answers that a table or a list holds as plain text, so that it keeps its layout."""

from collections.abc import Iterator, Sequence

from dlprep.importing.code.fences import fence_code
from dlprep.importing.outline.lines import numbered_lines
from dlprep.importing.part import Code, Part

FENCE = "```"
MARKDOWN = (FENCE, "~~~", "**", "](", "| --", "|--")


def with_fences(answer: str) -> str:
    """Return an answer with its code between marks; one that is marked already, or has none, as it is."""
    if "\n" not in answer or any(mark in answer for mark in MARKDOWN):
        return answer
    found = fence_code(list(numbered_lines(answer)))
    if not any(isinstance(part, Code) for part in found.parts):
        return answer
    return "\n".join(_lines(found.parts)).strip("\n")


def _lines(parts: Sequence[Part]) -> Iterator[str]:
    """Iterate over the lines, a blank one at both sides of code."""
    before = ""
    for part in parts:
        text = part.text
        if text and before and FENCE in {text, before}:
            yield ""
        yield f"{FENCE}{part.language}\n{part.source}\n{FENCE}" if isinstance(part, Code) else text
        before = text
