"""Splits what a scrape has glued into one line, and joins what it tore apart: formulas, list items.

Works on the whole article, before anything is known of its questions.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dlprep.importing.outline.lines import Line
from dlprep.importing.prose.wording import bullet

CLOSING = {"\\[": "\\]", "$$": "$$"}
OPENING = re.compile(r"\\\[|\$\$")
LONGEST_FORMULA = 40
NEAR_ITEM = 2
# A list item after the end of the one before: `… sets. - Sigmoid: …`.
GLUED_ITEM = re.compile(r"(?<=[.!?])[)\"'”’\]]*(\s+)[-–•] (?=[A-Z`\"“(])")
GLUED_LABEL = re.compile(r"[^.!?:]{1,70}(?::|$)")
# An answer's label behind its question on the same line.
GLUED_ANSWER = re.compile(r"[?.][\"')*_]*\s+(?=\**(?:A\**:|(?:Ans(?:wer)?)\**\s?[:.]|Answer\**\s[-–—])\**\s)")
# Cheap: most lines fail it.
MAY_BE_GLUED = re.compile(r" [-–•] |[?.]\W{1,6}[Aa](?:ns(?:wer)?)?\W")
LONE_BULLET = re.compile(r"\s*[-*•–·◦▪●○‣]$")


def unglue(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every display formula and every list item on a line of its own."""
    return list(_split_items(_join_bullets(_split_formulas(lines))))


def _split_formulas(lines: Sequence[Line]) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        line, taken = _whole_formula(lines, at)
        yield from _split_line(line)
        at += taken


def _whole_formula(lines: Sequence[Line], at: int) -> tuple[Line, int]:
    """Join the lines of a formula that opens here; return the line and how many it took."""
    line = lines[at]
    for opening, closing in CLOSING.items():
        start = line.text.rfind(opening)
        if start < 0:
            continue
        whole = line.text.count("$$") % 2 == 0 if opening == "$$" else line.text.find(closing, start + 2) >= 0
        if whole or line.text[:start].rstrip()[-1:] in {'"', "'"}:
            continue
        for taken in range(1, min(LONGEST_FORMULA, len(lines) - at)):
            if closing in lines[at + taken].text:
                texts = [each.text.strip() for each in lines[at + 1 : at + taken + 1]]
                return line.having(" ".join([line.text, *texts])), taken + 1
            if opening in lines[at + taken].text:
                break
    return line, 1


def _split_line(line: Line) -> list[Line]:
    """Cut a line before and after each display formula that stands free, not inside a string of code."""
    text = line.text
    cuts: list[int] = []
    at = 0
    while opening := OPENING.search(text, at):
        start = opening.start()
        end = text.find(CLOSING[opening.group()], opening.end())
        if end < 0:
            break
        at = end + 2
        if end > opening.end() and (start == 0 or text[start - 1] in " .:,;)]"):
            cuts += [start, at]
        else:
            at = opening.end()
    return line.cut(*cuts)


def _join_bullets(lines: Iterable[Line]) -> Iterator[Line]:
    """Put a bullet that stands alone before the text that follows it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None and line.text:
            yield line.having(f"- {line.text.strip()}") if not bullet(line.text) else line
            waiting = None
        elif LONE_BULLET.match(line.text):
            waiting = line
        else:
            yield line


def _split_items(lines: Iterable[Line]) -> Iterator[Line]:
    """Cut a line where a list item is glued to the end of the one before."""
    since_item = NEAR_ITEM
    for line in lines:
        text = line.text
        since_item = 0 if bullet(text) else since_item + bool(text)
        if not MAY_BE_GLUED.search(text):
            yield line
            continue
        cuts: list[int] = []
        if label := GLUED_ANSWER.search(text):
            cuts.append(label.end())
        for match in GLUED_ITEM.finditer(text):
            if since_item < NEAR_ITEM or GLUED_LABEL.match(text, match.end()):
                cuts.append(match.end(1))
                since_item = 0
        yield from line.cut(*sorted(cuts)) if cuts else (line,)
