"""Merging drafts into a deck: added once, never overwritten."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.draft import Draft
from dlprep.importing.merge import Change, merge, normalise
from dlprep.model.card import Card, CardId, Source
from dlprep.model.deck import Deck, DeckId

SOURCE = Source("Twenty questions", "twenty.txt")
EMPTY = Deck(DeckId("d"), "D")
DRAFTS = [Draft("What is bias?", "A shift.", 3, 1), Draft("What is variance?", "A spread.", 9, 2)]


def imported(deck: Deck, drafts: list[Draft], source: Source = SOURCE) -> Deck:
    """Return the deck with what a merge adds."""
    return replace(deck, cards=(*deck.cards, *merge(deck, drafts, source, set()).added))


def test_new_questions_become_cards() -> None:
    """A new question becomes a card with id, number and its place in the article."""
    first = merge(EMPTY, DRAFTS, SOURCE, set()).added[0]

    assert first == Card(
        CardId("what-is-bias"), "What is bias?", "A shift.", 1, Source("Twenty questions", "twenty.txt", 3)
    )


def test_ids_avoid_all_decks() -> None:
    """An id in use in another deck is not given again."""
    added = merge(EMPTY, DRAFTS, SOURCE, {CardId("what-is-bias")}).added

    assert [card.id for card in added] == ["what-is-bias-2", "what-is-variance"]


def test_second_import_changes_nothing() -> None:
    """The same article again yields only unchanged cards."""
    again = merge(imported(EMPTY, DRAFTS), DRAFTS, SOURCE, set())

    assert (again.added, again.changed) == ((), ())
    assert again.unchanged == ("what-is-bias", "what-is-variance")


def test_another_answer_is_reported_not_written() -> None:
    """A card whose answer differs is reported with the draft."""
    deck = imported(EMPTY, DRAFTS)
    draft = replace(DRAFTS[0], answer="Another shift.")

    assert merge(deck, [draft], SOURCE, set()).changed == (Change(deck.cards[0], draft),)


def test_another_question_under_the_same_number_is_reported() -> None:
    """A reworded question of the same article is taken for the same one, by its number."""
    deck = imported(EMPTY, DRAFTS)
    draft = replace(DRAFTS[1], question="Define variance.")

    result = merge(deck, [draft], SOURCE, set())

    assert (result.changed, result.added) == ((Change(deck.cards[1], draft),), ())


def test_numbers_of_another_article_mean_nothing() -> None:
    """Question 1 of another article is added beside question 1 of this one."""
    result = merge(
        imported(EMPTY, DRAFTS), [Draft("What is noise?", "Chance.", 5, 1)], Source("Other", "o.txt"), set()
    )

    assert [card.id for card in result.added] == ["what-is-noise"]
    assert result.changed == ()


def test_spelling_of_a_question_does_not_matter() -> None:
    """Case, quotes and blanks make no other question, but the difference is reported."""
    draft = replace(DRAFTS[0], question="what is  “bias”?", number=None)

    result = merge(imported(EMPTY, DRAFTS), [draft], SOURCE, set())

    assert (len(result.changed), result.added) == (1, ())


def test_blanks_at_line_ends_are_no_difference() -> None:
    """What a deck file adds at the end of a text does not count as an edit."""
    deck = imported(EMPTY, DRAFTS)
    stored = replace(deck, cards=tuple(replace(card, answer=card.answer + " \n") for card in deck.cards))

    assert merge(stored, DRAFTS, SOURCE, set()).changed == ()


def test_moved_numbers_follow_the_question() -> None:
    """When a question was inserted before them, the others are matched by their words."""
    moved = [Draft("What is data?", "Facts.", 2, 1)] + [
        replace(d, number=(d.number or 0) + 1) for d in DRAFTS
    ]

    result = merge(imported(EMPTY, DRAFTS), moved, SOURCE, set())

    assert [card.id for card in result.added] == ["what-is-data"]
    assert len(result.unchanged) == 2


words = st.sampled_from(["a", "b", "B?", "c d", "é", "词", "!"])
drafts = st.lists(
    st.builds(Draft, words, words, st.integers(1, 9), st.none() | st.integers(1, 3)), max_size=8
)


@given(drafts, drafts, st.booleans())
def test_importing_twice_adds_nothing(before: list[Draft], article: list[Draft], same: bool) -> None:
    """Whatever was in the deck, a second import of the same article adds nothing.

    And when no question stands twice, it finds the same cards changed and unchanged as well.
    """
    deck = imported(EMPTY, before, SOURCE if same else Source("Other", "other.txt"))
    first = merge(deck, article, SOURCE, set())
    second = merge(imported(deck, article), article, SOURCE, set())

    assert second.added == ()
    assert len(first.added) + len(first.unchanged) + len(first.changed) == len(article)
    if len({normalise(draft.question) for draft in [*before, *article]}) == len(before) + len(article):
        assert {change.card.id for change in second.changed} == {change.card.id for change in first.changed}


def test_another_article_of_the_same_name_is_not_matched_by_number() -> None:
    """Two articles with one title and other questions under the same numbers are both kept."""
    source = Source(title="Deep learning questions", origin="article.txt")
    first = merge(Deck(DeckId("d"), "D"), [Draft("What is x?", "It is y.", 2, 1)], source, ())
    deck = Deck(DeckId("d"), "D", first.added)

    second = merge(deck, [Draft("What is overfitting?", "Fitting noise.", 2, 1)], source, ())

    assert [card.question for card in second.added] == ["What is overfitting?"]
    assert second.changed == ()
