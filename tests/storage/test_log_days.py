"""The days counted in the log are those that its reviews come to, one by one."""

import sqlite3
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.scheduling.calendar import study_day
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY, a_review

LONGEST = timedelta(minutes=10)
FIRST_MOMENT = datetime.fromisoformat("1900-01-01T00:00:00+00:00")

instants = st.builds(
    lambda day, minutes, hours: (day + timedelta(minutes=minutes)).astimezone(
        timezone(timedelta(hours=hours))
    ),
    st.sampled_from([MONDAY, MONDAY - timedelta(days=365), FIRST_MOMENT + timedelta(days=1)]),
    st.integers(0, 3 * 24 * 60),
    st.sampled_from([-11, 0, 5.75, 13]),
)
times = st.integers(0, 1_200_000).map(lambda milliseconds: timedelta(milliseconds=milliseconds))


def counted(reviews: list[Review]) -> dict[date, tuple[int, timedelta]]:
    """Return the reviews of each day and the time they took, as a loop would count them."""
    days: defaultdict[date, list[timedelta]] = defaultdict(list)
    for review in reviews:
        days[study_day(review.at)].append(min(review.took, LONGEST))
    return {day: (len(taken), sum(taken, timedelta())) for day, taken in days.items()}


@given(given_at=st.lists(st.tuples(instants, times), max_size=12), taken_back=st.sets(st.integers(1, 12)))
def test_the_days_are_those_of_the_reviews(
    given_at: list[tuple[datetime, timedelta]], taken_back: set[int]
) -> None:
    """In every zone, long ago and before four in the morning; what was taken back does not count."""
    reviews = [
        Review(EntryId(SessionId("s"), seq), CardId("a"), Rating.GOOD, at, took)
        for seq, (at, took) in enumerate(given_at, start=1)
    ]
    with TemporaryDirectory() as folder, ReviewLog(Path(folder) / "log.sqlite3") as log:
        log.record_all(reviews)
        log.retract_all((review.id for review in reviews if review.id.seq in taken_back), MONDAY)

        assert log.days(LONGEST) == counted(log.reviews())


def test_a_row_that_cannot_be_is_no_day(tmp_path: Path) -> None:
    """A review of a time that no clock has shown, or that took years, is counted nowhere."""
    path = tmp_path / "log.sqlite3"
    with ReviewLog(path) as log:
        log.record(a_review("a"))
    connection = sqlite3.connect(path)
    add = (
        "insert into reviews (session, seq, card, rating, at, utc_offset, took) values (1, ?, 1, 3, ?, ?, ?)"
    )
    at = int(MONDAY.timestamp() * 1000)
    connection.executemany(
        add, [(2, 10**15, 0, 1), (3, -(10**14), 0, 1), (4, at, 10**6, 1), (5, at, 0, 10**12)]
    )
    connection.commit()
    connection.close()

    with ReviewLog(path) as log:
        assert log.days(LONGEST) == counted(log.reviews()) == {MONDAY.date(): (1, timedelta(seconds=30))}
