"""What is a question in a page and what belongs to an answer, where the look alone does not tell."""

import pytest

from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.page.html import read_html
from dlprep.importing.page.markdown_page import read_markdown


def lines(name: str) -> str:
    """Return an answer that begins with a list of questions to ask oneself."""
    return f"Ask:\n\n1. What is {name} made of?\n2. Who needs {name}?\n3. Where is {name} kept?\n\nDecide."


def section(name: str) -> str:
    """Return a question whose answer has two headings, one of which asks."""
    return f"## What is {name}?\n\nA.\n\n### Example\n\nB.\n\n### Why {name}?\n\nFor {name}.\n\n"


BETWEEN_NUMBERS = """\
**1. What is a?**

A.

**Why so?**

Because.

**2. What is b?**

B.

**3. What is c?**

C.
"""
LISTS_OF_QUESTIONS = f"""\
1. What is a?

{lines("a")}

2. What is b?

{lines("b")}

3. What is c?

C.

4. What is d?

D.
"""
LOW_HEADING = """\
#### A remark

**What is a?**

A.

### Example

B.

## Part

**What is c?**

C.

## Part two

**What is d?**

D.
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Between two numbers that follow each other, what has none belongs to the answer.
        (BETWEEN_NUMBERS, "abc"),
        # A list of questions without answers inside an answer is a list.
        (LISTS_OF_QUESTIONS, "abcd"),
        # Lower headings of which only some ask are parts of the answers.
        ("".join(map(section, "abcd")), "abcd"),
        # A low heading that stands once above a question does not make all low headings end answers.
        (LOW_HEADING, "acd"),
    ],
)
def test_questions_of_a_page(text: str, names: str) -> None:
    """Only what the page as a whole has as questions becomes cards, and the answers keep the rest."""
    parsed = choose(Article(text, "a.md", page=read_markdown(text)))[1]

    assert [draft.question for draft in parsed.drafts] == [f"What is {name}?" for name in names]
    assert not parsed.unanswered
    assert {left.why for left in parsed.left_out} <= {"a heading over questions"}


def test_questions_that_run_on_in_one_paragraph() -> None:
    """Questions on lines of their own in one paragraph are parted."""
    inside = "1. What is a?<br>It is a.<br>2. What is b?<br>It is b.<br>3. What is c?<br>C."
    html = f"<html><body><p>{inside}</p></body></html>"
    page, _ = read_html(html)
    parsed = choose(Article(html, "a.html", page=page))[1]

    assert [draft.answer for draft in parsed.drafts] == ["It is a.", "It is b.", "C."]


def test_label_inside_the_fold_out() -> None:
    """The label of an answer goes, also where a fold-out with an offer to open it stands around it."""
    fold = "### {0}?\n\n<details><summary>Show answer</summary>\n\n**Answer:** It is {0}.\n\n</details>\n\n"
    text = fold.format("a") + fold.format("b")
    parsed = choose(Article(text, "a.md", page=read_markdown(text)))[1]

    assert [draft.answer for draft in parsed.drafts] == ["It is a.", "It is b."]


def test_footnotes_go_with_their_answers() -> None:
    """A footnote stands below the answers that refer to it and nowhere else; others are left out."""
    text = "## What is a?\n\nA[^x].\n\n## What is b?\n\nB.\n\n[^x]: Said here.\n\n[^y]: Said nowhere.\n"
    parsed = choose(Article(text, "a.md", page=read_markdown(text)))[1]

    assert [draft.answer for draft in parsed.drafts] == ["A[^x].\n\n[^x]: Said here.", "B."]
    assert [left.text for left in parsed.left_out] == ["[^y]: Said nowhere."]
