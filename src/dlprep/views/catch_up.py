"""A catch-up in words: how many cards each of the next days asks, before and after."""

from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dlprep.scheduling.catch_up import CatchUp
from dlprep.views.dates import counted, day_in_words

WIDEST_BAR = 16


def catch_up_body(plan: CatchUp) -> RenderableType:
    """Return a bar for each day: what it asks once the overdue cards are spread, and what it loses."""
    most = max(load.before for load in plan.loads)
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    table.add_column("")
    for column in ("now", "then"):
        table.add_column(column, justify="right")
    table.add_column("")
    today = plan.loads[0].day
    for load in plan.loads:
        then, now = (round(cards / most * WIDEST_BAR) for cards in (load.after, load.before))
        bar = Text.assemble(
            ("█" * then, "good"), ("░" * (now - then), "quiet"), no_wrap=True, overflow="crop"
        )
        table.add_row(day_in_words(load.day, today), str(load.before), str(load.after), bar)
    return Group(table, Text(), Text(catch_up_line(plan), "title"))


def catch_up_line(plan: CatchUp) -> str:
    """Return in a sentence what happens to the cards."""
    days = counted(len(plan.loads) - 1, "day")
    waiting = counted(len(plan.later), "card")
    wait = "waits" if len(plan.later) == 1 else "wait"
    return f"{counted(plan.loads[0].after, 'card')} today, the riskiest first; {waiting} {wait} up to {days}."


def catch_up_offer(plan: CatchUp, missed: int) -> RenderableType:
    """Return what is asked before a sitting."""
    due = counted(plan.loads[0].before, "card")
    return Group(
        Text(
            f"{counted(missed, 'day')} missed, {due} due. Spread them over {len(plan.loads)} days?", "title"
        ),
        catch_up_body(plan),
        Text("y spreads them ('dlprep undo' takes it back), any other key asks all of them today."),
    )


def nothing_to_spread(overdue: int, minutes: float | None) -> str:
    """Return why nothing is put off."""
    if minutes is not None:
        fit = f"what fits into today's {minutes:g} minutes, the most useful first"
        return f"{counted(overdue, 'card')} due. Study asks {fit}; '--days N' spreads them all the same."
    return f"{counted(overdue, 'card')} due: that fits into today."


def catch_up_data(plan: CatchUp | None, overdue: int, *, done: bool) -> dict[str, object]:
    """Return the same as data for JSON."""
    return {
        "overdue": overdue,
        "done": done and plan is not None,
        "later": [{"card": card, "until": day.isoformat()} for card, day in plan.later] if plan else [],
        "days": [{**asdict(load), "day": load.day.isoformat()} for load in plan.loads] if plan else [],
    }
