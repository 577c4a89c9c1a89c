"""The two articles the importer was first written for, where they are at hand.

They belong to their authors, so no sentence of them is kept here: what is expected is read from the
articles themselves, by line numbers. They are looked for in `DLPREP_ARTICLES`, or else in
`../shared/articles` beside the repository.
"""

import ast
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.draft import Draft, Parsed

BESIDE = Path(__file__).parents[3] / "shared" / "articles"
CODE = re.compile(r"```(\w*)\n(.*?)\n```", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")


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


both = pytest.mark.parametrize("expected", [LABELLED, NUMBERED], ids=["labelled", "numbered"])


@both
def test_numbers_and_places(expected: Expected) -> None:
    """Every question is found with its number and its line, and nothing was left unsettled."""
    _, parsed = load(expected)

    first = expected.first
    assert [draft.number for draft in parsed.drafts] == list(range(first, first + len(expected.lines)))
    assert [draft.line for draft in parsed.drafts] == list(expected.lines)
    assert parsed.problems == ()


@both
def test_title(expected: Expected) -> None:
    """The title is the heading of the article."""
    lines, parsed = load(expected)

    assert parsed.title == lines[expected.title_line - 1]


@both
def test_questions_are_exact(expected: Expected) -> None:
    """The text of each question is its line in the article, without label and number."""
    lines, parsed = load(expected)

    for place, draft in enumerate(parsed.drafts):
        line = body(lines, expected, place)[0]
        assert draft.question == re.sub(r"^\W*(?:Q )?\d+\. ", "", line)


@both
def test_first_and_last_words(expected: Expected) -> None:
    """Each answer begins and ends with the words it begins and ends with in the article."""
    lines, parsed = load(expected)

    for place, draft in enumerate(parsed.drafts):
        words = WORD.findall("\n".join(body(lines, expected, place)[1:]))
        found = WORD.findall(re.sub(r"```\w*", "", draft.answer))
        assert words[:5] == found[:5], draft.number
        assert words[-5:] == found[-5:], draft.number


@both
def test_no_word_is_lost_or_added(expected: Expected) -> None:
    """Every word of an answer is in the article and the other way round, but for doubled formulas."""
    lines, parsed = load(expected)

    for place, draft in enumerate(parsed.drafts):
        before = Counter(WORD.findall("\n".join(body(lines, expected, place)[1:])))
        after = Counter(WORD.findall(re.sub(r"```\w*", "", draft.answer)))
        assert set(before - after) <= DOUBLED, draft.number
        assert set(after - before) <= {"Adam", "optimizer"}, draft.number


@both
def test_nothing_of_the_site_is_left(expected: Expected) -> None:
    """No answer holds a line that advertises, comments, or speaks of the series."""
    lines, parsed = load(expected)
    text = "\n".join(draft.answer for draft in parsed.drafts)

    for number in expected.left_out:
        line = lines[number - 1] if number <= len(lines) else ""
        assert len(line) < 20 or line.removeprefix("- ") not in text


def listings(drafts: tuple[Draft, ...]) -> list[tuple[str, str]]:
    """Return language and source of every listing."""
    return [(found[1], found[2]) for draft in drafts for found in CODE.finditer(draft.answer)]


def test_listings_are_python_with_their_depth() -> None:
    """All listings of the second article are Python that parses, each line at its depth."""
    _, parsed = load(NUMBERED)
    found = listings(parsed.drafts)

    assert [language for language, _ in found] == ["python"] * len(DEPTHS)
    for (_, source), depths in zip(found, DEPTHS, strict=True):
        ast.parse(source)
        filled = [line for line in source.splitlines() if line]
        assert depths == "".join(str((len(line) - len(line.lstrip())) // 4) for line in filled)


@both
def test_no_litter_is_left(expected: Expected) -> None:
    """No answer holds a line that is only a number."""
    _, parsed = load(expected)

    for draft in parsed.drafts:
        assert not re.search(r"^\d+$", draft.answer, re.MULTILINE)


@both
def test_headings_lists_and_formulas_are_marked(expected: Expected) -> None:
    """No line is left that looks like a bullet glued to a sentence, a bare formula or a doubled number."""
    _, parsed = load(expected)

    for draft in parsed.drafts:
        prose = CODE.sub("", draft.answer)
        assert not re.search(r"[.)] - [A-Z]|\\\[|\\\]|0\.50\.5", prose)
        assert prose.count("$$") % 2 == 0
