"""Grades come from the log without reviews being built, and are the same."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.scheduling.grades import grades_of
from dlprep.storage.review_log import ReviewLog

moments = st.builds(
    lambda year, milliseconds, offset: (
        datetime(year, 1, 2, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    ).astimezone(timezone(timedelta(minutes=offset))),
    st.sampled_from([1900, 1969, 1970, 2026, 2199]),
    st.integers(0, 3 * 86_400_000),
    st.integers(-14 * 60, 14 * 60),
)
given_reviews = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(Rating), moments, st.booleans()), max_size=8
)


@given(given_reviews, st.booleans())
def test_grades_are_those_of_the_reviews(
    entries: list[tuple[str, Rating, datetime, bool]], in_order: bool
) -> None:
    """In whatever order and zone reviews were recorded, before 1970 too, their grades are the same."""
    if in_order:
        entries.sort(key=lambda entry: entry[2])
    reviews = [
        Review(
            EntryId(SessionId("s"), seq), CardId(card), rating, at, timedelta(seconds=seq), practice=practice
        )
        for seq, (card, rating, at, practice) in enumerate(entries, 1)
    ]
    with TemporaryDirectory() as home, ReviewLog(Path(home) / "log.sqlite3") as log:
        log.record_all(reviews)
        tail = log.grades(0, {})

    assert tail.grades == grades_of(reviews)
    assert sorted(tail.keys) == list(range(1, len(reviews) + 1))
