"""The days of a plan as bars of minutes, and the recall by tag."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.table import Table
from rich.text import Text

from dlprep.scheduling.forecast import ForecastDay, GroupForecast
from dlprep.views.card_text import visible
from dlprep.views.dates import MONTHS, day_in_words
from dlprep.views.plan_words import percent

FIRST, REVIEWS = "█", "▒"
LENGTHS = (1, 2, 3, 7, 14, 28, 56, 112)
"""How many days a bar may stand for."""

HEADS = {1: "each day", 2: "two days each", 3: "three days each", 7: "each week"}
WIDE = 56
"""The columns from which heads are written out."""

TAG_BAR = 10


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    first_minutes: float
    review_minutes: float
    first_views: int
    reviews: int


def bar_length(days: int, rows: int) -> int:
    """Return for how many days a bar stands, so that no more than *rows* are needed."""
    return next((length for length in LENGTHS if length * rows >= days), LENGTHS[-1])


def days_table(days: Sequence[ForecastDay], today: date, width: int, rows: int) -> Table:
    """Return a row a day, or for several days where there are more than *rows*."""
    length = bar_length(len(days), rows)
    bars = [_bar(days[at : at + length], today) for at in range(0, len(days), length)][:rows]
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0), width=width)
    head = HEADS.get(length) or f"{length // 7} weeks each"
    first = f"{FIRST} first views" if width >= WIDE else f"{FIRST} first"
    reviews = f"{REVIEWS} reviews"
    minutes = "minutes" if width >= WIDE else "min"
    heads = len(f"  {minutes}  {first}  {reviews}  ")
    room = width - max(len(head), *(len(bar.label) for bar in bars)) - heads
    table.add_column(head, no_wrap=True)
    table.add_column("", no_wrap=True, ratio=1)
    for column in (minutes, first, reviews):
        table.add_column(column, justify="right", no_wrap=True)
    longest = max((bar.first_minutes + bar.review_minutes for bar in bars), default=0) or 1
    for bar in bars:
        scale = max(1, room) / longest
        table.add_row(
            bar.label,
            _drawn(bar, scale),
            str(round(bar.first_minutes + bar.review_minutes)),
            str(bar.first_views),
            str(bar.reviews),
        )
    return table


def tags_table(groups: Sequence[GroupForecast], width: int, rows: int) -> Table:
    """Return the tags of which most will still be missing on the day, first the greatest loss."""
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0), width=width)
    table.add_column("by tag", no_wrap=True, ratio=1)
    for column in ("now", "with the plan", "cards"):
        table.add_column(column, justify="right", no_wrap=True)
    for group in sorted(groups, key=lambda group: (-group.cards * (1 - group.recall.mean), group.name))[
        :rows
    ]:
        filled = round(TAG_BAR * group.recall.mean)
        day = Text.assemble(
            ("█" * filled, "label"), ("·" * (TAG_BAR - filled), "quiet"), f"{percent(group.recall.mean):>6}"
        )
        table.add_row(Text(visible(group.name)), percent(group.now.mean), day, str(group.cards))
    return table


def _bar(days: Sequence[ForecastDay], today: date) -> _Bar:
    return _Bar(
        _label(days[0].day, days[-1].day, today),
        sum(day.first_minutes for day in days),
        sum(day.review_minutes for day in days),
        sum(day.first_views for day in days),
        sum(day.reviews for day in days),
    )


def _label(first: date, last: date, today: date) -> str:
    if first == last:
        return day_in_words(first, today)
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month}–{last.day} {MONTHS[last.month - 1]}"


def _drawn(bar: _Bar, scale: float) -> Text:
    first = round(bar.first_minutes * scale)
    both = round((bar.first_minutes + bar.review_minutes) * scale)
    return Text.assemble((FIRST * first, "label"), (REVIEWS * (both - first), "quiet"))
