"""Whatever stands in an article goes into a card, or is said to have been left out."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed
from dlprep.importing.formats import FORMATS
from dlprep.importing.outline.lines import tidy_characters
from tests.importing.samples import name_of, read, samples

WORD = re.compile(r"[^\W\d_]{3,}")
OF_TEXT = ("labelled", "numbered", "paired", "unnumbered")
# Labels are no content, and languages are written on fences; what is doubled is written once.
LABELS = frozenset("question ques ans answer task copy iii".split())
# In these, glued words are parted and doubled ones written once.
MENDED = frozenset({"lost-inline-code", "doubled-text"})
WHOLE = [path for path in samples() if path.parent.name in OF_TEXT and path.stem not in MENDED]
PIECES = st.sampled_from(
    [
        *(
            "Q 1. What is x?",
            "Q 2. Why y?",
            "Q 3. How many?",
            "An answer with words.",
            "Another one, longer.",
        ),
        *("Basic Questions", "Conclusion", "Sign up for our newsletter today!", "Share", "Back to top"),
        *(
            "- An item: its text.",
            "1. A step.",
            "2. Another step.",
            "x = 1",
            "print(x)",
            "1",
            "2",
            "Copy",
            "",
        ),
        *("Advertisement", "Career Tips:", "- Polish your resume with us!", "- Land your dream job!", "---"),
    ]
)


def lost(text: str, parsed: Parsed) -> Counter[str]:
    """Return the words of a text that are neither on a card nor left out, with their numbers."""
    kept = [f"{draft.question}\n{draft.answer}" for draft in (*parsed.drafts, *parsed.unanswered)]
    left = [left.text for left in parsed.left_out]
    there = Counter(WORD.findall("\n".join([*kept, *left])))
    words = Counter(word for word in WORD.findall(tidy_characters(text)) if word.lower() not in LABELS)
    return words - there


@pytest.mark.parametrize("path", WHOLE, ids=name_of)
def test_samples(path: Path) -> None:
    """Every word of a sample article is on a card or left out with a reason."""
    article = read(path)
    parsed = FORMATS[path.parent.name].parse(article)

    assert not lost(article.text, parsed)


@given(st.lists(PIECES, max_size=25))
def test_any_order(pieces: Sequence[str]) -> None:
    """Pieces of articles in any order: no word vanishes without a trace."""
    text = "\n".join(["Q 1. What is first?", "A first answer.", *pieces])

    assert not lost(text, FORMATS["labelled"].parse(Article(text, "x")))


def test_reasons_and_lines() -> None:
    """What is left out has its line and a reason one can read."""
    text = "A Title\nWords before.\nQ 1. What is x?\nOne.\nQ 2. What is y?\nTwo.\nConclusion\nThat is all.\n"

    left_out = FORMATS["labelled"].parse(Article(text, "x")).left_out

    assert [(left.line, left.why) for left in left_out] == [
        (1, "the title"),
        (2, "before the first question"),
        (7, "after the answer"),
    ]


def test_an_unanswered_question_is_kept() -> None:
    """A question without an answer is an error with its place, and still there to be taken."""
    parsed = FORMATS["labelled"].parse(Article("Q 1. What is x?\nQ 2. What is y?\nA letter.\n", "a.txt"))

    assert [(draft.number, draft.question) for draft in parsed.unanswered] == [(1, "What is x?")]
    assert [str(problem.place) for problem in parsed.problems] == ["a.txt:1:3"]
