"""Everything as JSON: nothing of the log is missing, and nothing in the file acts on a terminal."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.exporting.export import Export, History
from dlprep.exporting.json_text import json_text
from dlprep.model.card import Card, CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import Confidence, EntryId, Probe, Rating, Review, SessionId, Tick
from tests.exporting.exports import export_of, read_back
from tests.exporting.reading import mark_of, review_of
from tests.strategies import any_text, cards, tuples

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.timezones()).map(  # noqa: DTZ001
    lambda at: datetime.fromisoformat(at.isoformat(timespec="milliseconds"))
)
TIMES = st.integers(0, 10**7).map(lambda number: timedelta(milliseconds=number))
IDS = st.builds(EntryId, st.sampled_from([SessionId("s"), SessionId("import-1")]), st.integers(1, 99))
NAMES = st.sampled_from([CardId("a"), CardId("b"), CardId("gone")])
REVIEWS = st.builds(
    Review,
    id=IDS,
    card=NAMES,
    rating=st.sampled_from(Rating),
    at=MOMENTS,
    took=TIMES,
    practice=st.booleans(),
    confidence=st.none() | st.sampled_from(Confidence),
    hints=st.integers(0, 5),
    spoken=st.none() | TIMES,
    ticks=tuples(st.builds(Tick, any_text, st.booleans())),
    typed=any_text,
    probes=tuples(st.builds(Probe, st.integers(1, 5), st.booleans(), TIMES)),
)
MARKS = st.builds(
    Mark,
    id=IDS,
    card=NAMES,
    kind=st.sampled_from(MarkKind),
    at=MOMENTS,
    until=st.none() | st.dates(date(2020, 1, 1)),
    step=st.integers(1, 99),
)


def asks_each_once(review: Review) -> bool:
    """Say whether a log could hold a review: no follow-up is in it twice."""
    return len({probe.number for probe in review.probes}) == len(review.probes)


@given(st.lists(REVIEWS, max_size=4), st.lists(MARKS, max_size=3), any_text)
def test_nothing_of_the_log_is_missing(reviews: list[Review], marks: list[Mark], note: str) -> None:
    """Every review and mark can be built again from the JSON, also those of cards that are gone."""
    names = [CardId("a"), CardId("b"), CardId("gone")]
    histories = {
        name: History(
            tuple(each for each in reviews if each.card == name),
            tuple(each for each in marks if each.card == name),
            note,
        )
        for name in names
    }
    decks = export_of(*(Card(name, "Q?", "A.") for name in names[:2])).decks

    data = json.loads(json_text(Export(decks, histories)))

    found = [*data["decks"][0]["cards"], *data["gone"]]
    assert [card["id"] for card in found] == names
    assert {card["id"]: tuple(map(review_of(card["id"]), card["reviews"])) for card in found} == {
        name: history.reviews for name, history in histories.items()
    }
    assert {card["id"]: tuple(map(mark_of(card["id"]), card["marks"])) for card in found} == {
        name: history.marks for name, history in histories.items()
    }
    assert {card["note"] for card in found} == {note}


@given(st.lists(REVIEWS.filter(asks_each_once), min_size=1, max_size=3))
def test_reviews_are_read_back(reviews: list[Review]) -> None:
    """An import reads every review as it was; it is to give it a name in its own log."""
    name = CardId("a")
    known = [replace(review, card=name) for review in reviews]
    export = Export(export_of(Card(name, "Q?", "A.")).decks, {name: History(tuple(known))})

    (draft,) = read_back(json_text(export), ".json")

    named = [past.named(review.id, name) for past, review in zip(draft.history, known, strict=True)]
    assert named == known
    assert [review.at.utcoffset() for review in named] == [review.at.utcoffset() for review in known]


@given(st.lists(cards, max_size=2))
def test_every_field_of_a_card_is_there(chosen: list[Card]) -> None:
    """A card has a key for each of its fields, and the file says what it is and of which version."""
    data = json.loads(json_text(export_of(*chosen)))

    assert (data["format"], data["version"]) == ("dlprep-export", 1)
    assert "gone" not in data
    for card, found in zip(chosen, data["decks"][0]["cards"], strict=True):
        assert set(found) == set(Card.__dataclass_fields__)
        assert (found["question"], found["answer"]) == (card.question, card.answer)
        assert [each["terms"] for each in found["points"]] == [list(each.terms) for each in card.points]


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b", "\u202e", "\u2028", "\x7f", "\ufeff", "\ud800"])
def test_nothing_acts_on_a_terminal(text: str) -> None:
    """What a terminal would act on stands there as its number, and is read as what it was."""
    written = json_text(export_of(Card(CardId("a"), f"β{text}?", "A.")))

    assert text not in written
    assert "β" in written
    assert json.loads(written)["decks"][0]["cards"][0]["question"] == f"β{text}?"
