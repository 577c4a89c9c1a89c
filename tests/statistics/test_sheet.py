"""What the page for the night before holds."""

from collections.abc import Collection
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import Card, CardId, Point
from dlprep.model.review import Review, Tick
from dlprep.statistics.sheet import REHEARSED, WORDS_A_MINUTE, Known, Part, Sheet, make_sheet
from tests.builders import a_card, a_review
from tests.statistics.by_hand import judgements_of

POINTS = (Point("a must", must=True), Point("another idea"), Point("one more"))
CARDS = [a_card(f"card-{number:02}", points=POINTS) for number in range(20)]


def judged(card: str, said: str, *, day: float = 0, seq: int = 1) -> Review:
    """Return a review whose points were said (y) or not."""
    ticks = (Tick(point.say, letter == "y") for point, letter in zip(POINTS, said, strict=True))
    return replace(a_review(card, days=day, seq=seq), ticks=tuple(ticks))


def a_sheet(
    *reviews: Review, cards: list[Card] = CARDS, flagged: Collection[CardId] = (), minutes: float = 30
) -> Sheet:
    """Return the page; the recall of a card is its number, in percent."""
    known = Known(flagged, lambda card: int(card.id[-2:]) / 100, lambda card: [f"x = {card.id}"])
    return make_sheet(cards, judgements_of(reviews), known, minutes)


def ids(sheet: Sheet, part: Part) -> list[str]:
    """Return the cards of a part."""
    return [entry.card.id for entry in sheet.parts[part]]


def test_missed_points_by_card_musts_first() -> None:
    """Cards stand where their most pressing point does, with the points that were missed and no others."""
    sheet = a_sheet(judged("card-03", "yny"), judged("card-07", "nyn", seq=2))

    assert ids(sheet, Part.MISSED) == ["card-07", "card-03"]
    lines = sheet.parts[Part.MISSED][0].lines
    assert [(line.text, line.must, line.missed, line.answers) for line in lines] == [
        ("a must", True, 1, 1),
        ("one more", False, 1, 1),
    ]
    assert not sheet.untested


def test_a_short_page_has_something_of_everything() -> None:
    """Even one minute holds missed points beside the questions to say aloud."""
    log = [judged(card.id, "nnn", seq=seq) for seq, card in enumerate(CARDS, 1)]

    sheet = a_sheet(*log, flagged=[card.id for card in CARDS], minutes=1)

    assert all(sheet.parts[part] for part in Part)
    assert sheet.left_out[Part.MISSED]


def test_a_point_said_three_times_since_is_known_again() -> None:
    """Old misses leave the page when the last three answers said the point."""
    log = [
        judged("card-03", "nyy", day=-9),
        *(judged("card-03", "yyy", day=day, seq=9) for day in (-3, -2, -1)),
    ]

    assert ids(a_sheet(*log[:3]), Part.MISSED) == ["card-03"]
    assert a_sheet(*log).untested


def test_nothing_missed_falls_back_to_musts() -> None:
    """Before any miss the page holds the musts of the weakest cards, and says so."""
    sheet = a_sheet(minutes=3)

    assert sheet.untested
    assert ids(sheet, Part.MISSED)[:3] == ["card-00", "card-01", "card-02"]
    assert [line.text for line in sheet.parts[Part.MISSED][0].lines] == ["a must"]


def test_flagged_cards_come_with_all_their_points() -> None:
    """A flag is a wish to see the card again: all of its points are on the page."""
    sheet = a_sheet(flagged=(CardId("card-05"),))

    assert [len(entry.lines) for entry in sheet.parts[Part.FLAGGED]] == [3]


def test_what_to_say_aloud() -> None:
    """Ten questions: first those whose must was missed last time, then the weakest, each once."""
    sheet = a_sheet(judged("card-15", "nyy"), judged("card-12", "yny", seq=2))

    assert len(ids(sheet, Part.REHEARSE)) == REHEARSED
    assert ids(sheet, Part.REHEARSE)[:3] == ["card-15", "card-00", "card-01"]


def test_unseen_cards_come_last() -> None:
    """The evening before is too late to learn what was never seen."""
    known = Known((), lambda card: None if card.id < "card-10" else 0.5, lambda _: [])

    sheet = make_sheet(CARDS, {}, known, 30)

    assert ids(sheet, Part.REHEARSE) == [f"card-{number}" for number in range(10, 20)]


@given(
    st.lists(st.tuples(st.integers(0, 19), st.text("yn", min_size=3, max_size=3)), max_size=30),
    st.floats(1, 40),
    st.sets(st.sampled_from([card.id for card in CARDS])),
)
def test_the_page_fits_the_time(rated: list[tuple[int, str]], minutes: float, flagged: set[CardId]) -> None:
    """Whatever was missed, the words fit, what does not is counted, and the same log makes the same page."""
    log = [judged(f"card-{card:02}", said, seq=seq) for seq, (card, said) in enumerate(rated, 1)]

    sheet = a_sheet(*log, flagged=flagged, minutes=minutes)

    assert sheet.words <= minutes * WORDS_A_MINUTE
    assert sheet.words == sum(entry.words for entries in sheet.parts.values() for entry in entries)
    assert len(sheet.parts[Part.FLAGGED]) + sheet.left_out[Part.FLAGGED] == len(flagged)
    assert sheet == a_sheet(*reversed(log), flagged=flagged, minutes=minutes)
