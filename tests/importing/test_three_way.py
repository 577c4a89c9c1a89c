"""One card settled three ways: what the person has, what the article says, what was agreed."""

from dataclasses import replace

import pytest

from dlprep.importing.draft import Draft
from dlprep.importing.merging.choices import NO_CHOICES, Choices
from dlprep.importing.merging.merge import Merge, merge
from dlprep.importing.merging.three_way import Outcome
from dlprep.model.card import Card, CardId, Point
from dlprep.model.deck import Deck, DeckId
from tests.importing.test_merge import DRAFTS, EMPTY, SOURCE, imported


def again(*drafts: Draft, deck: Deck | None = None, choices: Choices = NO_CHOICES, **edits: str) -> Merge:
    """Return what a second import of other drafts does, after the first card of the deck was edited."""
    first, bases = imported(EMPTY, DRAFTS)
    deck = deck or replace(first, cards=(replace(first.cards[0], **edits), *first.cards[1:]))  # type: ignore[arg-type]
    return merge(deck, drafts or DRAFTS, SOURCE, (), bases, choices)


# What the person has, what the article says now, what becomes of it.
THREE_WAYS = [
    ("A shift.", "A shift.", Outcome.SAME),
    ("A shift.", "A systematic shift.", Outcome.TAKEN),
    ("My own shift.", "A shift.", Outcome.KEPT),
    ("My own shift.", "A systematic shift.", Outcome.CONFLICT),
    ("The same shift.", "The same shift.", Outcome.SAME),
    ("A shift. \n", "A shift.", Outcome.SAME),
]


@pytest.mark.parametrize(("mine", "theirs", "outcome"), THREE_WAYS)
def test_three_ways(mine: str, theirs: str, outcome: Outcome) -> None:
    """Of an answer, the side that moved counts; when both did, it is left as the person has it."""
    [settled, _] = again(replace(DRAFTS[0], answer=theirs), DRAFTS[1], answer=mine).settled

    assert settled.answer is outcome
    assert settled.after.answer == (theirs if outcome is Outcome.TAKEN else mine)


def test_question_and_answer_are_settled_apart() -> None:
    """A question changed in the article is taken though the answer was edited."""
    [settled, _] = again(replace(DRAFTS[0], question="Define bias."), DRAFTS[1], answer="Mine.").settled

    assert (settled.question, settled.answer) == (Outcome.TAKEN, Outcome.KEPT)
    assert (settled.after.id, settled.after.question) == ("what-is-bias", "Define bias.")
    assert settled.is_renamed


def test_a_conflict_comes_up_again_until_it_is_settled() -> None:
    """What was left to the person stays a conflict; once settled, it is none any more."""
    draft = replace(DRAFTS[0], answer="A systematic shift.")
    first, bases = imported(EMPTY, DRAFTS)
    deck = replace(first, cards=(replace(first.cards[0], answer="Mine."), first.cards[1]))

    deck, bases = imported(deck, [draft], bases=bases)
    assert merge(deck, [draft], SOURCE, (), bases).settled[0].is_conflict

    mine = Choices(mine=frozenset({"what-is-bias"}))
    bases |= merge(deck, [draft], SOURCE, (), bases, mine).bases
    assert merge(deck, [draft], SOURCE, (), bases).settled[0].is_kept


@pytest.mark.parametrize("name", ["what-is-bias", "all"])
def test_the_article_can_be_given_the_last_word(name: str) -> None:
    """With `theirs` the article's words are taken over own ones."""
    choices = Choices(theirs=frozenset({name}))
    [settled, _] = again(*DRAFTS, answer="Mine.", choices=choices).settled

    assert settled.after.answer == "A shift."


def test_a_card_that_was_there_before_is_never_overwritten() -> None:
    """A card without a base that says something else is a conflict, whoever wrote it."""
    deck = Deck(DeckId("d"), "D", (Card(CardId("bias"), "What is bias?", "My own."),))

    [settled] = merge(deck, DRAFTS[:1], SOURCE).settled

    assert settled.is_conflict
    assert settled.after == settled.card


def test_held_back_changes_come_up_again() -> None:
    """A change that was not carried out leaves card and base as they were; a decision stays."""
    draft = replace(DRAFTS[0], answer="A systematic shift.")

    held = again(draft, DRAFTS[1]).held_back()

    assert held.changed == ()
    assert held.bases[CardId("what-is-bias")].answer == "A shift."


def test_line_ends_of_the_deck_stay() -> None:
    """A text that ends with a line end in the deck ends with one after a change, too."""
    first, bases = imported(EMPTY, DRAFTS)
    deck = replace(first, cards=(replace(first.cards[0], answer="A shift.\n"), first.cards[1]))

    [settled] = merge(deck, [replace(DRAFTS[0], answer="New.")], SOURCE, (), bases).settled

    assert settled.after.answer == "New.\n"


def test_numbers_follow_the_article() -> None:
    """When a question was inserted before it, a card takes its new number and nothing else."""
    moved = [
        Draft("What is data?", "Facts.", 2, 1),
        *(replace(d, number=(d.number or 0) + 1) for d in DRAFTS),
    ]

    result = again(*moved)

    assert [card.id for card in result.added] == ["what-is-data"]
    assert [(each.after.number, each.is_changed) for each in result.settled] == [(2, False), (3, False)]


def test_a_number_of_ones_own_stays() -> None:
    """A number that the person has changed is not changed back."""
    first, bases = imported(EMPTY, DRAFTS)
    deck = replace(first, cards=(replace(first.cards[0], number=77), first.cards[1]))

    assert merge(deck, DRAFTS, SOURCE, (), bases).changed == ()


POINTS = (Point("one", drafted=True), Point("two", drafted=True))
NEW_POINTS = (Point("three", drafted=True), Point("four", drafted=True))


@pytest.mark.parametrize(
    ("now", "answer", "after"),
    [
        (POINTS, "A new one.", NEW_POINTS),
        (POINTS, "A shift.", POINTS),
        ((Point("one"), POINTS[1]), "A new one.", (Point("one"), POINTS[1])),
        ((), "A new one.", ()),
    ],
    ids=["untouched", "same answer", "edited", "taken out"],
)
def test_drafted_points_follow_the_answer(
    now: tuple[Point, ...], answer: str, after: tuple[Point, ...]
) -> None:
    """Points are drafted anew only for a new answer, and only where nobody has touched them."""
    draft = replace(DRAFTS[0], points=POINTS)
    first, bases = imported(EMPTY, [draft])
    deck = replace(first, cards=(replace(first.cards[0], points=now),))

    [settled] = merge(deck, [replace(draft, answer=answer, points=NEW_POINTS)], SOURCE, (), bases).settled

    assert settled.after.points == after
