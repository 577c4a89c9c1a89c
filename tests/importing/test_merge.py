"""Merging drafts into a deck: what is the article's is taken, what is the person's own is kept."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.draft import Draft
from dlprep.importing.merging.base import NO_BASES, Base, Bases
from dlprep.importing.merging.choices import Choices
from dlprep.importing.merging.merge import UNWRITTEN, merge
from dlprep.importing.merging.wording import normalise
from dlprep.model.card import Card, CardId, Point, Source
from dlprep.model.deck import Deck, DeckId
from dlprep.storage.deck_edits import add_cards, change_cards
from dlprep.storage.deck_format import read_deck
from dlprep.storage.deck_writing import write_deck
from tests.strategies import any_text

SOURCE = Source("Twenty questions", "twenty.txt")
EMPTY = Deck(DeckId("d"), "D")
DRAFTS = [Draft("What is bias?", "A shift.", 3, 1), Draft("What is variance?", "A spread.", 9, 2)]


def imported(
    deck: Deck, drafts: Sequence[Draft], source: Source = SOURCE, bases: Bases = NO_BASES
) -> tuple[Deck, dict[CardId, Base]]:
    """Return the deck and the bases after an import."""
    result = merge(deck, drafts, source, (), bases)
    after = {each.card.id: each.after for each in result.settled}
    cards = (*(after.get(card.id, card) for card in deck.cards), *result.added)
    return replace(deck, cards=cards), {**bases, **result.bases}


def test_new_questions_become_cards() -> None:
    """A new question becomes a card with id, number, tags, points and its place in the article."""
    point = Point("A shift", drafted=True)
    draft = replace(DRAFTS[0], points=(point,), tags=("Deep Learning", "—"))

    assert merge(EMPTY, [draft], SOURCE).added == (
        Card(
            CardId("what-is-bias"),
            "What is bias?",
            "A shift.",
            1,
            Source("Twenty questions", "twenty.txt", 3),
            points=(point,),
            tags=("deep-learning",),
        ),
    )


def test_ids_avoid_all_decks() -> None:
    """An id in use in another deck is not given again."""
    added = merge(EMPTY, DRAFTS, SOURCE, {CardId("what-is-bias")}).added

    assert [card.id for card in added] == ["what-is-bias-2", "what-is-variance"]


def whole(card_id: str, question: str) -> Draft:
    """Return the draft of a card that comes back whole."""
    card = Card(CardId(card_id), question, "An answer.", difficulty=3, mistakes=("None.",))
    return Draft(question, card.answer, 0, key=card_id, exact=True, card=card)


def test_a_whole_card_keeps_its_id_where_it_can() -> None:
    """Its id is its own if no card has it, and no new id is one that a later whole card brings."""
    drafts = [
        whole("bias", "What is bias?"),
        whole("bias", "Bias?"),
        whole("what-is-bias", "Lean?"),
        DRAFTS[0],
    ]

    added = merge(EMPTY, drafts, SOURCE, {CardId("bias")}).added

    assert [card.id for card in added] == ["what-is-bias-2", "bias-2", "what-is-bias", "what-is-bias-3"]
    assert [card.difficulty for card in added] == [3, 3, 3, None]
    assert [card.id for card in merge(EMPTY, drafts, SOURCE).added][:2] == ["bias", "bias-2"]


def test_a_whole_card_gets_no_points() -> None:
    """What had no points has none afterwards, neither in the deck nor in what was agreed on."""
    draft = whole("bias", "What is bias?")
    assert draft.card is not None
    answer = "It is a lean of the model.\n\n- It comes from assumptions.\n- More data do not mend it.\n"
    draft = replace(draft, answer=answer, card=replace(draft.card, answer=answer))

    result = merge(EMPTY, [draft], SOURCE, choices=Choices(points=True))

    assert merge(EMPTY, [replace(draft, card=None)], SOURCE, choices=Choices(points=True)).added[0].points
    assert (result.added, result.bases[CardId("bias")].points) == ((draft.card,), ())


def test_a_whole_card_is_known_by_its_id() -> None:
    """Where the deck has its id it is that card, in whatever words; nothing but its texts is changed."""
    card = Card(CardId("bias"), "Which lean has a model?", "Of its own.", mistakes=("Mine.",))

    result = merge(replace(EMPTY, cards=(card,)), [whole("bias", "What is bias?")], SOURCE,
                   choices=Choices(theirs=frozenset({"bias"}), points=True))  # fmt: skip

    assert (result.added, result.missing) == ((), ())
    assert [each.after for each in result.settled] == [
        replace(card, question="What is bias?", answer="An answer.")
    ]


def test_a_whole_card_of_another_deck_stays_there() -> None:
    """Where another deck holds it just so it is not added; in other words it is a card of its own."""
    draft, same = whole("bias", "What is bias?"), whole("lean", "What is a lean?")
    others = {each.card.id: each.card for each in (draft, same) if each.card is not None}
    changed = replace(draft, card=replace(others[CardId("bias")], difficulty=1))

    result = merge(EMPTY, [changed, same], SOURCE, others, others=others)

    assert [card.id for card in result.added] == ["what-is-bias"]
    assert result.elsewhere == ((same.card, same),)


def test_second_import_changes_nothing() -> None:
    """The same article again finds every card and changes none."""
    deck, bases = imported(EMPTY, DRAFTS)

    result = merge(deck, DRAFTS, SOURCE, (), bases)

    assert (result.added, result.changed, result.missing) == ((), (), ())
    assert [each.card.id for each in result.settled] == ["what-is-bias", "what-is-variance"]


def test_cards_gone_from_the_article_are_missing() -> None:
    """A card that the article no longer asks is named; a card of the person's own is not."""
    first, bases = imported(EMPTY, DRAFTS)
    deck = replace(first, cards=(*first.cards, Card(CardId("own"), "Why?", "Because.")))

    result = merge(deck, DRAFTS[:1], SOURCE, (), bases)

    assert [card.id for card in result.missing] == ["what-is-variance"]


