"""Clocks that jump, zones that change, and the two nights when the hour does."""

from datetime import datetime, timedelta

import pytest

from dlprep.scheduling.calendar import study_day
from tests.faults.homes import DECK
from tests.faults.tally import Tally
from tests.harness import CommandLine

SITTING = "\n3\n" * 3 + "q\n"
MOMENTS = {
    "back by hours": ("2026-11-23T09:00:00+01:00", "2026-11-23T05:00:00+01:00", "2026-11-23T09:30:00+01:00"),
    "back by years": ("2026-11-23T09:00:00+01:00", "1999-01-01T00:00:00+01:00", "2026-11-24T09:00:00+01:00"),
    "ahead by years": ("2026-11-23T09:00:00+01:00", "2199-01-01T00:00:00+01:00", "2026-11-24T09:00:00+01:00"),
    "across the date line": (
        "2026-11-23T09:00:00+14:00", "2026-11-22T09:00:00-12:00", "2026-11-23T09:00:00+05:45"
    ),
    "spring": ("2026-03-29T01:59:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:59:00+02:00"),
    "autumn": ("2026-10-25T02:30:00+02:00", "2026-10-25T02:10:00+01:00", "2026-10-25T03:30:00+01:00"),
}  # fmt: skip


@pytest.mark.parametrize("name", MOMENTS)
def test_sittings_while_the_clock_does_as_it_likes(cli: CommandLine, name: str) -> None:
    """Every rating is recorded with the time that the wall showed, and every command works afterwards."""
    tally = Tally(f"clock: {name}")
    cli.deck(DECK, "many.yaml")
    for number, now in enumerate(MOMENTS[name], start=1):
        assert cli("study", "many", "--plain", "--new", "12", now=now, text=SITTING).code == 0
        assert len(cli.reviews()) == 3 * number
        assert cli.reviews()[-1].at.isoformat() == now
        assert cli.reviews()[-1].at.utcoffset() == datetime.fromisoformat(now).utcoffset()
    for command in ("due", "stats"):
        assert cli(command, now=now).code == 0
    tally.add(9, cli.reviews())
    tally.settle()


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(seconds=-1), timedelta(days=40)])
def test_a_clock_that_jumps_while_a_card_is_on_the_screen(cli: CommandLine, step: timedelta) -> None:
    """A rating is recorded whatever the clock says, and no answer took less than nothing."""
    cli.deck(DECK, "many.yaml")

    outcome = cli("study", "many", "--plain", "--new", "3", text=SITTING, step=step)

    assert outcome.code == 0
    assert "Traceback" not in outcome.err
    assert len(cli.reviews()) == 3
    assert all(review.took >= timedelta() for review in cli.reviews())
    assert cli("due").code == 0


def test_the_hour_that_comes_twice_is_one_study_day(cli: CommandLine) -> None:
    """A card rated on both sides of a change of the clock was rated on one day."""
    cli.deck(DECK, "many.yaml")
    for now in MOMENTS["autumn"][:2]:
        cli("study", "many", "--plain", "--new", "12", now=now, text=SITTING)

    assert {study_day(review.at).isoformat() for review in cli.reviews()} == {"2026-10-24"}
