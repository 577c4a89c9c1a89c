"""Choosing a format: the most questions win, ties and unknown names are refused."""

from collections.abc import Mapping

import pytest

from dlprep.errors import ArticleError, UsageError
from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.formats import Format
from dlprep.importing.page.markdown_page import read_markdown
from dlprep.model.problem import Place, Problem, Severity

ARTICLE = Article("any text", "a.txt")


def found(count: int, *, warnings: int = 0, errors: int = 0, answer: str = "a", named: str = "q") -> Parsed:
    """Return what a format might find."""
    place = Place("a.txt", 1)
    problems = [Problem(place, "w", severity=Severity.WARNING)] * warnings + [Problem(place, "e")] * errors
    return Parsed(tuple(Draft(f"{named}{at}", answer, at) for at in range(count)), tuple(problems))


def formats(**results: Parsed) -> Mapping[str, Format]:
    """Return formats that find what they are told."""
    return {
        name: Format(name, f"summary of {name}", lambda _, parsed=parsed: parsed)  # type: ignore[misc]
        for name, parsed in results.items()
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (found(3), found(2)),
        (found(3, warnings=2), found(2)),
        (found(3), found(4, errors=2)),
        (found(3), found(3, warnings=1)),
        (found(1, warnings=9), found(0)),
    ],
)
def test_the_one_that_explains_most_wins(one: Parsed, other: Parsed) -> None:
    """More questions win, a lost one counts against a format, then fewer problems win."""
    assert choose(ARTICLE, formats=formats(one=one, other=other))[1] == one
    assert choose(ARTICLE, formats=formats(other=other, one=one))[1] == one


def test_a_tie_is_refused() -> None:
    """Two formats that find different things equally well are named, and the option to settle it."""
    tied = formats(one=found(2), other=found(2, named="other"))

    with pytest.raises(ArticleError, match="one or as other") as refused:
        choose(ARTICLE, formats=tied)

    assert "--format" in refused.value.hint


def test_of_nearly_the_same_the_first_counts() -> None:
    """Two formats that find the same questions are ranked as listed."""
    one, other = found(9), found(9, answer="b")

    assert choose(ARTICLE, formats=formats(one=one, other=other))[0].name == "one"
    assert choose(ARTICLE, formats=formats(other=other, one=one))[0].name == "other"


def test_flat_text_called_markdown_is_read_as_text_where_that_finds_more() -> None:
    """A page of nothing but paragraphs may be copied text; one with a structure of its own is not tried."""
    flat, built = read_markdown("one\n\ntwo"), read_markdown("# one\n\ntwo")
    page, text = found(2), found(3)
    either = {"any": Format("any", "", lambda article: text if article.page is None else page)}

    assert choose(Article("any", "a.md", page=flat), formats=either)[1] == text
    assert choose(Article("any", "a.md", page=built), formats=either)[1] == page


def test_agreement_is_no_tie() -> None:
    """Two formats that find the very same drafts do not stand in each other's way."""
    agreed = formats(one=found(2), other=found(2))

    assert choose(ARTICLE, formats=agreed)[0].name == "one"


def test_wanted_settles_a_tie() -> None:
    """A named format is taken, whatever the others find."""
    tied = formats(one=found(2), other=found(2, answer="b"))

    assert choose(ARTICLE, "other", tied)[0].name == "other"


def test_unknown_format_is_refused_with_the_nearest_name() -> None:
    """A slip in the name of a format is met with the name that was meant."""
    with pytest.raises(UsageError, match="no format 'labeled'") as refused:
        choose(ARTICLE, "labeled")

    assert "did you mean labelled?" in refused.value.hint


def test_wanted_format_that_finds_nothing() -> None:
    """A named format without a find is refused too, with the advice to leave the choice open."""
    with pytest.raises(ArticleError, match="no questions found in the format numbered") as refused:
        choose(ARTICLE, "numbered")

    assert "leave --format out" in refused.value.hint


def test_page_without_structure_is_read_as_text() -> None:
    """A page in which no format of pages finds a question is tried as the text it was written in."""
    text = "What is a loss?\nIt measures error over all of the data.\nWhat is a metric?\nIt is for people.\n"
    format_, parsed = choose(Article(text, "a.md", page=read_markdown(text)))

    assert format_.name == "unnumbered"
    assert [draft.question for draft in parsed.drafts] == ["What is a loss?", "What is a metric?"]


def test_questions_without_any_answer_are_found() -> None:
    """A list of nothing but questions is no failure: they are there to be reported, or kept."""
    text = "# Questions\n\n1. What is a kernel?\n2. What is a margin?\n3. Why scale features?\n"
    format_, parsed = choose(Article(text, "a.md", page=read_markdown(text)))

    assert format_.name == "items"
    assert not parsed.drafts
    assert [draft.number for draft in parsed.unanswered] == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "# Fastgrid\n\n## Installation\n\n1. Get it.\n2. Build it.\n\n## Why a grid?\n\nLists are slow.\n",
        "# How to train\n\n## 1. Load\n\nUse a loader.\n\n## 2. Train\n\nLoop.\n\n## 3. Test\n\nMeasure.\n",
        "| Name | Size |\n|---|---|\n| a | 1 |\n",
    ],
)
def test_pages_of_another_kind_are_refused(text: str) -> None:
    """A manual or a tutorial is no list of questions, even where one of its headings asks."""
    with pytest.raises(ArticleError, match="no questions found"):
        choose(Article(text, "readme.md", page=read_markdown(text)))
