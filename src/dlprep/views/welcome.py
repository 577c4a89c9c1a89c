"""The first screen: what the program is for, or what today holds, and what to type next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.scheduling.readiness import Readiness
from dlprep.statistics.activity import Activity
from dlprep.views.dates import counted
from dlprep.views.readiness import readiness_line
from dlprep.views.shares import ByWidth, quiet_table
from dlprep.views.stats_days import streak_in_words

NARROW = 70
A_BREAK = 3
"""From so many days without study on, more waits than a day can hold."""

IN_A_MONTH = timedelta(days=30)
SOON = 2
"""So many days before the interview the page for the night before is named first."""


@dataclass(frozen=True, slots=True)
class Day:
    """Whether anything was ever studied, what waits now, and what it is for.

    *missed* days without study came before this one.
    """

    today: date
    begun: bool
    waiting: int
    seconds: float
    cards: int
    decks: int
    interview: date | None
    readiness: Readiness
    activity: Activity
    missed: int = 0


def welcome_body(day: Day) -> RenderableType:
    """Return a few lines that say what to type next."""
    return _later(day) if day.begun else _first(day)


def _first(day: Day) -> RenderableType:
    example = day.interview or day.today + IN_A_MONTH
    commands = [
        ("dlprep study", "the first question, at once"),
        (f"dlprep plan --interview {example} --minutes 20", "say when your interview is"),
        ("dlprep import article.txt", "make a deck of an article of your own"),
    ]
    return Group(
        Text("Rehearse for a deep-learning interview.", "title"),
        Text(
            "You answer a question aloud, see the model answer, and tick the points you said. "
            "A card comes back when you are about to forget it."
        ),
        Text(f"{counted(day.cards, 'card')} in {counted(day.decks, 'deck')} are ready."),
        Text(),
        _commands(commands),
        Text(),
        Text("While a card is shown: '?' shows the keys, 'q' stops. What you rated is kept."),
        _more(),
    )


def _later(day: Day) -> RenderableType:
    if day.waiting:
        minutes = counted(max(1, round(day.seconds / 60)), "minute")
        waits = f"{counted(day.waiting, 'card')} for today, about {minutes}."
    else:
        waits = "Nothing waits today."
    commands = [
        ("dlprep study", "go on" if day.waiting else "see what comes next"),
        ("dlprep stats", "how it goes: boxes, points, time, streak"),
        ("dlprep plan", "what the days until the interview hold"),
    ]
    sheet = ("dlprep sheet", "the page for the night before")
    if day.interview and (day.interview - day.today).days <= SOON:
        commands.insert(0, sheet)
    if day.missed >= A_BREAK:
        commands.insert(1, ("dlprep catch-up", "spread what waits over the next days"))
    if day.interview is None:
        commands[-1] = (f"dlprep plan --interview {day.today + IN_A_MONTH}", "say when your interview is")
    return Group(
        Text(waits, "title"),
        readiness_line(day.readiness, day.today),
        Text(streak_in_words(day.activity)),
        Text(),
        _commands(commands),
        Text(),
        _more(),
    )


def _more() -> Text:
    return Text("More: 'dlprep help' for topics, 'dlprep --help' for all commands.", "quiet")


def _commands(commands: Iterable[tuple[str, str]]) -> RenderableType:
    """Return commands with what they do; on a narrow screen below each other, so that none is broken."""
    lines = list(commands)
    return ByWidth(lambda width: _beside(lines) if width >= NARROW else _below(lines))


def _beside(commands: Iterable[tuple[str, str]]) -> RenderableType:
    table = quiet_table()
    table.show_header = False
    table.add_column(no_wrap=True)
    table.add_column()
    for command, does in commands:
        table.add_row(Text(f"  {command}", "key"), Text(does))
    return table


def _below(commands: Iterable[tuple[str, str]]) -> RenderableType:
    lines = ((Text(command, "key"), Text(f"  {does}")) for command, does in commands)
    return Group(*(part for pair in lines for part in pair))
