"""Shares with their bands."""

from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.statistics.shares import FEW, Share, by_tag, share_of, tags_of
from tests.builders import a_card

shares = st.integers(0, 500).flatmap(lambda total: st.builds(Share, st.integers(0, total), st.just(total)))


@given(shares)
def test_the_band_is_about_the_share(share: Share) -> None:
    """The ends lie from 0 to 1 and, as soon as anything was counted, around the share."""
    low, high = share.band

    assert 0 <= low <= high <= 1
    if share.total:
        assert low <= share.mean + 1e-12
        assert share.mean <= high + 1e-12


@given(st.integers(1, 50), st.integers(2, 20))
def test_more_of_the_same_narrows_the_band(hits: int, times: int) -> None:
    """The same share over more counts is known better."""
    few, many = Share(hits, 2 * hits), Share(hits * times, 2 * hits * times)

    assert many.band[1] - many.band[0] < few.band[1] - few.band[0]


def test_nothing_counted_is_nothing_known() -> None:
    """Of nothing the band is everything, and a single success is not yet a certainty."""
    assert (Share().mean, Share().band) == (0.0, (0.0, 1.0))
    assert Share(1, 1).band[0] < 0.5


def test_tags_come_with_the_lowest_first_and_the_few_last() -> None:
    """A tag with few counts stands last whatever its share; outcomes of cards gone have no tag."""
    cards = [a_card("low", tags=("low",)), a_card("high", tags=("high", "rare")), a_card("bare")]
    outcomes = [("low", False)] * FEW + [("high", True)] * FEW + [("bare", False), ("gone", False)]
    shares = [(CardId(card), share_of([outcome])) for card, outcome in outcomes]

    found = by_tag(shares, tags_of(card.outline for card in cards))

    assert [(one.tag, one.share.hits, one.share.total) for one in found] == [
        ("low", 0, FEW),
        ("high", FEW, FEW),
        ("rare", FEW, FEW),
        ("", 0, 1),
    ]
