"""Reading questions from JSON in the shapes people write it."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import ArticleError
from dlprep.model.card import Point
from tests.storage.sources.reading import attempt, pairs, read

X, Y = {"question": "What is x?", "answer": "A letter."}, {"question": "What is y?", "answer": "Another."}
SHAPES = {
    "list": [X, Y],
    "under a key": {"version": 1, "title": "Letters", "questions": [X, Y]},
    "nested": {"topics": [{"name": "Early", "items": [X]}, {"name": "Late", "items": [Y]}]},
    "mapping": {"What is x?": "A letter.", "What is y?": "Another."},
    "mappings in groups": {"Early": {"What is x?": "A letter."}, "Late": {"What is y?": "Another."}},
    "pairs": [["What is x?", "A letter."], ["What is y?", "Another."]],
    "other names": [
        {"Front": "What is x?", "Back": "A letter."},
        {"prompt": "What is y?", "response": "Another."},
    ],
    "chosen by letter": [
        {"question": "What is x?", "options": ["A letter.", "A number."], "answer": "A"},
        {"question": "What is y?", "options": {"a": "None.", "b": "Another."}, "answer": "b"},
    ],
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("file", ["a.json", "a"])
def test_shapes(name: str, file: str) -> None:
    """Questions are found wherever they stand, in their order."""
    assert pairs(read(json.dumps(SHAPES[name], indent=1), file)) == [
        ("What is x?", "A letter."),
        ("What is y?", "Another."),
    ]


def test_json_lines() -> None:
    """One object a line is read with the line it stands on."""
    article = read(f"{json.dumps(X)}\n\n{json.dumps(Y)}\n", "a.jsonl")

    assert [(draft.question, draft.line) for draft in article.records] == [
        ("What is x?", 1),
        ("What is y?", 3),
    ]


def test_a_deck_of_ours_comes_back() -> None:
    """A deck written as JSON keeps ids, numbers, points and tags."""
    card = {
        "id": "adam",
        "number": 7,
        "question": "Was ist Größe?",
        "answer": "Two means.\n\n```python\nx = 1\n```",
        "points": [{"say": "first mean", "must": True}, {"say": "second mean"}],
        "tags": ["optimizers", "Deep Learning"],
    }

    (draft,) = read(json.dumps({"format": 1, "id": "d", "title": "D", "cards": [card]}), "a.json").records

    assert (draft.key, draft.number, draft.question, draft.answer) == (
        "adam",
        7,
        "Was ist Größe?",
        card["answer"],
    )
    assert draft.points == (Point("first mean", must=True), Point("second mean"))
    assert draft.tags == ("optimizers", "deep-learning")


def test_groups_become_tags_and_lists_become_items() -> None:
    """The name of the group around a question tags it; an answer that is a list is written as one."""
    data = {
        "category": "Optimizers",
        "questions": [{"q": "Which?", "a": ["SGD", "Adam"], "tags": "first, second"}],
    }

    (draft,) = read(json.dumps(data), "a.json").records

    assert draft.answer == "- SGD\n- Adam"
    assert draft.tags == ("optimizers", "first", "second")


def test_what_json_can_hide_is_taken_out() -> None:
    """Escapes of JSON bring no control characters into a card."""
    text = r'[{"question": "W\u001b[31mhy\u202e?", "answer": "S\u0007o.", "id": "a\u0000b"}]'

    (draft,) = read(text, "a.json").records

    assert (draft.question, draft.answer, draft.key) == ("Why?", "So.", "ab")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"question": ', "no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[" + "1" * 5000 + "]", "no JSON"),
        ('{"name": "x"}', "no questions"),
        (json.dumps([["a?", "b"]] * 100_001), "more than 100000"),
    ],
)
def test_what_is_no_json_of_questions(text: str, message: str) -> None:
    """Broken, deep, empty or endless JSON is one clear error."""
    with pytest.raises(ArticleError, match=message):
        read(text, "a.json")


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["question", "answer", "tags", "points", "options", "number", "id", "x?", "topic"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(values)
def test_no_json_raises(value: object) -> None:
    """Whatever types stand where, there are drafts or one clear error."""
    article = attempt(json.dumps(value), "a.json")

    assert article is None or article.records


def test_lines_of_escaped_texts() -> None:
    """A question is found on its line however its characters are written, and thousands at once."""
    rows = [
        f'{{"question": "What is a\\/b\\u0021 number {n}?",\n "answer": "It is one."}}' for n in range(3000)
    ]
    begun = time.process_time()

    records = read("[" + ",\n".join(rows) + "]", "a.json").records

    assert records is not None
    assert [draft.line for draft in records] == [1 + 2 * n for n in range(3000)]
    assert records[1].question == "What is a/b! number 1?"
    assert time.process_time() - begun < 4
