"""Restoring flattened Python: sound code comes back, doubt is told."""

import ast
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.code.indentation import restore_indentation
from tests.importing.snippets import SNIPPETS


def flat(source: str) -> list[str]:
    """Return the lines of a source text without their indentation."""
    return [line.strip() for line in source.strip().splitlines()]


@pytest.mark.parametrize("name", SNIPPETS)
def test_depth_comes_back(name: str) -> None:
    """Code whose lines have lost their indentation gets the depth back that it had."""
    expected = textwrap.dedent(SNIPPETS[name]).strip()

    assert expected == "\n".join(restore_indentation(flat(expected)).lines)


def test_doubt_is_told() -> None:
    """Where another depth is about as likely, the first line that would differ is named."""
    lines = [
        "total = 0",
        "for row in rows:",
        "if row.ok:",
        "total += row.value",
        "count += 1",
        "print(count)",
    ]

    assert restore_indentation(lines).doubtful == 5


def test_code_that_does_not_parse_is_doubtful() -> None:
    """Code with blocks that is no Python at any depth is marked where its first block opens."""
    restored = restore_indentation(["x = 1", "if x:", "y = = 2"])

    assert restored.doubtful == 1
    assert [line.strip() for line in restored.lines] == ["x = 1", "if x:", "y = = 2"]


def test_sound_indentation_is_left_alone() -> None:
    """Code that still has its indentation is not touched, however unusual it is."""
    lines = ("if x:", "  y = 1", "  z = 2")

    assert restore_indentation(lines).lines == lines


def test_brackets_indent_their_lines() -> None:
    """Lines inside brackets are one step deeper, brackets opened together count once."""
    lines = ["call([", "1,", "2,", "])", "f(", "g(", "3", ")", ")"]

    expected = ["call([", "    1,", "    2,", "])", "f(", "    g(", "        3", "    )", ")"]
    assert expected == list(restore_indentation(lines).lines)


STATEMENTS = st.sampled_from(
    [
        "import os",
        "x = 1",
        "def f(x):",
        "def g(self):",
        "class A:",
        "for i in x:",
        "while x:",
        "if x:",
        "elif y:",
        "else:",
        "try:",
        "except E as e:",
        "finally:",
        "with a as b:",
        "return x",
        "break",
        "continue",
        "# note",
        "print(i)",
        "x += 1",
        "call(",
        ")",
        "'''",
        "@deco",
        "match x:",
        "case 1:",
        "",
        "\\",
    ]
)


@given(st.lists(STATEMENTS | st.text(max_size=12).map(lambda text: text.replace("\n", " ")), max_size=25))
def test_no_line_is_lost_or_changed(lines: list[str]) -> None:
    """Whatever the lines, all come back in order, differing in their leading blanks only."""
    restored = restore_indentation([line.strip() for line in lines])

    assert [line.strip() for line in lines] == [line.strip() for line in restored.lines]


@given(st.lists(STATEMENTS, min_size=1, max_size=12))
def test_without_doubt_the_result_parses_when_blocks_are_opened(lines: list[str]) -> None:
    """Code with blocks either parses after all or is marked doubtful."""
    restored = restore_indentation(lines)
    if restored.doubtful is None and any(line.endswith(":") for line in lines):
        try:
            ast.parse("\n".join(restored.lines))
        except SyntaxError:
            # Only a string or bracket left open hides its headers.
            assert {"'''", "call(", "\\"} & set(lines)
