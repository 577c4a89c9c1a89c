"""Pages of any shape: no text of theirs is lost, and nothing makes their reading fail."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.article import Article
from dlprep.importing.formats import FORMATS
from dlprep.importing.page.markdown_page import read_markdown
from dlprep.importing.page.questions import find_questions

# Pieces of question lists; each ~ becomes a word of its own.
PIECES = st.sampled_from(
    [
        *(
            "## What is ~?",
            "## ~",
            "### 3. Why ~?",
            "#### Example ~",
            "# Questions ~",
            "## Question 4",
            "## 5. ~",
        ),
        *(
            "**What is ~?**",
            "**~**",
            "**Q:** What is ~?",
            "**A:** It is ~.",
            "Q2. How does ~ work?",
            "Answer: ~",
        ),
        *(
            "1. What is ~?",
            "2. Explain ~",
            "   ~ inside.",
            "- ~",
            "  - ~ deeper",
            "- **Why ~?** ~",
            "3. ### Why ~?",
        ),
        *(
            "<details><summary>What is ~?</summary>",
            "<details>",
            "<summary>~</summary>",
            "~ <b>~</b>",
            "</details>",
        ),
        *(
            "| # | Question | Answer |\n|---|---|---|\n| 1 | What is ~? | It is ~. |",
            "> ~",
            "---",
            "~, plainly.",
        ),
        *(
            "```python\n~ = 1\n```",
            "    ~ = 2",
            "$$\n~\n$$",
            "[~](#x)",
            "[^1]: ~",
            "~[^1]",
            "<dl><dt>~</dt><dd>~</dd>",
        ),
        *(
            "[Back to top](#top)",
            "Subscribe to our newsletter, ~!",
            "## Conclusion",
            "<!-- hidden -->",
            "<br>",
            "",
        ),
    ]
)
MARKDOWN = st.tuples(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\n\n"]))
PAGE_FORMATS = [each for each in FORMATS.values() if each.parse.__module__.endswith("pages")]


def numbered_words(pieces: list[str], between: str) -> str:
    """Join pieces, and put a word of its own for each mark."""
    parts = between.join(pieces).split("~")
    return "".join(f"word{at}x{part}" if at else part for at, part in enumerate(parts))


@given(MARKDOWN)
def test_every_word_ends_up_somewhere(written: tuple[list[str], str]) -> None:
    """Each word of a page with questions is in a card, in an unanswered question, or reported as left out."""
    text = numbered_words(*written)
    found = find_questions(read_markdown(text))
    kept = " ".join(f"{draft.question} {draft.answer}" for draft in (*found.drafts, *found.unanswered))
    kept += " ".join(left.text for left in found.left_out)

    if found.kind is not None:
        assert not set(re.findall(r"word\d+x", text)) - set(re.findall(r"word\d+x", f"{kept} {found.title}"))


@given(MARKDOWN)
def test_what_is_found_is_sound(written: tuple[list[str], str]) -> None:
    """Drafts have a question, an answer and a line of the source, and one format at most finds them."""
    text = numbered_words(*written)
    article = Article(text, "x.md", read_markdown(text))
    claims = [parsed for each in PAGE_FORMATS if (parsed := each.parse(article)).drafts]

    assert len(claims) <= 1
    for parsed in claims:
        for draft in (*parsed.drafts, *parsed.unanswered):
            assert draft.question.strip()
            assert "\n" not in draft.question
            assert 1 <= draft.line <= text.count("\n") + 1
        assert all(draft.answer.strip() for draft in parsed.drafts)


@given(st.text() | st.lists(PIECES | st.text(max_size=10), max_size=20).map("\n".join))
def test_any_text_is_read(text: str) -> None:
    """No text makes reading Markdown or finding questions raise."""
    for each in PAGE_FORMATS:
        each.parse(Article(text, "x.md", read_markdown(text)))
