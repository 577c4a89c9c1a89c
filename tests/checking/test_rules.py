"""The rules that keep cards good."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.checking.code import code_findings
from dlprep.checking.dates import date_findings
from dlprep.checking.finding import Finding
from dlprep.checking.questions import SAME, question_findings
from dlprep.checking.rubric import LONGEST_ANSWER, rubric_findings
from dlprep.checking.tags import tag_findings
from dlprep.checking.words import key_terms, may_exceed, spoken_words
from dlprep.model.card import Card, Point
from dlprep.model.deck import Deck, DeckId
from tests.builders import a_card
from tests.strategies import decks

POINTS = (Point("momentum keeps a mean", must=True), Point("gradients add up"), Point("valleys shrink"))
ANSWER = "Momentum keeps a running mean of the gradients, so they add up while valleys shrink."


def a_deck_of(*cards: Card) -> Deck:
    """Return a deck of those cards."""
    return Deck(DeckId("d"), "D", cards)


def messages(findings: Iterable[Finding]) -> list[str]:
    """Return what was found."""
    return [finding.message for finding in findings]


def test_a_good_card_has_no_finding() -> None:
    """A card with covered points, one of them a must, passes."""
    assert list(rubric_findings(a_deck_of(a_card(answer=ANSWER, points=POINTS)))) == []


def test_decks_without_any_points_are_left_alone() -> None:
    """A deck that was only imported has no rubric yet; its answers may be long."""
    assert list(rubric_findings(a_deck_of(a_card(answer="word " * 900)))) == []


def test_a_card_without_points_among_others() -> None:
    """Where other cards have points, one without them is found."""
    deck = a_deck_of(a_card("a", answer=ANSWER, points=POINTS), a_card("b"))

    [finding] = rubric_findings(deck)

    assert (finding.card, finding.message) == ("b", "the card has no points")


def test_drafted_points_are_not_judged() -> None:
    """Points that nobody has checked are no rubric yet; once one of them was checked, they are."""
    drafted = (Point("nothing of the kind", drafted=True), Point("nor this", drafted=True))
    good = a_card("a", answer=ANSWER, points=POINTS)

    for points, found in ((drafted, 0), ((Point("momentum"), *drafted), 2)):
        deck = a_deck_of(good, a_card("b", answer=ANSWER, points=points))
        assert len(messages(rubric_findings(deck))) == found
    assert list(rubric_findings(a_deck_of(a_card(answer="word " * 900, points=drafted)))) == []


@pytest.mark.parametrize("count", [1, 2, 8])
def test_too_few_or_too_many_points(count: int) -> None:
    """Three to seven points can be ticked by ear."""
    points = tuple(Point("momentum", must=True) for _ in range(count))

    assert messages(rubric_findings(a_deck_of(a_card(answer=ANSWER, points=points)))) == [
        f"the card has {count} points"
    ]


def test_no_must() -> None:
    """A rubric without a must cannot fail an answer."""
    points = tuple(Point(point.say) for point in POINTS)

    assert messages(rubric_findings(a_deck_of(a_card(answer=ANSWER, points=points)))) == [
        "none of the points is a must"
    ]


def test_a_point_that_the_answer_does_not_say() -> None:
    """A point whose key terms are mostly missing from the answer is found, with those terms."""
    points = (*POINTS, Point("Nesterov looks ahead before the gradient"))

    [finding] = rubric_findings(a_deck_of(a_card(answer=ANSWER, points=points)))

    assert finding.path == ("points", 3, "say")
    assert "not found: ahead, befor, looks, neste" in finding.hint


def test_an_answer_too_long_to_speak() -> None:
    """More words than two minutes hold are found; code and display formulas are not spoken."""
    code = "\n```python\n" + "x = 1\n" * 300 + "```\n$$" + "a + " * 300 + "b$$\n"
    just_right = ANSWER + " word" * (LONGEST_ANSWER - spoken_words(ANSWER)) + code

    fits = a_card(answer=just_right, points=POINTS)
    long = a_card(answer=just_right + "\n\nmore", points=POINTS)

    assert list(rubric_findings(a_deck_of(fits))) == []
    assert messages(rubric_findings(a_deck_of(long))) == [
        f"the answer has {LONGEST_ANSWER + 1} words, too long to speak in two minutes"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two three", 3),
        ("- one\n- two", 2),
        ("| a | b |\n|---|---|\n| c | d |", 4),
        ("the loss $a + b$ falls", 4),
        ("# Title\n\n> said", 2),
        ("~~~\nnot said\n~~~\nsaid", 1),
    ],
)
def test_spoken_words(text: str, words: int) -> None:
    """Words are counted as they are said: a formula in a sentence is one, marks are none."""
    assert spoken_words(text) == words


@given(st.text(alphabet="ab$|*`~ \n-", max_size=60))
def test_the_glance_never_misses_a_long_answer(text: str) -> None:
    """An answer that may not exceed a number of words, at a glance, does not."""
    assert may_exceed(text, spoken_words(text) - 1)


def test_unknown_tags() -> None:
    """A tag outside the vocabulary is found, with the nearest one; no vocabulary allows all."""
    card = a_card(tags=("losses", "loses"))

    [finding] = tag_findings(card, {"losses", "data"})

    assert (finding.path, finding.hint) == (("tags", 1), "did you mean 'losses'?")
    assert list(tag_findings(card, ())) == []


def test_code_that_does_not_parse() -> None:
    """Each broken Python block is found at its line; other languages and sound code are not."""
    answer = "Text.\n\n```python\nx = 1\n```\n\n```python norun\nx = 1\ny = = 2\n```\n\n```bash\nif [\n```\n"

    [finding] = code_findings(a_card(answer=answer))

    assert finding.message.startswith("this Python code does not parse")
    assert answer.splitlines()[finding.line] == "y = = 2"


@pytest.mark.parametrize(("day", "found"), [(date(2026, 11, 22), 1), (date(2026, 11, 23), 0), (None, 0)])
def test_review_by(day: date | None, found: int) -> None:
    """Facts are to be looked at when their day has passed, not on it."""
    assert len(list(date_findings(a_card(review_by=day), date(2026, 11, 23)))) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("What does dropout do at test time?", "What does dropout do at test time?", True),
        ("What does dropout do at test time?", "At test time, what would dropout do?", True),
        ("What does dropout do at test time?", "What does dropout do in training?", False),
        ("Explain ROC-AUC as a probability.", "Explain PR-AUC as a probability.", False),
    ],
)
def test_near_duplicates(one: str, other: str, same: bool) -> None:
    """The same key terms in another order are the same question; another key term is another one."""
    findings = list(question_findings([a_card("a", question=one), a_card("b", question=other)]))

    assert [finding.card for finding in findings] == (["b"] if same else [])


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8), max_size=12))
def test_no_pair_is_missed(questions: list[list[str]]) -> None:
    """Comparing only pairs that share a rare term finds what comparing all pairs finds."""
    words = {letter: f"{letter}word" for letter in "abcdefgh"}
    cards = [
        a_card(f"c{number}", question=" ".join(words[letter] for letter in question))
        for number, question in enumerate(questions)
    ]
    terms = [key_terms(card.question) for card in cards]
    repeated = {
        later
        for later in range(len(cards))
        for earlier in range(later)
        if len(terms[later] & terms[earlier]) >= SAME * len(terms[later] | terms[earlier])
    }

    assert {finding.card for finding in question_findings(cards)} == {f"c{number}" for number in repeated}


@given(decks)
def test_no_card_makes_a_rule_raise(deck: Deck) -> None:
    """Whatever stands on the cards, every rule gives findings about cards of the deck."""
    findings = [*rubric_findings(deck), *question_findings(deck.cards)]
    for card in deck.cards:
        findings += [*code_findings(card), *tag_findings(card, {"x"}), *date_findings(card, date(2026, 1, 1))]

    assert {finding.card for finding in findings} <= {card.id for card in deck.cards}
