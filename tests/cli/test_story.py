"""A candidate's story, with a clock of its own.

48 cards, 20 minutes a day, an interview in 30 days, three missed days, and the date moved ten
days earlier.
"""

import itertools
import json
from datetime import timedelta
from typing import Any

import pytest

from tests.harness import CommandLine, Outcome, at

SECONDS_BETWEEN_LOOKS = timedelta(seconds=40)
"""Two looks at the clock a card: it takes 80 seconds."""


@pytest.fixture
def story(cli: CommandLine) -> CommandLine:
    """Return the command line of a person who has just made the plan, on Sunday 22 November."""
    outcome = cli(
        "plan", "--interview", "2026-12-22", "--minutes", "20", "--deck", "vision-2026=0",
        "--deck", "applied-2026=0", now=at(22),
    )  # fmt: skip
    assert outcome.code == 0
    return cli


def study(cli: CommandLine, day: int, ratings: str) -> Outcome:
    """Study on a day of November until the queue is empty, rating in turn as *ratings* say.

    Follow-ups are skipped; where there is none, the words are no choice and take no time.
    """
    lines = "".join(f"\n{rating}\nskip rest\n" for rating in itertools.islice(itertools.cycle(ratings), 80))
    return cli("study", "--plain", text=lines, now=at(day), step=SECONDS_BETWEEN_LOOKS)


def data(cli: CommandLine, *arguments: str, day: int) -> Any:
    """Return the data of a command's JSON on a day of November."""
    return json.loads(cli(*arguments, "--json", now=at(day)).out)["data"]


def phrases(outcome: Outcome) -> set[str]:
    """Return the phrases that say why cards were asked."""
    heads = [line for line in outcome.out.splitlines() if line.startswith("Card ")]
    parts = [head.split(", ")[1:-1] for head in heads]
    return {", ".join(part for part in each if " min " not in part) for each in parts}


def test_the_first_day(story: CommandLine) -> None:
    """48 cards of two decks; twenty minutes hold thirteen first views of a minute and a half."""
    shown = story("plan", now=at(22)).out

    assert "Interview: Tue 22 Dec, in 30 days" in shown
    assert "20 minutes a day. 48 cards, none seen yet." in shown
    assert "Today: 13 first views, about 20 minutes: run 'dlprep study'." in shown
    assert data(story, "due", day=22)["total"] == 13

    outcome = study(story, 22, "3331")

    assert phrases(outcome) == {"new", "once more"}
    assert "15 cards answered" in outcome.out  # quicker than expected, so two more were asked
    assert "Today's minutes are used." in outcome.out


def test_after_three_days_everything_is_seen(story: CommandLine) -> None:
    """Seen and unseen cards share the minutes; on the fourth day nothing is left unseen."""
    for day, ratings in ((22, "3331"), (23, "3332"), (24, "3133")):
        study(story, day, ratings)
    asked = study(story, 25, "3").out
    [readiness] = data(story, "stats", day=25)["readiness"]

    assert "not seen yet" not in asked
    assert (readiness["overall"]["cards"], readiness["overall"]["unseen"]) == (48, 0)


def test_missed_days_are_planned_anew(story: CommandLine) -> None:
    """After three missed days the queue fills the minutes of one day, not of four, and says so."""
    for day in (22, 23, 24):
        study(story, day, "3331")

    total = data(story, "due", day=28)["total"]
    outcome = study(story, 28, "3331")

    assert 13 <= total <= 26  # first views take 90 s, reviews 45 to 75
    assert "3 days missed: of what was due then the most useful came first." in outcome.out
    assert any(phrase.endswith("due") for phrase in phrases(outcome))


def test_an_earlier_date_is_an_ordinary_change(story: CommandLine) -> None:
    """Moving the date changes the plan at once: less is recalled then, and still every card is asked."""
    for day in (22, 23, 24, 28):
        study(story, day, "3331")
    later = data(story, "plan", day=28)["forecast"]

    moved = story("plan", "--remove", "2026-12-22", "--interview", "2026-12-12", now=at(28))
    sooner = data(story, "plan", day=28)["forecast"]

    assert "Interview moved: Sat 12 Dec (was Tue 22 Dec)." in moved.out
    assert "Interview: Sat 12 Dec, in 14 days" in moved.out
    assert sooner["recall"]["mean"] < later["recall"]["mean"]
    assert sooner["unseen"] == []


def test_too_few_minutes_are_said_honestly(story: CommandLine) -> None:
    """Where the minutes do not fit, the plan says how many cards stay unseen, and the ways out."""
    shown = story("plan", "--minutes", "1", now=at(22)).out
    unseen = data(story, "plan", day=22)["forecast"]["unseen"]

    assert unseen
    assert f"{len(unseen)} of 48 cards stay unseen" in shown
    assert "dlprep plan --minutes" in shown


def test_readiness_rises_with_study(story: CommandLine) -> None:
    """What is expected on the day rises with each sitting, and lies within its band."""
    shares = []
    for day in (22, 23, 24):
        study(story, day, "3331")
        [readiness] = data(story, "stats", day=day)["readiness"]
        share = readiness["overall"]["points_recalled"]
        assert share["low"] <= share["expected"] <= share["high"]
        shares.append(share["expected"])

    assert 0 < shares[0] < shares[1] < shares[2]
