"""Which numbers make up the sequence of an article's questions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.article import Article
from dlprep.importing.formats import FORMATS
from dlprep.importing.outline.candidates import Candidate
from dlprep.importing.outline.chains import best_chain
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.numerals import read_number

CLEAR, PLAIN = 5.0, 0.5


def candidates(numbers: list[int], shape: float = CLEAR) -> list[Candidate]:
    """Return one candidate a number, in this order."""
    return [
        Candidate(at, number, Line(f"What is {number}?", at + 1), shape) for at, number in enumerate(numbers)
    ]


def chosen(numbers: list[int], shape: float = CLEAR) -> list[int | None]:
    """Return the numbers of the best sequence."""
    return [candidate.number for candidate in best_chain(candidates(numbers, shape))]


@pytest.mark.parametrize(
    "numbers",
    [
        [*range(1, 11), *range(1, 9), *range(1, 13)],
        [*range(81, 101), *range(61, 81)],
        [*range(1, 6), 5, *range(6, 10)],
        [1, 2, 3, 47, 48, 300],
        [*range(20, 0, -1)],
        [1] * 12,
        [*range(1, 21), *range(1, 21)],
    ],
)
def test_plain_questions_are_all_taken(numbers: list[int]) -> None:
    """Numbers that start again, fall, repeat, jump or stand still lose no question."""
    assert chosen(numbers) == numbers


def test_steps_are_passed_over() -> None:
    """Steps that start again inside an answer are not worth leaving the sequence for."""
    questions = candidates([1, 2, 3, 4])
    steps = candidates([1, 2, 3], PLAIN)
    mixed = [*questions[:2], *steps, *questions[2:]]

    assert [each.shape for each in best_chain(mixed)] == [CLEAR] * 4


@given(st.lists(st.integers(1, 30), max_size=60))
def test_unclear_numbers_go_one_way(numbers: list[int]) -> None:
    """Without questions that are plain from their wording, numbers only rise, or fall one by one."""
    for one, other in pairwise(chosen(numbers, PLAIN)):
        assert one is not None
        assert other is not None
        assert other > one or other == one - 1


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), ("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("LXXXIX", 89)]
)
def test_numerals(text: str, value: int) -> None:
    """Digits and Roman numerals are read alike."""
    assert read_number(text) == value


def questions(text: str) -> list[tuple[int | None, str]]:
    """Return number and text of the questions of an article."""
    drafts = FORMATS["numbered"].parse(Article(text, "x")).drafts
    return [(draft.number, draft.question) for draft in drafts]


def test_question_like_points_in_an_answer() -> None:
    """A short list that asks, inside an answer, stays there: the questions go on behind it."""
    text = "".join(f"{number}. What is thing {number}?\nIt is a thing.\n" for number in range(1, 8))
    points = "1. Who asks for it?\nA team.\n2. What does it cost?\nA day.\n"
    head, tail = text.split("5. What", 1)

    assert [number for number, _ in questions(f"{head}{points}5. What{tail}")] == [*range(1, 8)]


def test_a_section_as_plain_as_the_first_is_no_list() -> None:
    """Questions that start again and are answered like the others are a section of their own."""
    section = "".join(f"{number}. What is thing {number}?\nIt is a thing.\n" for number in range(1, 9))

    assert len(questions(section + section.replace("thing", "idea") + section.replace("thing", "fact"))) == 24
