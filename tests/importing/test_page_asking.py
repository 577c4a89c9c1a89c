"""Reading a text as a question: number, label and litter go, the wording stays."""

import pytest

from dlprep.importing.page.asking import is_anchor, read_question, split_answer


@pytest.mark.parametrize(
    ("text", "number", "question"),
    [
        ("1. What is x?", 1, "What is x?"),
        ("1.What is x?", 1, "What is x?"),
        ("(3) What is x?", 3, "What is x?"),
        ("12 What is x?", 12, "What is x?"),
        ("7 - What is x?", 7, "What is x?"),
        ("04 Canary releases", 4, "Canary releases"),
        ("**Q1.** What is `x`?", 1, "What is `x`?"),
        ("Q1: **What is x?**", 1, "What is x?"),
        ("Question - 51 : - What is x?", 51, "What is x?"),
        ("Question 3 (Hard): What is x?", 3, "What is x?"),
        ("5. Q: What is x?", 5, "What is x?"),
        ("🔥 6️⃣ What is x? 🔥", 6, "What is x?"),
        ("② What is x?", 2, "What is x?"),
        ("2.3 What is x?", None, "What is x?"),
        ("What is x? [[src](https://example.org/a)]", None, "What is x?"),
        ("[What is x?](#what-is-x)", None, "What is x?"),
        ("What is x? [🔗](#x)", None, "What is x?"),
        ("What is the _main_ point?", None, "What is the *main* point?"),
        ("Explain dropout.", None, "Explain dropout."),
        ("What is x?:", None, "What is x?"),
        ("𝗪𝗵𝗮𝘁 𝗶𝘀 𝘅?", None, "What is x?"),
        ("What is C++", None, "What is C++"),
        ("Why `__init__` in C#?", None, "Why `__init__` in C#?"),
        ("What is $a_1 * b$?", None, "What is $a_1 * b$?"),
        ("Question 12", 12, ""),
        # Not every number or Q counts a question.
        ("3D convolution", None, "3D convolution"),
        ("10-fold cross-validation", None, "10-fold cross-validation"),
        ("12 ways to do it", None, "12 ways to do it"),
        ("Q-learning", None, "Q-learning"),
        ("99% of cases", None, "99% of cases"),
    ],
)
def test_number_and_litter(text: str, number: int | None, question: str) -> None:
    """The number and the label before a question are taken off, emphasis and links around it too."""
    asked = read_question(text)

    assert (asked.number, asked.text) == (number, question)


@pytest.mark.parametrize(
    "text", ["What is x", "Explain x.", "Is x linear?", "Given x, what is y?", "x, but why?"]
)
def test_what_asks(text: str) -> None:
    """A question word, a request or a question mark makes a question."""
    assert read_question(text).asks


@pytest.mark.parametrize("text", ["Dropout", "Pros and cons", "It works.", "Step one", ""])
def test_what_does_not_ask(text: str) -> None:
    """A phrase or a statement alone does not ask."""
    assert not read_question(text).asks


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("What is x? It is a thing that works.", ("What is x?", "It is a thing that works.")),
        ("What is x? Why does it matter?", ("What is x? Why does it matter?", "")),
        ("What is x? Explain it with an example.", ("What is x? Explain it with an example.", "")),
        ("What is x? (asked at many firms)", ("What is x? (asked at many firms)", "")),
    ],
)
def test_answer_on_the_same_line(text: str, parts: tuple[str, str]) -> None:
    """What follows the question mark is the answer, unless it asks on."""
    assert split_answer(text) == parts


@pytest.mark.parametrize("text", ["[Top](#top)", "**[⬆ Back to Top](#toc)**", "- [1. What?](#q1)"])
def test_anchors(text: str) -> None:
    """A text that is only a link into the same page is no content."""
    assert is_anchor(text)
    assert not is_anchor(f"{text} and more words")
