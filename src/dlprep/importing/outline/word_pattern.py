"""Compiles a long list of phrases into one pattern that is quick to refuse a word."""

import re
from collections import defaultdict
from collections.abc import Iterator

LEADING_GROUP = re.compile(r"\(\?:([^()]*)\)")


def any_phrase(alternatives: str) -> re.Pattern[str]:
    """Compile alternatives, some on each line, that begin at a word, for text in lower case.

    They are sorted by their first letter, so that most words of a text fail at once.
    """
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for line in alternatives.strip().splitlines():
        for phrase in _branches(line):
            letter = phrase[0] if phrase[0].isalpha() else ""
            by_letter[letter].append(phrase.removeprefix(letter))
    others = by_letter.pop("", [])
    grouped = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()]
    first = "".join(by_letter) + ("0-9" if others else "")
    return re.compile(rf"\b(?=[{first}])(?:{'|'.join([*grouped, *others])})\b")


def _branches(line: str) -> Iterator[str]:
    """Split a line at its outermost bars, and write out a group that a branch begins with."""
    depth, start = 0, 0
    for at, char in enumerate(f"{line}|"):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            branch, start = line[start:at], at + 1
            group = LEADING_GROUP.match(branch)
            yield from (f"{one}{branch[group.end() :]}" for one in group[1].split("|")) if group else [branch]
