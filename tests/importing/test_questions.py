"""Which numbered lines are the article's questions."""

import pytest

from dlprep.importing.article import Article
from dlprep.importing.formats import FORMATS


def numbers(text: str, name: str = "numbered") -> list[int | None]:
    """Return the numbers of the questions found."""
    return [draft.number for draft in FORMATS[name].parse(Article(text, "x")).drafts]


def test_sub_headings_with_numbers_in_reach() -> None:
    """Numbered sub-headings are no questions, also where their numbers would continue the questions."""
    steps = "It has steps.\n1. Load\nA line.\n2. Run\nA line.\n3. Stop\nA line.\n"
    text = "".join(f"{number}. How does part {number} work?\n{steps}" for number in range(1, 6))

    assert numbers(text) == [1, 2, 3, 4, 5]


def test_steps_of_the_last_answer() -> None:
    """A run of steps that goes past the last question's number stays in its answer."""
    steps = "".join(f"{number}. Do thing {number}.\n" for number in range(1, 7))

    assert numbers(f"1. Why plan?\nBecause.\n2. How do you plan?\nIn steps:\n{steps}") == [1, 2]


def test_sub_headings_past_the_last_question() -> None:
    """Numbered headings in the last answer that run past its number stay in it."""
    headings = "".join(f"{number}. Stage Number {number}\nA line.\n" for number in range(1, 6))

    assert numbers(f"1. Why plan?\nBecause.\n2. How do you plan?\nIn stages:\n{headings}") == [1, 2]


def test_questions_without_question_marks() -> None:
    """Questions in the imperative, with a full stop or none, are found like others."""
    text = "4. Explain bagging.\nText.\n5. Boosting versus bagging\nText.\n6. Describe stacking\nText.\n"

    assert numbers(text) == [4, 5, 6]


@pytest.mark.parametrize("order", ["312", "321", "213", "132"])
def test_order_does_not_matter(order: str) -> None:
    """Questions that stand out of order are found all the same."""
    text = "".join(f"{number}. What is thing {number}?\nIt is a thing.\n" for number in order)

    assert [int(number) for number in order] == numbers(text)


@pytest.mark.parametrize(
    "line",
    [
        *("Q 3. What is it?", "Q3: What is it?", "q.3) What is it?", "Q.3 What is it?", "Q3 What is it?"),
        *("Question 3 - What is it?", "Question - 3 : - What is it?", "Question #3: What is it?"),
        *("Question No. 3: What is it?", "QUESTION 3) What is it?", "Interview Question 3: What is it?"),
        *("Ques 3. What is it?", "Ques. 3 What is it?", "Question 3 of 20: What is it?", "[Q3] What is it?"),
        *(
            "**Q3. What is it?**",
            "🔥 Q3. What is it? 🔥",
            "\u200bQ3.\u00a0What is it?",
            "\tQ3.\tWhat is it?  ",
        ),
        "\U0001d5e4\U0001d7ef. \U0001d5ea\U0001d5f5\U0001d5ee\U0001d601 is it?",
    ],
)
def test_ways_to_write_a_label(line: str) -> None:
    """Labels come with blanks, colons, brackets, dashes and marks of bold type."""
    [draft] = FORMATS["labelled"].parse(Article(f"{line}\nA thing.\n", "x")).drafts

    assert (draft.number, draft.question, draft.answer) == (3, "What is it?", "A thing.")


@pytest.mark.parametrize(
    "line",
    [
        *("3. What is it?", "3) What is it?", "(3) What is it?", "[3] What is it?", "3: What is it?"),
        *("3 - What is it?", "3 – What is it?", "3- What is it?", "#3 What is it?", "#3: What is it?"),
        *("3.What is it?", "3 What is it?", "III. What is it?", "3️⃣ What is it?", "③ What is it?"),
        *(
            "🧪 3. What is it?",
            "3. 🧪 What is it?",
            "## 3. What is it?",
            "**3.** What is it?",
            "- 3. What is it?",
        ),
        *("\uff13. What is it?", "3. Q: What is it?", "3.\nWhat is it?", "3\n\nWhat is it?"),
    ],
)
def test_ways_to_write_a_number(line: str) -> None:
    """Bare numbers come with a full stop or a bracket, after an emoji or marks of a heading."""
    [draft] = FORMATS["numbered"].parse(Article(f"{line}\nA thing.\n", "x")).drafts

    assert (draft.number, draft.question) == (3, "What is it?")


def test_number_alone_on_its_line() -> None:
    """A number whose question stands on the next line is put together with it."""
    [draft] = FORMATS["labelled"].parse(Article("Q 3.\nWhat is it?\nA thing.\n", "x")).drafts

    assert (draft.number, draft.question, draft.line) == (3, "What is it?", 1)


@pytest.mark.parametrize("end", ["It ends.", "run(x)", "\\[a\\]", "so it is"])
def test_question_glued_to_other_text(end: str) -> None:
    """A question in the middle of a line is found where its number is missing."""
    text = f"1. What is first?\nText here. {end}2. What is second?\nMore.\n3. What is third?\nEnd.\n"

    assert numbers(text) == [1, 2, 3]


def test_a_number_in_prose_is_no_question() -> None:
    """A number in a sentence is left alone when its question stands elsewhere."""
    text = "1. What is first?\nSee part 2. What it says holds.\n2. What is second?\nMore.\n"

    assert numbers(text) == [1, 2]


def test_steps_that_go_on_below_their_list() -> None:
    """A last answer whose steps go on past its number, below some text, stays one answer."""
    steps = (
        "1. Load the rows.\n2. Sort them.\nNow it is half done.\n3. Cut them.\n4. Save them.\nThat is all.\n"
    )

    assert numbers(f"1. Why plan?\nBecause.\n2. How do you plan?\nIn steps:\n{steps}") == [1, 2]


@pytest.mark.parametrize("label", ["Que", "Task", "Exercise", "Frage", "вопрос"])
def test_any_word_may_count_the_questions(label: str) -> None:
    """A word before each number is a label, if the lines count up and ask."""
    text = "".join(f"{label} {number}: What is thing {number}?\nIt is a thing.\n" for number in range(1, 5))

    assert numbers(text, "labelled") == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "Step 1: Take the rows.\nAll.\nStep 2: Cut them.\nIn two.\nStep 3: Go on.\nTo the end.\n",
        "Table 3. Why so slow?\nText.\nTable 7. What now?\nText.\nTable 2. Who knows?\nText.\n",
        "Day 1: What is rain?\nDay 2: What is snow?\nDay 3: What is hail?\nWater.\n",
    ],
)
def test_a_word_that_counts_something_else(text: str) -> None:
    """Steps do not ask, figures are out of order, a list has no answers: none is a label of questions."""
    assert numbers(text, "labelled") == []
