"""Where the two real articles are, and what they hold, by line numbers: no sentence of them is kept here.

They are looked for in `DLPREP_ARTICLES`, or else in `../shared/articles` beside the repository.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.draft import Parsed

BESIDE = Path(__file__).parents[3] / "shared" / "articles"


@dataclass(frozen=True)
class Expected:
    """What an article holds: the lines where questions start, and lines that belong to no answer."""

    start_of_name: str
    format: str
    first: int
    lines: tuple[int, ...]
    left_out: frozenset[int]
    title_line: int


LABELLED = Expected(
    "000_",
    "labelled",
    1,
    (
        *(3, 9, 17, 24, 28, 35, 42, 48, 55, 62, 71, 77, 82, 90),
        *(95, 108, 116, 123, 128, 134, 141, 152, 157, 165, 173, 176, 184, 188),
    ),
    frozenset({*range(103, 108), *range(197, 217)}),
    2,
)
NUMBERED = Expected(
    "003_",
    "numbered",
    61,
    (5, 30, 50, 125, 174, 185, 244, 286, 313, 422, 519, 587, 728, 743, 760, 776, 793, 837, 869, 876),
    frozenset({894}),
    1,
)
# The depth of every line of every listing, in the order of the article.
DEPTHS = [
    "0001222233322122222",
    "0000000000000",
    "0000000000",
    "000000000",
    "000111100000000",
    "00000",
    "0000000000000000",
    "000000000011121000",
    "000000000000",
    "0000000000",
    "00000000",
    "0000000000000000000001",
    "0000000000",
    "000",
    "000",
    "000000",
    "0000011110",
    "0000000000",
    "000000000",
]
# What stands twice in the second article, and what had lost the blank between two words.
DOUBLED = {"XX", "YY", "TPTP", "FPFP", "FN", "TN", "Adamoptimizer"}


def load(expected: Expected) -> tuple[list[str], Parsed]:
    """Return an article's lines and what the importer makes of it; skip where it is not at hand."""
    folder = Path(os.environ.get("DLPREP_ARTICLES") or BESIDE)
    found = sorted(folder.glob(f"{expected.start_of_name}*.txt"))
    if not found:
        pytest.skip(f"the article {expected.start_of_name}*.txt is not in {folder}; set DLPREP_ARTICLES")
    text = found[0].read_text(encoding="utf-8")
    chosen, parsed = choose(Article(text, found[0].name))
    assert chosen.name == expected.format
    return text.split("\n"), parsed


def body(lines: list[str], expected: Expected, place: int) -> list[str]:
    """Return the lines of an answer as they stand in the article, without the litter of line numbers."""
    ends = [*expected.lines[1:], len(lines) + 1]
    start = expected.lines[place]
    numbers = (number for number in range(start, ends[place]) if number not in expected.left_out)
    own = [lines[number - 1] for number in numbers if not lines[number - 1].isdecimal()]
    # One question follows a formula on its line, and the formula belongs to the answer before.
    own[0] = re.sub(r"^.*\\\](?=\d+\. )", "", own[0])
    follower = lines[ends[place] - 1] if ends[place] <= len(lines) else ""
    if "\\]" in follower:
        own.append(follower[: follower.index("\\]")])
    return own
