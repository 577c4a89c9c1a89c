"""The past kept in the cache is the fold over the log, whatever happened to either."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.commands.past import load_past
from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.scheduling.costs import measure_costs
from dlprep.scheduling.past import Past
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.selection.marks import Marked, counted_reviews
from dlprep.storage.past_cache import PastCache
from dlprep.storage.review_log import ReviewLog
from tests.builders import MONDAY

FIRST_DAY = MONDAY.date()


@st.composite
def days_of_reviews(draw: st.DrawFn) -> list[list[Review]]:
    """Draw sittings on some days, one after the other, with zones that change and a clock set back."""
    sittings: list[list[Review]] = []
    for number in range(draw(st.integers(1, 5))):
        jump = draw(st.sampled_from([0.0, 0.0, 0.0, -2.0]))
        zone = timezone(timedelta(hours=draw(st.sampled_from([0, 0, 9, -8]))))
        sittings.append(
            [
                Review(
                    EntryId(SessionId(f"s{number}"), seq),
                    CardId(draw(st.sampled_from("abc"))),
                    draw(st.sampled_from(Rating)),
                    (MONDAY + timedelta(days=number + jump, minutes=seq)).astimezone(zone),
                    timedelta(milliseconds=draw(st.integers(0, 700_000))),
                    practice=draw(st.booleans()),
                )
                for seq in range(1, draw(st.integers(1, 4)) + 1)
            ]
        )
    return sittings


def past_of(log: ReviewLog, folder: Path, name: str, today: date, reset: dict[CardId, datetime]) -> Past:
    """Return the past as a command loads it."""
    return load_past(log, PastCache(folder, name), SCHEDULERS[name](), today, reset)[0]


def check(
    past: Past, reviews: Sequence[Review], name: str, today: date, reset: dict[CardId, datetime]
) -> None:
    """Compare a past with the fold over all reviews."""
    counted = counted_reviews(reviews, Marked(reset=reset))
    assert past.learner == replay(SCHEDULERS[name](), counted, today)
    assert past.times.costs() == measure_costs(reviews)


@pytest.mark.parametrize("name", ["adaptive", "fsrs"])
@given(sittings=days_of_reviews(), undone=st.integers(0, 12), reset=st.booleans())
def test_the_kept_past_equals_the_fold(
    name: str, sittings: list[list[Review]], undone: int, reset: bool
) -> None:
    """Whenever it is loaded, whatever was taken back or started anew, the past is that of the whole log."""
    anew: dict[CardId, datetime] = {}
    with TemporaryDirectory() as home, ReviewLog(Path(home) / "log.sqlite3") as log:
        given_so_far, known = 0, None
        for number, sitting in enumerate(sittings):
            log.record_all(sitting)
            given_so_far += len(sitting)
            if given_so_far > undone and number and (live := log.reviews()):
                log.retract(live[undone % len(live)].id, live[-1].at)
                undone = 99
            if reset and number == 2:
                anew = {CardId("a"): sitting[0].at}
            for later in (0, 1):
                today = FIRST_DAY + timedelta(days=number + later)
                past = past_of(log, Path(home) / "cache", name, today, anew)
                check(past, log.reviews(), name, today, anew)
                # And once more from what this program had loaded itself.
                cache = PastCache(Path(home) / "cache", name)
                past, known = load_past(log, cache, SCHEDULERS[name](), today, anew, known)
                check(past, log.reviews(), name, today, anew)


def test_a_look_at_tomorrow_leaves_today_as_it_is(tmp_path: Path) -> None:
    """Who has loaded today may fold up to tomorrow: what is kept still serves the rest of today."""
    cache, scheduler = PastCache(tmp_path, "adaptive"), SCHEDULERS["adaptive"]()
    today = FIRST_DAY + timedelta(days=1)
    with ReviewLog(tmp_path / "log.sqlite3") as log:
        log.record(a_review_on(0))
        past, ended = load_past(log, cache, scheduler, today, {})
        log.record(a_review_on(1))
        kept = (tmp_path / "past-adaptive.json").read_bytes()
        for day in (today + timedelta(days=1), today, today + timedelta(days=1)):
            past, _ = load_past(log, cache, scheduler, day, {}, ended, keep=False)
            check(past, log.reviews(), "adaptive", day, {})
            load_past(log, cache, scheduler, day, {}, keep=False)

    assert (tmp_path / "past-adaptive.json").read_bytes() == kept


def test_only_what_is_new_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a later day the log is read from where the kept past ends, not from its beginning."""
    asked: list[int] = []
    read = ReviewLog.grades

    def watched(log: ReviewLog, after: int, reset: dict[CardId, datetime]) -> object:
        asked.append(after)
        return read(log, after, reset)

    monkeypatch.setattr(ReviewLog, "grades", watched)
    with ReviewLog(tmp_path / "log.sqlite3") as log:
        for day in range(3):
            log.record(a_review_on(day))
            past_of(log, tmp_path, "adaptive", FIRST_DAY + timedelta(days=day), {})
        past_of(log, tmp_path, "adaptive", FIRST_DAY + timedelta(days=2), {})

    assert asked == [0, 0, 1, 2]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"[]",
        b"null",
        b'{"program": "0"}',
        b"\xff\xfe\x00",
        b'{"program": "' + b"9" * 5000 + b'"}',
    ],
)
def test_a_damaged_cache_is_no_trouble(tmp_path: Path, damage: bytes) -> None:
    """Whatever stands in the cache, the past is that of the log, and is kept again."""
    with ReviewLog(tmp_path / "log.sqlite3") as log:
        log.record(a_review_on(0))
        today = FIRST_DAY + timedelta(days=1)
        past_of(log, tmp_path, "adaptive", today, {})
        kept = tmp_path / "past-adaptive.json"
        sound = kept.read_bytes()
        kept.write_bytes(damage)

        check(past_of(log, tmp_path, "adaptive", today, {}), log.reviews(), "adaptive", today, {})

        assert kept.read_bytes() == sound


def test_another_log_has_another_past(tmp_path: Path) -> None:
    """The past of a log that was put back from elsewhere is not mistaken for the one that was there."""
    today = FIRST_DAY + timedelta(days=1)
    for number, rating in enumerate((Rating.GOOD, Rating.AGAIN)):
        with ReviewLog(tmp_path / f"log-{number}.sqlite3") as log:
            log.record(replace(a_review_on(0), id=EntryId(SessionId(f"s{number}"), 1), rating=rating))
            check(past_of(log, tmp_path, "classic", today, {}), log.reviews(), "classic", today, {})


def a_review_on(day: int) -> Review:
    """Return a review on a day after the first."""
    session = SessionId(f"day {day}")
    return Review(EntryId(session, 1), CardId("a"), Rating.GOOD, MONDAY + timedelta(days=day))
