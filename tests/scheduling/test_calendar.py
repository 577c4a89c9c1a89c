"""The study day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dlprep.scheduling.calendar import study_day

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-23T03:59:59+01:00", date(2026, 11, 22)),
        ("2026-11-23T04:00:00+01:00", date(2026, 11, 23)),
        ("2026-11-23T23:59:00+01:00", date(2026, 11, 23)),
        ("2026-11-24T00:30:00-08:00", date(2026, 11, 23)),
        ("2027-01-01T03:00:00+00:00", date(2026, 12, 31)),
    ],
)
def test_day_turns_at_four_local_time(at: str, day: date) -> None:
    """A study day lasts from 04:00 to 04:00 of the clock where the person is."""
    assert study_day(datetime.fromisoformat(at)) == day


@pytest.mark.parametrize("changed", [date(2026, 3, 29), date(2026, 10, 25)])
def test_clock_changes_do_not_move_the_turn(changed: date) -> None:
    """On days when the clock is put forward or back, the day still turns at 04:00."""
    turn = datetime(changed.year, changed.month, changed.day, 4, tzinfo=BERLIN)

    assert study_day(turn) == changed
    assert study_day((turn - timedelta(minutes=1)).replace(tzinfo=BERLIN)) == changed - timedelta(days=1)


def test_one_instant_can_be_two_study_days() -> None:
    """The day belongs to where the person was: the offset kept with an instant decides."""
    at = datetime.fromisoformat("2026-11-23T03:30:00+00:00")

    assert study_day(at) == date(2026, 11, 22)
    assert study_day(at.astimezone(ZoneInfo("Asia/Tokyo"))) == date(2026, 11, 23)
