"""Writing blocks as the Markdown of an answer."""

import pytest

from dlprep.importing.page.answers import opens_answer, write_nodes
from dlprep.importing.page.markdown_page import read_markdown

LISTS = """\
- one
  1. deep
  2. deeper

     ```python
     x = 1

     y = 2
     ```
- two"""


@pytest.mark.parametrize(
    "text",
    [
        LISTS,
        "Text with `code`, $a_1$, **bold** and [a link](https://example.org).",
        "| a | b |\n| --- | --- |\n| `x\\|y` | 2 |",
        "> quoted\n>\n> - item",
        "$$\n\\frac{a}{b}\n$$",
        "````text\n```\ninside\n```\n````",
        "1. one\n\n   more\n\n2. two",
        "first\\\nsecond",
        "![a plot](plot.png)",
    ],
)
def test_written_as_read(text: str) -> None:
    """Markdown in our own style comes out as it went in."""
    assert write_nodes(read_markdown(text).blocks) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A\n\n### B", "### A\n\n#### B"),
        ("see [above](#above)", "see above"),
        ("- a\n\n* b", "- a\n\n* b"),
        ("1\\. no list", "1\\. no list"),
        ("List<String> x", "List\\<String> x"),
        ("<https://example.org>", "<https://example.org>"),
        ("```\nimport torch\nx = torch.zeros(2)\n```", "```python\nimport torch\nx = torch.zeros(2)\n```"),
        ("<details><summary>Show answer</summary>Text</details>", "Text"),
        ("<details><summary>Hint</summary>Text</details>", "**Hint**\n\nText"),
        ("***\n\ntext", "text"),
    ],
)
def test_written_for_a_card(source: str, text: str) -> None:
    """Headings begin at the level of a card, links into the page are text, a fold-out is open."""
    assert write_nodes(read_markdown(source).blocks) == text


@pytest.mark.parametrize(
    "summary", ["Answer", "Show answer", "Click to expand", "**View the solution**", "💡 Reveal"]
)
def test_summaries_that_only_open(summary: str) -> None:
    """A summary that only offers to open the fold-out is no text of the answer."""
    assert opens_answer(summary)


@pytest.mark.parametrize(
    "summary", ["What is x?", "Hint", "Proof of the theorem", "Answers differ by framework"]
)
def test_summaries_that_say_something(summary: str) -> None:
    """Any other summary stays."""
    assert not opens_answer(summary)
