"""What pages hold beside questions: it is reported with a reason, and doubtful cases with a warning."""

from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.draft import Parsed
from dlprep.importing.page.markdown_page import read_markdown

QUESTIONS = "".join(f"## {at}. What is thing {at}?\n\nThis is thing {at}.\n\n" for at in range(1, 6))


def parsed(text: str) -> Parsed:
    """Parse a page written in Markdown."""
    return choose(Article(text, "a.md", page=read_markdown(text)))[1]


def reasons(result: Parsed) -> list[tuple[int, str]]:
    """List the lines and the reasons of what was left out."""
    return [(left.line, left.why) for left in result.left_out]


def test_front_and_back() -> None:
    """What stands before the first question and under a later heading is left out."""
    result = parsed(f"# Things\n\nWords.\n\n{QUESTIONS}## Licence of the text\n\nMIT\n")

    assert len(result.drafts) == 5
    assert result.title == "Things"
    assert reasons(result) == [(3, "before the first question"), (25, "after the last question")]


def test_contents_are_no_questions() -> None:
    """A list that repeats the questions, linked or not, makes no cards."""
    listed = "".join(f"{at}. What is thing {at}?\n" for at in range(1, 6))
    result = parsed(f"{listed}\n{QUESTIONS}")

    assert len(result.drafts) == 5
    assert reasons(result) == [(1, "contents")]


def test_links_up_and_repeated_endings() -> None:
    """A link to the top below each answer goes, and so does a line with a link that many answers end with."""
    text = QUESTIONS.replace(".\n\n", ".\n\n[Top](#top)\n\nMore on [our site](https://example.org)\n\n")
    result = parsed(text)

    assert [draft.answer for draft in result.drafts] == [f"This is thing {at}." for at in range(1, 6)]
    assert {why for _, why in reasons(result)} == {"a link to another place", "repeated below the answers"}


def test_endings_that_belong_to_answers_stay() -> None:
    """The same last line under three of five answers is theirs, when it leads nowhere."""
    text = QUESTIONS.replace("thing 1.", "thing 1.\n\nIt costs O(n).").replace(
        "thing 2.", "thing 2.\n\nIt costs O(n)."
    )
    result = parsed(text.replace("thing 3.", "thing 3.\n\nIt costs O(n)."))

    assert [draft.answer.endswith("It costs O(n).") for draft in result.drafts] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_rule_before_closing_words() -> None:
    """Behind a rule that no other answer has, the last answer is over; that is said, being a guess."""
    result = parsed(f"{QUESTIONS}---\n\nSee you next week.\n")

    assert result.drafts[-1].answer == "This is thing 5."
    assert [problem.place.line for problem in result.problems] == [21]


def test_text_behind_fold_outs_is_doubtful() -> None:
    """Text between two fold-outs went into no card, which a warning says."""
    fold = "<details><summary>What is {0}?</summary>\n\nIt is {0}.\n\n</details>\n\n"
    result = parsed(fold.format("a") + "A stray remark.\n\n" + fold.format("b"))

    assert [draft.answer for draft in result.drafts] == ["It is a.", "It is b."]
    assert reasons(result) == [(7, "between the questions")]
    assert [problem.message for problem in result.problems] == [
        "text between the questions went into no card"
    ]


def test_placeholders_are_no_answers() -> None:
    """The same few words under several questions are nobody's answer."""
    text = (
        "".join(f"## What is {name}?\n\nTo be written\n\n" for name in "abc") + "## What is d?\n\nA letter.\n"
    )
    assert len(parsed(text).unanswered) == 3


def test_other_columns_of_a_table() -> None:
    """A column beside question and answer is left out, and said to be."""
    result = parsed(
        "| Topic | Question | Answer |\n|---|---|---|\n"
        "| Nets | What is a? | A. |\n| Nets | What is b? | B. |\n"
    )

    assert [draft.answer for draft in result.drafts] == ["A.", "B."]
    assert reasons(result) == [(1, "other columns of a table")]
