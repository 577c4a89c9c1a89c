"""Hypothesis strategies for review logs."""

from hypothesis import strategies as st

from dlprep.model.review import Rating, Review
from tests.builders import a_review


@st.composite
def logs(draw: st.DrawFn) -> list[Review]:
    """Return reviews of a few cards in two sittings, often at the same moment."""
    entries = draw(
        st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Rating), st.integers(0, 9)), max_size=20)
    )
    return [
        a_review(card, rating, days=day, seq=seq, session=f"s{seq % 2}")
        for seq, (card, rating, day) in enumerate(entries, start=1)
    ]