def test_cards_that_the_person_took_out_stay_out() -> None:
    """A card deleted from the deck is not added again, unless it is asked for: then with its old id."""
    first, bases = imported(EMPTY, DRAFTS)
    deck = replace(first, cards=first.cards[1:])

    result = merge(deck, DRAFTS, SOURCE, (), bases)
    back = merge(deck, DRAFTS, SOURCE, (), bases, Choices(theirs=frozenset({"what-is-bias"})))

    assert (result.added, result.removed) == ((), ("what-is-bias",))
    assert [card.id for card in back.added] == ["what-is-bias"]


def test_the_id_of_a_removed_card_is_not_given_away() -> None:
    """A new question never inherits the history of a card that was taken out."""
    first, bases = imported(EMPTY, DRAFTS)
    new = Draft("What is: bias", "In sewing, a cut.", 3)
    deck = replace(first, cards=first.cards[1:])

    result = merge(deck, [new, *DRAFTS], SOURCE, (), bases)

    assert "what-is-bias" not in [card.id for card in result.added]


def test_questions_without_an_answer() -> None:
    """They become cards only if wanted, take an answer later, and never take one away."""
    bare = replace(DRAFTS[0], answer="")
    keep = Choices(keep_unanswered=True)

    assert merge(EMPTY, [bare], SOURCE).added == ()
    [card] = merge(EMPTY, [bare], SOURCE, (), NO_BASES, keep).added
    assert card.answer == UNWRITTEN
    deck = replace(EMPTY, cards=(card,))
    bases = merge(EMPTY, [bare], SOURCE, (), NO_BASES, keep).bases
    [found] = merge(deck, DRAFTS[:1], SOURCE, (), bases).settled
    assert found.after.answer == "A shift."
    deck, bases = imported(EMPTY, DRAFTS)
    [lost, _] = merge(deck, [bare, DRAFTS[1]], SOURCE, (), bases).settled
    assert lost.after == lost.card


