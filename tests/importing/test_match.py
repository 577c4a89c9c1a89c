"""Finding the card of each draft: what is certain first, and nothing by a guess."""

import time
from dataclasses import replace

import pytest

from dlprep.importing.draft import Draft
from dlprep.importing.merging.base import Base
from dlprep.importing.merging.merge import Merge, merge
from dlprep.model.card import Card, CardId, Source
from dlprep.model.deck import Deck, DeckId

SOURCE = Source("Questions", "questions.md")
LONG = (
    "Dropout switches random units off while the network learns, so that no unit can rely on another one;"
    " at test time all of them are on and the weights are scaled."
)
OTHER = (
    "A learning rate that is too high makes the loss jump about, one that is too low wastes the day;"
    " people start high, watch the curve, and lower it in steps."
)


def merged(old: list[Draft], new: list[Draft], source: Source = SOURCE) -> Merge:
    """Return what importing *new* does to a deck made of *old*."""
    deck = Deck(DeckId("d"), "D")
    first = merge(deck, old, SOURCE)
    bases = first.bases if source == SOURCE else {}
    return merge(replace(deck, cards=first.added), new, source, (), bases)


def pairs(result: Merge) -> dict[str, str]:
    """Return the id of each card that was found, by the question it is asked with now."""
    return {each.draft.question: each.card.id for each in result.settled}


RENAMED = {
    "by its key": (
        Draft("What is it?", "A.", 1, key="k7"),
        Draft("Why at all?", "B.", 9, key="k7"),
    ),
    "by its answer": (Draft("What is dropout?", LONG, 1), Draft("Switching units off: why?", LONG, 1)),
    "by number and words": (
        Draft("What is dropout?", "A.", 1, 12),
        Draft("Can you explain dropout to me?", "B.", 1, 12),
    ),
    "by number and answer": (
        Draft("What is dropout?", LONG, 1, 12),
        Draft("Units are switched off: why?", LONG.replace("random", "chosen"), 1, 12),
    ),
    "by likeness": (
        Draft("Why do networks use dropout layers in training?", LONG, 1),
        Draft("Why would networks use dropout layers for training?", LONG.replace("random", "some"), 1),
    ),
    "by spelling": (Draft("What is “bias”?", "A.", 1), Draft("what is  BIAS", "B.", 1)),
}


@pytest.mark.parametrize("name", RENAMED)
def test_a_renamed_question_keeps_its_card(name: str) -> None:
    """A question in other words is the same card when something certain says so."""
    old, new = RENAMED[name]
    bystander = Draft("What is a learning rate?", OTHER, 30, 40)

    result = merged([old, bystander], [bystander, new])

    assert result.added == ()
    assert len(result.settled) == 2
    assert result.missing == ()


DIFFERENT = {
    "another question under the number": (
        Draft("What is dropout?", LONG, 1, 12),
        Draft("How is a learning rate chosen?", OTHER, 1, 12),
    ),
    "nearly the same words about another thing": (
        Draft("What does L1 regularization do to weights?", "It makes many of them zero.", 1),
        Draft("What does L2 regularization do to weights?", "All shrink, none vanishes at all.", 1),
    ),
    "the same short answer": (
        Draft("Is dropout used at test time?", "No.", 1),
        Draft("Is Adam convex?", "No.", 1),
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_another_question_is_another_card(name: str) -> None:
    """A new question never takes over the card, and so the history, of one that is gone."""
    old, new = DIFFERENT[name]

    result = merged([old], [new])

    assert [card.question for card in result.added] == [new.question]
    assert result.settled == ()


def test_what_could_be_two_cards_is_not_guessed() -> None:
    """A question as near to one card as to another is added, and told with both."""
    old = [
        Draft("How does dropout help a small network?", LONG, 1),
        Draft("How does dropout help a large network?", LONG + " Indeed.", 2),
    ]

    result = merged(old, [Draft("How does dropout help a network?", LONG + " So.", 1)])

    [doubt] = result.uncertain
    assert sorted(doubt.candidates) == sorted(
        card.id for card in merge(Deck(DeckId("d"), "D"), old, SOURCE).added
    )
    assert doubt.added == result.added[0].id
    assert (result.settled, result.missing) == ((), ())


def test_the_same_question_twice_is_told_by_number_then_answer() -> None:
    """A question that the article asks twice finds each of its cards again."""
    old = [Draft("What is bias?", "In statistics.", 1, 1), Draft("What is bias?", "In a neuron.", 2, 2)]
    moved = [replace(old[1], number=7), replace(old[0], number=8)]

    assert [each.card.answer for each in merged(old, moved).settled] == ["In a neuron.", "In statistics."]


def test_the_same_question_twice_with_nothing_to_tell_them_apart() -> None:
    """When both cards of a question might be meant, both stay as they are, and that is told."""
    old = [Draft("What is bias?", "In statistics.", 1), Draft("What is bias?", "In a neuron.", 2)]

    result = merged(old, [replace(draft, answer=draft.answer + " New.") for draft in old])

    assert (result.added, result.settled) == ((), ())
    assert [len(doubt.candidates) for doubt in result.uncertain] == [2, 2]


def test_numbers_of_another_article_mean_nothing() -> None:
    """Question 1 of another article is added beside question 1 of this one."""
    result = merged(
        [Draft("What is noise in data?", "Chance.", 5, 1)],
        [Draft("What is label noise?", "Errors.", 5, 1)],
        Source("Other", "o.txt"),
    )

    assert [card.id for card in result.added] == ["what-is-label-noise"]


def test_piped_articles_are_known_by_their_titles() -> None:
    """Two texts from standard input are one article only if their titles are the same."""
    titled, untitled = (Card(CardId("a"), "Why?", "So.", 1, Source(title, "-")) for title in ("One", ""))

    for card, title, same in (
        (titled, "One", True),
        (titled, "Two", False),
        (titled, "", False),
        (untitled, "Two", False),
        (untitled, "", True),
    ):
        result = merge(Deck(DeckId("d"), "D", (card,)), [], Source(title, "-"))
        assert (result.missing == (card,)) == same


def test_the_person_may_have_edited_the_question() -> None:
    """A question edited in the deck is still found by what the article called it."""
    card = Card(CardId("x"), "My own words entirely?", "So.", None, SOURCE)
    bases = {CardId("x"): Base("What is dropout?", "So.")}

    result = merge(Deck(DeckId("d"), "D", (card,)), [Draft("What is dropout?", "So.", 1)], SOURCE, (), bases)

    assert [each.after for each in result.settled] == [card]


@pytest.mark.heavy
def test_thousands_of_renamed_questions_are_matched_in_seconds() -> None:
    """Every one of 2,000 questions reworded at once finds its card again, in reasonable time."""
    old = [
        Draft(f"What is thing {n} good for in {n % 13} ways?", f"{LONG} {n} {n * 7}", n + 1)
        for n in range(2000)
    ]
    new = [replace(d, question=d.question.replace("good", "used"), answer=d.answer + " Yes.") for d in old]
    begun = time.process_time()

    merged(old, new)

    assert time.process_time() - begun < 30
