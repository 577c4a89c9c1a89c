"""What is cut from an answer as advertising, what is not, and what is reported."""

import pytest

from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed
from dlprep.importing.formats import FORMATS

QUESTIONS = ("What is a broker?", "What is a topic?", "What is an offset?")


def parse(line: str, questions: tuple[str, ...] = QUESTIONS) -> Parsed:
    """Parse an article that has a line in the middle of its second answer."""
    answers = ["It keeps messages.", f"A named stream.\n{line}\nIt has partitions.", "A place in it."]
    text = "".join(
        f"Q{number}. {question}\n{answer}\n"
        for number, (question, answer) in enumerate(zip(questions, answers, strict=True), start=1)
    )
    return FORMATS["labelled"].parse(Article(text, "x.txt"))


@pytest.mark.parametrize(
    "line",
    [
        "Consumers subscribe to it in the publish/subscribe pattern.",
        "Sign up for the service in the example, then call it.",
        "Subscribe to a topic, sign up a consumer, and use a free trial account.",
        "A free trial ends when the subscriber leaves.",
        "The newsletter goes to all subscribers who sign up.",
        "Recruiters read resumes, and the ATS stores them.",
    ],
)
def test_sound_lines_stay(line: str) -> None:
    """Words of selling that do not sell stay in the answer."""
    assert line in parse(line).drafts[1].answer


def test_the_subject_of_the_questions_is_no_advertising() -> None:
    """What the questions are about may be spoken of as often as an answer likes."""
    line = "Your newsletter lets people sign up, subscribe, and take our free trial today!"
    asked = ("How do newsletters let people sign up?", "Why subscribe?", "What is a free trial?")

    assert line in parse(line, (asked[0].replace("newsletters", "a newsletter"), *asked[1:])).drafts[1].answer


def test_doubtful_advertising_is_reported() -> None:
    """What was cut without certainty is a warning with its line, and among what was left out."""
    parsed = parse("Sign up for more guides today!")

    assert "guides" not in parsed.drafts[1].answer
    assert [str(problem.place) for problem in parsed.problems] == ["x.txt:5:1"]
    assert [(left.line, left.why) for left in parsed.left_out] == [(5, "advertising")]


def test_blatant_advertising_is_no_problem() -> None:
    """What sells in several ways at once goes without a word to confirm, and is listed all the same."""
    parsed = parse("Sign up for our newsletter, get 30% off and land your dream job!")

    assert parsed.problems == ()
    assert [left.line for left in parsed.left_out] == [5]
