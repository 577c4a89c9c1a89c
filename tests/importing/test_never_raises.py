"""No text makes a format raise, and whatever it finds is sound."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import ArticleError
from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.formats import FORMATS

FRAGMENTS = st.sampled_from(
    [
        *("Q 1. What is x?", "2. How do you y?", "3. Explain z.", "Q 5.", "6.", "**7. What?**", "😀 8. Why?"),
        *("1", "2", "3", "4", "1. Part One", "2. Part Two", "Next Steps", "Use", "Adamoptimizer for"),
        *("import torch", "def f(x):", "return x", "for i in y:", "x = [", "]", "else:", "try:", "except E:"),
        *(
            "class A(B):",
            "@dec",
            "'''",
            '"""',
            "{",
            "}",
            "case 1:",
            "match x:",
            "lambda: (",
            "if a: b",
            "  x = 1",
        ),
        *("SELECT *", "FROM t;", "- Item: text.", "- Label:", "•", "Career Tips:"),
        *("- Get hired with JobNova resume!", "f(x) = 1. Then - More: t. - Other: u", "```", "```python"),
        *(
            "\\[a",
            "\\[a\\]Heading",
            "$$",
            "\\frac{a}{b}",
            "=TP=\\frac{TP}",
            "(0,1) (0,1) ,",
            "0.50.5",
            "XX and YY",
        ),
        *(
            "Q: What?",
            "A: That.",
            "What is it?",
            "Explain it.",
            "IV. Why?",
            "1️⃣ What?",
            "1",
            "Question 2",
            "Answer",
        ),
        *(
            "a\tb\tc",
            "| a | b |",
            "|---|---|",
            ">>> x",
            "... y",
            "key:",
            "  key: value",
            "In Java:",
            "Share",
            "---",
        ),
        *("\\not not x", "`a", "a`b`c", "<b>", "\\q('\\d')", "\u200b", "\ufeff", "\x00", "\\"),
    ]
)
ARTICLES = st.lists(FRAGMENTS | st.text(max_size=15), max_size=30).map("\n".join)
GLUED = st.lists(FRAGMENTS, max_size=10).map(" ".join)


def check(text: str) -> None:
    """Parse a text with every format and look at what comes out."""
    for each in FORMATS.values():
        parsed = each.parse(Article(text, "x"))
        for draft in parsed.drafts:
            assert draft.question
            assert draft.answer.strip()
            assert 1 <= draft.line <= text.count("\n") + text.count("\r") + 1
        for problem in parsed.problems:
            assert problem.place.line >= 1
            assert problem.place.column >= 1
    with suppress(ArticleError):
        choose(Article(text, "x"))


@given(ARTICLES)
def test_article_like_text(text: str) -> None:
    """Fragments of articles in any order."""
    check(text)


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text at all, alone and as an answer."""
    check(text)
    check(f"Q 1. What is it?\n{text}")
    check(f"1. What is it?\n{text}")


@given(GLUED)
def test_glued_text(text: str) -> None:
    """Fragments glued into one line."""
    check(f"1. What is it?\n{text}")


@given(st.lists(FRAGMENTS, max_size=20))
def test_listings(lines: list[str]) -> None:
    """Anything below the line numbers of a listing."""
    numbers = "\n".join(str(number + 1) for number in range(len(lines)))
    body = "\n".join(lines)
    check(f"Q 1. What is it?\nPython code:\n{numbers}\n{body}")
