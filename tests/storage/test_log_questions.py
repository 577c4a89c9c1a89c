"""What the log is asked without building reviews is what its reviews come to, one by one."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import ReviewLogError
from dlprep.model.card import CardId
from dlprep.model.review import Confidence, EntryId, Rating, Review, SessionId, Tick
from dlprep.scheduling.calendar import study_day
from dlprep.selection.marks import Marked, since_reset
from dlprep.selection.points import last_judged
from dlprep.storage import log_days
from dlprep.storage.log_confidence import count_confidence
from dlprep.storage.log_days import count_cards, count_days
from dlprep.storage.log_missed import read_missed
from dlprep.storage.log_points import read_points
from dlprep.storage.log_times import read_times
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY, a_review
from tests.statistics.by_hand import LONGEST, confidence_of, days_of, judgements_of, times_of

FIRST_MOMENT = datetime.fromisoformat("1900-01-01T00:00:00+00:00")
CARDS = [CardId(card) for card in "abc"]
ADD = """
insert into reviews (session, seq, card, rating, at, utc_offset, took, spoken, confidence)
values (1, ?, 1, 3, ?, ?, ?, ?, 3)
"""
AT = int(MONDAY.timestamp() * 1000)
IMPOSSIBLE = {
    "a time far ahead": (10**15, 0, 1, None),
    "a time long ago": (-(10**14), 0, 1, None),
    "the day before the first": (int(FIRST_MOMENT.timestamp() * 1000) - 1, 0, 1, None),
    "no zone there is": (AT, 10**6, 1, None),
    "a day ahead": (AT, 86400, 1, None),
    "an answer of years": (AT, 0, 10**12, None),
    "years of talk": (AT, 0, 1, 10**12),
}

milliseconds = (st.integers(0, 600_000) | st.sampled_from([0, 600_001, 1_200_000])).map(
    lambda number: timedelta(milliseconds=number)
)
instants = st.builds(
    lambda day, minutes, hours: (day + timedelta(minutes=minutes)).astimezone(
        timezone(timedelta(hours=hours))
    ),
    st.sampled_from([MONDAY, MONDAY - timedelta(days=365), FIRST_MOMENT + timedelta(days=1)]),
    st.integers(0, 3 * 24 * 60) | st.sampled_from([0, 1, 2]),
    st.sampled_from([-11, 0, 5.75, 13]),
)
answers = st.builds(
    partial(Review, EntryId(SessionId("s"), 1)),
    st.sampled_from(CARDS),
    st.sampled_from(Rating),
    instants,
    took=milliseconds,
    practice=st.booleans(),
    confidence=st.none() | st.sampled_from(Confidence),
    spoken=st.none() | milliseconds,
    ticks=st.lists(st.builds(Tick, st.sampled_from("xyz"), st.booleans()), max_size=4).map(tuple),
)


@contextmanager
def a_log(
    given_so_far: Sequence[Review], taken_back: Collection[int], links: Sequence[tuple[CardId, CardId | None]]
) -> Iterator[ReviewLog]:
    """Open a log of those answers, in two sittings by turns, some of them taken back, with links."""
    reviews = [
        replace(review, id=EntryId(SessionId(f"s{place % 2}"), place))
        for place, review in enumerate(given_so_far, start=1)
    ]
    with TemporaryDirectory() as folder, ReviewLog(Path(folder) / "log.sqlite3") as log:
        log.record_all(reviews)
        log.retract_all((review.id for review in reviews if review.id.seq in taken_back), MONDAY)
        for old, new in links:
            log.link(old, new, MONDAY)
        yield log


def by_card(times: Mapping[CardId, Sequence[int]]) -> dict[CardId, list[int]]:
    """Return the times of each card; in which order they stand does not matter."""
    return {card: sorted(own) for card, own in times.items()}


@given(
    st.lists(answers, max_size=12),
    st.sets(st.integers(1, 12)),
    st.lists(st.tuples(st.sampled_from(CARDS), st.none() | st.sampled_from(CARDS)), max_size=3),
    st.dictionaries(st.sampled_from(CARDS), instants),
    st.sets(st.sampled_from(CARDS)),
)
def test_every_question_finds_what_the_reviews_say(
    given_so_far: list[Review],
    taken_back: set[int],
    links: list[tuple[CardId, CardId | None]],
    reset: dict[CardId, datetime],
    chosen: set[CardId],
) -> None:
    """In every zone, with clocks set back, undone answers, cards relinked, started anew, or not chosen."""
    with a_log(given_so_far, taken_back, links) as log:
        reviews = log.reviews()
        counted = since_reset(reviews, Marked(reset=reset))

        assert log.ask(partial(count_days, longest=LONGEST)) == days_of(reviews)
        assert log.ask(partial(read_missed, reset=reset)) == {
            card: frozenset(review.missed) for card, review in last_judged(counted).items() if review.missed
        }
        assert log.ask(count_cards) == Counter(
            day for day, _ in {(study_day(review.at), review.card) for review in reviews}
        )
        for card in CARDS:
            assert log.reviews(card) == [review for review in reviews if review.card == card]
        assert log.ask(partial(count_days, longest=LONGEST, cards=chosen)) == days_of(reviews, chosen)
        assert log.ask(partial(read_points, reset=reset)) == judgements_of(counted)
        times = zip(log.ask(partial(read_times, longest=LONGEST)), times_of(reviews), strict=True)
        assert all(by_card(found) == by_card(expected) for found, expected in times)
        counts: Counter[tuple[CardId, Confidence, Rating]] = Counter()
        for card, confidence, rating, count in log.ask(count_confidence):
            counts[card, confidence, rating] += count
        assert counts == {tuple(keys): count for *keys, count in confidence_of(reviews)}


@pytest.mark.parametrize("cards", [None, {"a"}], ids=["all", "chosen"])
def test_days_that_go_to_and_fro_are_counted_too(
    monkeypatch: pytest.MonkeyPatch, cards: set[CardId] | None
) -> None:
    """With more runs of days than are worth adding up one by one, the outcome is the same."""
    monkeypatch.setattr(log_days, "MOST_RUNS", 3)
    to_and_fro = [a_review("ab"[number % 3 % 2], days=-(number % 4), minutes=number) for number in range(12)]

    with a_log(to_and_fro, {5}, []) as log:
        assert log.ask(partial(count_days, longest=LONGEST, cards=cards)) == days_of(log.reviews(), cards)


@pytest.mark.parametrize("columns", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_row_that_cannot_be_is_found_by_no_question(
    tmp_path: Path, columns: tuple[int, int, int, int | None]
) -> None:
    """A review of a time that no clock has shown, or that took years, counts nowhere."""
    path = tmp_path / "log.sqlite3"
    with ReviewLog(path) as log:
        log.record(replace(a_review("a"), ticks=(Tick("x", said=True),)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(ADD, (2, *columns))
        connection.execute("insert into ticks (session, seq, place, point, said) values (1, 2, 1, 1, 0)")
        connection.commit()

    with ReviewLog(path) as log:
        assert len(log.reviews()) == 1
        assert log.ask(partial(count_days, longest=LONGEST)) == {MONDAY.date(): (1, timedelta(seconds=30))}
        assert log.ask(partial(read_points, reset={})) == {"a": {"x": [(MONDAY.date(), True)]}}
        assert [len(times) for times in log.ask(partial(read_times, longest=LONGEST))] == [1, 0]
        assert log.ask(count_confidence) == []


def test_rows_of_no_card_and_no_point_are_passed_over(tmp_path: Path) -> None:
    """In a damaged log, a review whose card is not there, or a tick of no point, counts for no card."""
    path = tmp_path / "log.sqlite3"
    with ReviewLog(path) as log:
        log.record(replace(a_review("a"), ticks=(Tick("x", said=False),)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(ADD.replace("(1, ?, 1,", "(1, ?, 78,"), (2, AT, 0, 1, 1))
        for place, (seq, point) in enumerate([(1, 9), (2, 1)], start=2):
            connection.execute("insert into ticks values (1, ?, ?, ?, 0)", (seq, place, point))
        connection.commit()

    with ReviewLog(path) as log:
        assert [grade[0] for grade in log.grades(0, {}).grades] == ["a"]
        assert log.ask(count_cards) == {MONDAY.date(): 1}
        assert log.ask(partial(read_missed, reset={})) == {"a": {"x"}}
        assert log.ask(partial(read_points, reset={})) == {"a": {"x": [(MONDAY.date(), False)]}}
        assert [len(times) for times in log.ask(partial(read_times, longest=LONGEST))] == [1, 0]
        assert log.ask(count_confidence) == []


def test_a_damaged_log_is_one_clear_error(tmp_path: Path) -> None:
    """A question that cannot be answered raises what every reading of the log raises."""
    with (
        ReviewLog(tmp_path / "log.sqlite3") as log,
        pytest.raises(ReviewLogError, match="cannot read the review log"),
    ):
        log.ask(lambda connection: connection.execute("select nothing from nowhere"))