def test_another_article_in_the_same_deck_has_no_say() -> None:
    """A question that two articles ask is a conflict when they answer it in two ways."""
    deck, _ = imported(EMPTY, DRAFTS)
    other = replace(DRAFTS[0], answer="Quite another thing.")

    result = merge(deck, [other], Source("Other", "other.txt"))

    assert (result.settled[0].is_conflict, result.missing) == (True, ())


words = st.sampled_from(["a", "b", "B?", "c d", "é", "词", "!", "a b c d e f"])
drafts = st.lists(
    st.builds(Draft, words, words, st.integers(1, 9), st.none() | st.integers(1, 3)), max_size=8
)


@given(drafts, drafts, drafts, st.booleans())
def test_importing_twice_changes_nothing(
    before: list[Draft], edited: list[Draft], article: list[Draft], same: bool
) -> None:
    """Whatever is in the deck and whoever wrote it, a second import of the same article does nothing."""
    source = SOURCE if same else Source("Other", "other.txt")
    deck, bases = imported(EMPTY, before, source)
    texts = [draft.answer for draft in edited]
    cards = [replace(card, answer=text) for card, text in zip(deck.cards, texts, strict=False)]
    deck = replace(deck, cards=(*cards, *deck.cards[len(cards) :]))

    once, bases = imported(deck, article, SOURCE, bases if same else {})
    twice = merge(once, article, SOURCE, (), bases)

    assert (twice.added, twice.changed) == ((), ())


@given(drafts, drafts)
def test_every_draft_has_its_place(before: list[Draft], article: list[Draft]) -> None:
    """Each draft is added, settled with one card, or left aside and told; no card is settled twice."""
    deck, bases = imported(EMPTY, before)

    result = merge(deck, article, SOURCE, (), bases)

    aside = sum(each.added is None for each in result.uncertain)
    silent = len(article) - len(result.added) - len(result.settled) - aside - len(result.removed)
    settled = [each.card.id for each in result.settled]
    assert len(set(settled)) == len(settled)
    assert (
        0
        <= silent
        <= sum(normalise(d.question) in {normalise(c.question) for c in deck.cards} for d in article)
    )


@given(drafts, drafts)
def test_own_words_are_never_lost(before: list[Draft], article: list[Draft]) -> None:
    """An answer that the person has written stays, whatever the article says."""
    deck, bases = imported(EMPTY, before)
    own = replace(deck, cards=tuple(replace(card, answer=f"my {card.id}") for card in deck.cards))

    result = merge(own, article, SOURCE, (), bases)

    assert all(each.after.answer == each.card.answer for each in result.settled)


odd = st.builds(Draft, any_text, any_text, st.integers(0, 9), st.none() | st.integers(-1, 3), st.just(""))


@given(st.lists(odd, max_size=4), st.lists(odd, max_size=4))
def test_any_texts_make_a_sound_deck(before: list[Draft], article: list[Draft]) -> None:
    """Whatever stands in an article, the deck reads back as it was meant, first and later."""
    choices = Choices(points=True, keep_unanswered=True)
    first = merge(EMPTY, before, SOURCE, (), NO_BASES, choices)
    deck = replace(EMPTY, cards=first.added)
    text = write_deck(deck)
    assert read_deck(text, "f").deck == deck

    again = merge(deck, article, SOURCE, (), first.bases, choices)
    text = change_cards(text, "f", (each.after for each in again.changed))
    read = read_deck(add_cards(text, "f", again.added), "f")

    assert read.problems == ()
    assert read.deck is not None
    after = {each.card.id: each.after for each in again.settled}
    assert read.deck.cards == (*(after.get(card.id, card) for card in deck.cards), *again.added)
