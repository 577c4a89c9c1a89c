"""Follows brackets and strings through lines of code, so that continued lines are known as such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

TELLING = re.compile(r"[\"'`()\[\]{}\\#/-]")
TRIPLES = ('"""', "'''")
QUOTES = "\"'`"
OPENING, CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Scan:
    """What is open at the end of a line: brackets, and a string that may span lines.

    *lowest* is the least number of brackets that were open within the line.
    """

    brackets: str = ""
    quote: str = ""
    lowest: int = 0

    @property
    def is_open(self) -> bool:
        """Say whether the next line continues this one."""
        return bool(self.brackets or self.quote)

    def over(self, line: str, comment: str = "#") -> "Scan":
        """Return what is open after one more line; *comment* opens a comment, "" for none."""
        brackets, quote = self.brackets, self.quote
        if not quote and TELLING.search(line) is None:
            return self if self.lowest == len(brackets) else Scan(brackets, "", len(brackets))
        at, lowest = 0, len(brackets)
        while found := TELLING.search(line, at):
            char, at = found.group(), found.end()
            if quote:
                if char == "\\":
                    at += 1
                elif line.startswith(quote, found.start()):
                    at = found.start() + len(quote)
                    quote = ""
            elif comment and line.startswith(comment, found.start()):
                break
            elif char in QUOTES:
                triple = char * 3
                quote = triple if char != "`" and line.startswith(triple, found.start()) else char
                at = found.start() + len(quote)
            elif char in OPENING:
                brackets += char
            elif char in CLOSING and brackets:
                brackets = brackets[:-1]
                lowest = min(lowest, len(brackets))
        # Only a triple quote spans lines; a single one left open was an apostrophe.
        return Scan(brackets, quote if quote in TRIPLES else "", lowest)


def depths(lines: Sequence[str], comment: str = "#") -> list[int]:
    """Return how deep each line lies in brackets, its own leading closing ones taken off.

    Brackets opened on the same line count once, as they are written: `call([` or `map((n) => {`.
    """
    scan, result = Scan(), []
    opened_on: list[int] = []
    for number, line in enumerate(lines):
        leading = len(line.strip()) - len(line.strip().lstrip(CLOSING))
        around = opened_on[: max(0, len(opened_on) - leading)]
        result.append(len(set(around)))
        scan = scan.over(line, comment)
        still_open = min(len(opened_on), scan.lowest)
        opened_on = opened_on[:still_open] + [number] * (len(scan.brackets) - still_open)
    return result
