"""Blocks are written as Markdown that says what the text said."""

import pytest

from dlprep.importing.code.fences import fence_code
from dlprep.importing.markdown.build import build_blocks
from dlprep.importing.markdown.write import write_markdown
from dlprep.importing.outline.lines import numbered_lines


def markdown(text: str) -> str:
    """Return lines of text as Markdown."""
    return write_markdown(build_blocks(fence_code(list(numbered_lines(text))).parts).blocks)


CASES = {
    "tag": ("A vector<int> grows.", "A vector\\<int> grows."),
    "hash": ("# 1 rule\n", "\\# 1 rule"),
    "quotation": ("> not one", "\\> not one"),
    "year": ("2019. A good year.", "2019\\. A good year."),
    "inline formula": ("Here \\(a<b\\) holds.", "Here $a<b$ holds."),
    "emphasis": ("It is *not* so.", "It is *not* so."),
    "labels": ("- AUC (ROC): text", "- **AUC (ROC):** text"),
    "sentence with a colon": ("The idea is this: stop early.", "The idea is this: stop early."),
    "heading": ("Why It Works\nBecause.", "### Why It Works\n\nBecause."),
    "heading with a colon": ("Example Code:\nText follows.", "### Example Code\n\nText follows."),
    "last line is no heading": ("It is so.\nIn Short", "It is so.\n\nIn Short"),
    "headings with numbers": ("1. Load\nText.\n2. Run\nText.", "### 1. Load\n\nText.\n\n### 2. Run\n\nText."),
    "ordered list": ("1. Load.\n2. Run.", "1. Load.\n2. Run."),
    "items below numbers": ("1. Load.\n- fast\n2. Run.", "1. Load.\n   - fast\n2. Run."),
    "indented items": ("- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d"),
    "label over plain items": (
        "- All:\n- one\n- two\n- Rest: x",
        "- **All:**\n  - one\n  - two\n- **Rest:** x",
    ),
    "backticks in code": ("```text\na ``` b\n```", "````text\na ``` b\n````"),
}


@pytest.mark.parametrize("name", CASES)
def test_block(name: str) -> None:
    """Each kind of line becomes its kind of block."""
    text, expected = CASES[name]

    assert expected == markdown(text)


def test_unclosed_formula_is_told() -> None:
    """A display formula without an end is kept as text and reported."""
    built = build_blocks(list(numbered_lines("so \\[ a + b")))

    assert [doubt.number for doubt in built.doubts] == [1]
