"""The search language: what is understood, what is found, and what is said about mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import Card, CardId, Point
from dlprep.selection.facts import CardFacts, State
from dlprep.selection.query import Field, Query, Term, name_matches
from dlprep.selection.query_text import read_filters, read_query
from tests.builders import a_card
from tests.strategies import any_text, cards

ROC = CardFacts(
    a_card(
        "roc-auc",
        question="What does Schrödinger's ROC curve   measure?",
        answer="True positives against **false** positives.",
        points=(Point("ties count half"),),
        tags=("evaluation", "imbalance"),
        difficulty=2,
    ),
    deck="image-classification",
    box=3,
    states=frozenset({State.SEEN, State.DUE, State.FLAGGED}),
)
NEW = CardFacts(a_card("dropout"), deck="basics", states=frozenset({State.NEW}))

facts = st.builds(
    CardFacts,
    card=cards,
    deck=st.sampled_from(["basics", "vision-2026"]),
    box=st.none() | st.integers(1, 5),
    states=st.frozensets(st.sampled_from(State)),
)
words = st.one_of(
    st.text(max_size=12),
    st.text(alphabet='ab-":,* 1359', max_size=20),
    st.builds(
        "{}:{}".format, st.sampled_from([*Field, "fild"]), st.text(alphabet="aebds1359-,*", max_size=8)
    ),
    st.builds("is:{}".format, st.sampled_from(State)),
)
queries = st.lists(words, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "roc",
        "ROC curve",
        "schrodinger",
        "SCHRÖDINGER",
        '"curve measure"',
        '"roc curve" ties',
        "imbalance",
        "roc-auc",
        "-dropout",
        '-"measure curve"',
        "deck:image-classification",
        "deck:image*",
        "tag:evaluation",
        "tag:cnn,imbalance",
        "tag:Imbal*",
        "-tag:cnn",
        "id:roc*",
        "id:*auc",
        "id:r*c*c",
        "box:3",
        "box:2-4",
        "box:4-2",
        "box:1,3",
        "-box:1-2",
        "difficulty:2",
        "is:due",
        "is:leech,flagged",
        "-is:new",
        'tag:evaluation is:due "true positives" -lstm',
    ],
)
def test_what_finds_the_card(text: str) -> None:
    """Words in any text of the card, whatever their case and accents; fields; each negated."""
    read = read_query(text)

    assert read.problems == ()
    assert read.query.matches(ROC)


@pytest.mark.parametrize(
    "text",
    [
        "dropout",
        "roc dropout",
        '"measure curve"',
        "-roc",
        "deck:image",
        "tag:eval",
        "id:roc",
        "id:auc*",
        "id:*roc",
        "box:1",
        "box:4-5",
        "difficulty:3",
        "is:new",
        "-is:due",
        "tag:evaluation tag:cnn",
    ],
)
def test_what_does_not_find_it(text: str) -> None:
    """All terms have to hold; names are whole unless a * says otherwise."""
    read = read_query(text)

    assert read.problems == ()
    assert not read.query.matches(ROC)


@pytest.mark.parametrize("text", ["box:1-5", "difficulty:1-3"])
def test_a_card_without_a_number_is_in_no_range(text: str) -> None:
    """A card never seen is in no box; one that names no difficulty has none."""
    assert not read_query(text).query.matches(NEW)
    assert read_query(f"-{text}").query.matches(NEW)


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("roc tga:cnn", 5, "there is no field 'tga'", "did you mean 'tag'?"),
        ("-bx:1", 2, "there is no field 'bx'", "did you mean 'box'?"),
        ("http://x", 1, "there is no field 'http'", 'to search for these words, write "http://x"'),
        ("is:deu", 1, "a card cannot be 'deu'", "did you mean 'due'?"),
        ("a box:6", 3, "'6' is no box: there are 1 to 5", "write it as 2 or 2-4"),
        ("box:two", 1, "'two' is no box: there are 1 to 5", "write it as 2 or 2-4"),
        ("difficulty:0", 1, "'0' is no difficulty: there are 1 to 3", "write it as 3"),
        ("tag:", 1, "'tag' has no value", "such as evaluation"),
        ("tag:,", 1, "'tag' has no value", "such as evaluation"),
        ('roc "two words', 5, "the quotation mark is not closed", 'write a phrase as "two words"'),
    ],
)
def test_mistakes_are_named(text: str, column: int, message: str, hint: str) -> None:
    """What cannot be understood comes back with its column and what was probably meant."""
    [problem] = read_query(text).problems

    assert (problem.place.column, problem.message, problem.hint) == (column, message, hint)


def test_all_mistakes_are_named() -> None:
    """Two mistakes are two problems; the terms beside them are still read."""
    read = read_query("tga:cnn roc bix:1")

    assert [problem.place.column for problem in read.problems] == [1, 13]
    assert read.query == read_query("roc").query


@given(st.one_of(st.text(max_size=80), queries))
def test_reading_never_raises(text: str) -> None:
    """Whatever is written, there is a query, and every problem lies within the text."""
    read = read_query(text)

    assert all(1 <= problem.place.column <= len(text) for problem in read.problems)
    assert all(problem.hint for problem in read.problems)
    read.query.matches(ROC)


@given(queries, facts)
def test_negation_is_the_complement(text: str, card: CardFacts) -> None:
    """Of a term and its negation exactly one holds; a - before a word in a query is just that."""
    for term in read_query(text).query.terms:
        negated = Term(term.test, not term.negated)
        assert Query((term,)).matches(card) is not Query((negated,)).matches(card)
    for word in text.split():
        plain, minus = read_query(word), read_query(f"-{word}")
        if '"' not in word and not word.startswith("-") and not plain.problems:
            assert plain.query.matches(card) is not minus.query.matches(card)


@given(queries, queries, facts)
def test_more_terms_find_less(one: str, other: str, card: CardFacts) -> None:
    """A card matches two queries together when it matches each."""
    first, second = read_query(one).query, read_query(other).query

    assert (first & second).matches(card) is (first.matches(card) and second.matches(card))


@given(st.lists(st.text(max_size=10), max_size=4))
def test_filters_are_terms(values: list[str]) -> None:
    """The filters of a command line mean what the same field means in a query."""
    for field in Field:
        text = ",".join(values)
        if any(char.isspace() or char == '"' for char in text) or not text:
            continue
        filters, query = read_filters({field: values}), read_query(f"{field}:{text}")
        assert filters.query == query.query
        assert [problem.message for problem in filters.problems] == [
            problem.message for problem in query.problems
        ]


@given(any_text, any_text, any_text)
def test_a_star_is_any_text(start: str, middle: str, end: str) -> None:
    """A pattern with stars matches every text that has its parts in their order."""
    start, middle, end = (text.replace("*", "") for text in (start, middle, end))

    assert name_matches(f"{start}*{end}", start + middle + end)
    assert name_matches(f"*{middle}*", start + middle + end)
    assert name_matches(start, start)


@pytest.mark.parametrize(("pattern", "name"), [("ab*ba", "aba"), ("a*b*c", "acb"), ("a*", "ba"), ("a", "ab")])
def test_a_star_is_no_excuse(pattern: str, name: str) -> None:
    """Parts do not overlap, and their order counts."""
    assert not name_matches(pattern, name)


@given(any_text, st.from_regex(r"[a-z]{1,8}", fullmatch=True), any_text)
def test_words_of_a_card_find_it(before: str, word: str, after: str) -> None:
    """A word of the answer finds the card, however it is written there."""
    card = CardFacts(Card(CardId("a"), "?", f"{before} {word.title()} {after}"), "d")

    assert read_query(word).query.matches(card)
    assert read_query(word.upper()).query.matches(card)
