"""Advertising and back matter stay out, and what resembles them stays in."""

import pytest

from dlprep.importing.article import Article
from dlprep.importing.formats import FORMATS

HEAD = """Questions Asked in Signal Processing Interview
Q 1. What is aliasing?
High tones fold onto low ones.
Q 2. What does a window do?
It trades leakage for resolution.
Q 3. Why filter before sampling?
What folded cannot be told apart again.
Q 4. How do you pick a sample rate?
Twice the highest tone is the least.
"""
ANSWER = "Twice the highest tone is the least."
TAILS = {
    "topics and resume": "Skills to Brush Up\n- Filters: Understand ripple.\n- Wavelets: Explore scales.\n"
    "Next Steps\nA polished CV matters in your job search. ToneHire writes one with you.\n",
    "newsletter": "Good luck! Subscribe to our newsletter for more guides before your interview.\n",
    "copyright": "© 2031 ToneHire. All rights reserved.\n",
    "related": "Related Articles\nTop 20 Audio Interview Questions\n",
    "series": "Next: Part 3 of the series on signals.\n",
    "author": "About the Author\nKim has built radios for years.\n",
    "comments": "What Readers Say Here\nMost useful page so far.\n",
    "tags": "Tags: signals, audio\n",
    "a heading where no answer has one": "Where to Begin\nTake any of these.\nA Word on Jobs\n"
    "ToneHire checks your resume and your job applications.\n",
}


@pytest.mark.parametrize("name", TAILS)
def test_back_matter_stays_out(name: str) -> None:
    """The last answer ends where the site begins to speak of itself."""
    drafts = FORMATS["labelled"].parse(Article(HEAD + TAILS[name], "x")).drafts

    assert drafts[-1].answer == ANSWER


@pytest.mark.parametrize(
    "lines",
    [
        ["A discount factor near one looks far ahead.", "User ratings train the recommender."],
        ["Our CV model offers free text search to job sites today."],
        ["- Posts: text of a user.", "- Comments: replies to posts.", "- Articles: long texts."],
        ["The share of readers who click is the label."],
    ],
)
def test_the_subject_is_not_taken_for_advertising(lines: list[str]) -> None:
    """Words of machine learning that advertising uses too do not cost an answer its text."""
    text = HEAD.replace(ANSWER, "\n".join([ANSWER, *lines]))

    answer = FORMATS["labelled"].parse(Article(text, "x")).drafts[-1].answer

    for line in lines:
        assert line.split()[-1] in answer


@pytest.mark.parametrize("question", [1, 2, 3, 4])
@pytest.mark.parametrize("brand", ["ToneHire", "Jobly.io", "Resonance"])
def test_advert_under_any_answer(question: int, brand: str) -> None:
    """A promoting list stays out under whichever question it stands, the last one included."""
    advert = [
        "Career Boosters:",
        f"- Stand out! Build a resume with the templates of {brand}.",
        f"- Practice mock interviews with the coaches of {brand}.",
    ]
    lines = HEAD.splitlines()
    lines[2 * question + 1 : 2 * question + 1] = advert
    plain = FORMATS["labelled"].parse(Article(HEAD, "x")).drafts

    drafts = FORMATS["labelled"].parse(Article("\n".join(lines), "x")).drafts

    assert [draft.answer for draft in plain] == [draft.answer for draft in drafts]


@pytest.mark.parametrize("weak", [1, 2, 3])
def test_weak_items_go_with_their_advert(weak: int) -> None:
    """An item that promises little by itself goes with the promoting list it belongs to."""
    advert = ["Career Boosters:"] + [
        f"- Build a resume with our templates, number {n}, today!" for n in (1, 2)
    ]
    advert.insert(weak, "- Our newsletter is short.")

    answer = FORMATS["labelled"].parse(Article(HEAD + "\n".join(advert), "x")).drafts[-1].answer

    assert answer == ANSWER


def test_an_unrelated_item_inside_an_advert_goes_too() -> None:
    """What stands between two promoting items is part of the advertisement, whatever it says."""
    lines = [
        "- Build a resume with our templates today!",
        "- See for yourself.",
        "- Book mock interviews today!",
    ]
    text = HEAD.replace(ANSWER, "\n".join([ANSWER, "Career Boosters:", *lines, "That is all there is."]))

    answer = FORMATS["labelled"].parse(Article(text, "x")).drafts[-1].answer

    assert answer == f"{ANSWER}\n\nThat is all there is."


def test_the_last_answer_goes_on_after_an_advert() -> None:
    """An advertisement in the middle of the last answer does not end it."""
    advert = "Sign up for the ToneHire newsletter and boost your job search today!"
    rest = "In practice a margin above that rate leaves room for the slope of a real filter."

    drafts = FORMATS["labelled"].parse(Article(f"{HEAD}{advert}\n{rest}\n", "x")).drafts

    assert drafts[-1].answer == f"{ANSWER}\n\n{rest}"


def test_closing_words_without_more_are_reported() -> None:
    """A conclusion that might belong to the last answer is left out, but not silently."""
    parsed = FORMATS["labelled"].parse(Article(HEAD + "Conclusion\nSampling sets the limits.\n", "x.txt"))

    assert parsed.drafts[-1].answer == ANSWER
    assert [str(problem.place) for problem in parsed.problems] == ["x.txt:10:1"]
