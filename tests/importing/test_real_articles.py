"""The two articles the importer was first written for, where they are at hand.

They belong to their authors: what is expected is read from the articles themselves.
"""

import ast
import re
from collections import Counter

import pytest

from dlprep.importing.draft import Draft
from tests.importing.real_articles import DEPTHS, DOUBLED, LABELLED, NUMBERED, Expected, body, load

CODE = re.compile(r"```(\w*)\n(.*?)\n```", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")

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
