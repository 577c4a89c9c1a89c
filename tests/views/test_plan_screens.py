"""The picture of a plan, as it is drawn at three sizes."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from rich.console import Console

from dlprep.model.card import CardId
from dlprep.scheduling.forecast import forecast
from dlprep.scheduling.plan import Interview, Plan
from dlprep.scheduling.play import Outset
from dlprep.scheduling.queue import Target
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, Standing
from dlprep.scheduling.ways_out import Choice, find_ways_out
from dlprep.views.plan import PlanBody
from dlprep.views.plan_data import plan_data
from dlprep.views.plan_words import Later, PlanPicture
from dlprep.views.theme import THEME
from tests.snapshots import Snapshot

TODAY = date(2026, 11, 23)
SIZES = ((100, 30), (60, 20), (40, 10))


def drawn(picture: PlanPicture, width: int, height: int) -> str:
    """Return the screen that a terminal of that size shows, without colours."""
    console = Console(
        file=io.StringIO(), width=width, height=height, force_terminal=True, color_system=None, theme=THEME
    )
    console.print(PlanBody(picture))
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def a_picture(
    days: int = 27, cards: int = 48, seen: int = 0, name: str = "Acme", **plan: object
) -> PlanPicture:
    """Return the picture of a learner who has seen some cards four days ago."""
    now = Plan(**{"minutes": 15.0, "interviews": (Interview(TODAY + timedelta(days=days), name),), **plan})  # type: ignore[arg-type]
    ids = tuple(CardId(f"c{number:02}") for number in range(cards))
    before = TODAY - timedelta(days=4)
    standings = {card: Standing(2, TODAY, before, before, 1, 0, failing=False) for card in ids[:seen]}
    outset = Outset(
        ids,
        Learner(SCHEDULERS["adaptive"](), standings),
        TODAY,
        now,
        tuple(Target(interview.day) for interview in now.interviews),
    )
    groups = {f"tag-{number}": ids[number::12] for number in range(12)}
    played = forecast(outset, groups)
    choices = [Choice(frozenset(ids[: cards // 2]), ("vision-2026",))]
    ways = find_ways_out(outset, len(played.unseen), choices) if played.unseen else None
    return PlanPicture(TODAY, now, now, played, (), ways, 0.0, seen)


PICTURES = {
    "beginner": a_picture(interviews=(), minutes=None),
    "under-way": a_picture(seen=20, weekdays={5: 40, 6: 0}, days_off=frozenset({TODAY + timedelta(days=2)})),
    "too-much": a_picture(days=3),
    "tomorrow": a_picture(days=1, seen=30),
    "today": a_picture(days=0, seen=30),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_screens(name: str, width: int, height: int, snapshot: Snapshot) -> None:
    """The pictures are the ones that were looked at."""
    screen = drawn(PICTURES[name], width, height)

    snapshot.check(f"plan-{name}-{width}", [screen], width)


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(
    ("width", "height"), [*SIZES, (200, 60), (80, 24), (89, 16), (90, 16), (45, 50), (30, 5)]
)
def test_it_fits(name: str, width: int, height: int) -> None:
    """No line is wider than the terminal; from 60x20 on there are no more lines than it has."""
    lines = drawn(PICTURES[name], width, height).splitlines()

    assert max(map(cell_len, lines)) <= width
    if width >= 60 and height >= 20:
        assert len(lines) < height
    assert "run 'dlprep study'" in " ".join(lines[-4:]).replace("  ", " ")


def test_a_name_is_text() -> None:
    """The name of an interview is no markup and no escape, however long or odd it is."""
    screen = drawn(a_picture(name="[bold]\x1b[2J" + "面" * 40), 60, 20)

    assert "\x1b" not in screen
    assert "[bold]" in screen
    assert max(map(cell_len, screen.splitlines())) <= 60


def test_changes_come_first() -> None:
    """What a command changed is said above the picture."""
    picture = a_picture()

    screen = drawn(replace(picture, before=Plan(20)), 100, 30)

    assert screen.splitlines()[:2] == ["Minutes a day: 15 (was 20).", "Interview added: Sun 20 Dec at Acme."]


def test_other_interviews_are_told() -> None:
    """A later interview has its own expected recall; a past one has the command that takes it off."""
    past, later = Interview(TODAY - timedelta(days=1), "Old"), Interview(TODAY + timedelta(days=40), "New")
    picture = a_picture(interviews=(past, Interview(TODAY + timedelta(days=5)), later))

    screen = drawn(replace(picture, later=(Later(later.day, picture.forecast.recall),)), 100, 30)

    assert "Then at New: Sat 2 Jan 2027" in screen
    assert "The interview at Old on Sun 22 Nov is past: dlprep plan --remove 2026-11-22" in screen


def test_data_holds_the_picture() -> None:
    """The JSON says what the picture says: days, bands, unseen cards, ways out."""
    data = plan_data(PICTURES["too-much"])

    assert list(data) == ["today", "changes", "plan", "studied_minutes", "forecast", "later", "ways_out"]
    played = data["forecast"]
    assert isinstance(played, dict)
    assert (played["day"], len(played["days"]), len(played["unseen"])) == (
        "2026-11-26",
        3,
        len(PICTURES["too-much"].forecast.unseen),
    )
    assert set(played["days"][0]["recall"]) == {"mean", "low", "high"}
