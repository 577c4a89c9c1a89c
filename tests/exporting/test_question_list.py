"""A question list stays one: whatever a card holds, it neither hides the next question nor becomes markup."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dlprep.exporting.answer_markdown import answer_below, as_text
from dlprep.exporting.question_list import question_list
from dlprep.model.card import Card, CardId
from tests.exporting.exports import export_of
from tests.strategies import texts

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
PIECES = (
    "```", "~~~", "`", "``", "$", "$$", "\n", "\n\n", "    ", "\t", "# ", "## ", "#", "===", "---", "> ",
    "- ", "1. ", "<b>", "<script>", "</pre>", "<!--", "-->", "<?", "<![CDATA[", "<details>", "<a b='c'>",
    "<x:y>", "<a@b>", "\\", "\\<b>", "\\\\<b>", "[a]: b", "[a]:", "[^1]: b", "[", "]", ":", "|",
    "| a | b |\n|---|---|\n", "word", " ",
)  # fmt: skip
nasty = st.lists(st.sampled_from(PIECES), max_size=12).map("".join).filter(str.strip)


@example([("```", "- \n    [a]: b")])
@given(st.lists(st.tuples(nasty | texts, nasty | texts), min_size=1, max_size=3))
def test_each_question_is_a_heading_of_its_own(pairs: list[tuple[str, str]]) -> None:
    """A reader of Markdown sees a heading for each question and title, no HTML, and no link's definition."""
    cards = [Card(CardId(f"c{at}"), question, answer) for at, (question, answer) in enumerate(pairs)]
    found: dict[str, Any] = {}

    tokens = READER.parse(question_list(export_of(*cards)), found)

    headings = [token.tag for token in tokens if token.type == "heading_open" and token.level == 0]
    assert [tag for tag in headings if tag in {"h1", "h2"}] == ["h1", *["h2"] * len(cards)]
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert kinds.isdisjoint({"html_block", "html_inline"})
    assert not found.get("references")


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("# One\n\ntext\n\n## Two", "### One\n\ntext\n\n#### Two"),
        ("#### Deep", "#### Deep"),
        ("Set\nbelow\n=====\n\ntext", "### Set below\n\n\n\ntext"),
        ("```python\n# no heading\nif a <b> c:", "```python\n# no heading\nif a <b> c:\n```"),
        ("~~~~\n~~~\nx", "~~~~\n~~~\nx\n~~~~"),
        ("```\nx\n```", "```\nx\n```"),
        ("A <b>, `<b>` and $a<b$", "A \\<b>, `<b>` and $a< b$"),
        ("2 < 3, <https://a.example>, \\<b>", "2 < 3, <https://a.example>, \\<b>"),
        ("\\` <b>x</b> `", "\\` \\<b>x\\</b> `"),
        ("[a]: http://a.example", "[a]\\: http://a.example"),
        ("- [ ] task\n- x", "- [ ] task\n- x"),
    ],
)
def test_an_answer_below_its_question(answer: str, written: str) -> None:
    """Headings move down together, code is closed, tags and definitions become text; the rest stays."""
    assert answer_below(answer, 2) == written


@given(nasty)
def test_text_is_written_once(text: str) -> None:
    """What was made text already is left as it is."""
    once = as_text(text)

    assert as_text(once) == once


def test_the_list_as_a_whole() -> None:
    """Title, questions with numbers if all have one, answers."""
    one = Card(CardId("a"), "What is\n*a*? #", "The first.", 1)
    two = Card(CardId("b"), "What is <b>?", "# B\n\nThe second.", 2)

    assert question_list(export_of(one, two)) == (
        "# Basics\n\n## Q1: What is *a*? \\#\n\nThe first.\n\n## Q2: What is \\<b>?\n\n### B\n\nThe second.\n"
    )
    assert "## Q: What is" in question_list(export_of(one, Card(CardId("c"), "What is c?", "x")))
