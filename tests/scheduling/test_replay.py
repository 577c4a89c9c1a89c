"""Standings as a fold over the log."""

from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.review import Rating, Review
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import replay
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


@given(logs(), st.randoms(use_true_random=False), st.sampled_from(sorted(SCHEDULERS)))
def test_order_of_arrival_does_not_matter(log: list[Review], random: object, name: str) -> None:
    """Replaying a log in any order of arrival gives the same standings."""
    shuffled = list(log)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert replay(SCHEDULERS[name], shuffled) == replay(SCHEDULERS[name], log)


@given(logs(), st.sampled_from(sorted(SCHEDULERS)))
def test_due_after_the_day_of_the_review(log: list[Review], name: str) -> None:
    """A card is due on a later study day than its last review, and lapses are part of reviews."""
    for standing in replay(SCHEDULERS[name], log).values():
        assert standing.due > standing.last_day >= standing.first_day
        assert 0 <= standing.lapses <= standing.reviews
