"""Days drawn with characters: what falls due, and a calendar of what was studied."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from dlprep.statistics.activity import Activity, Period
from dlprep.views.dates import MONTHS, WEEKDAYS, counted, short_day
from dlprep.views.plan_chart import STEPS
from dlprep.views.stats_picture import StatsPicture

DUE_ROWS = 6
"""The height of the picture of what falls due."""

WIDEST_DAY = 3
MARGIN = 5
"""The columns before both pictures."""

FEWEST_WEEKS, MOST_WEEKS = 10, 26
HEAT = (("·", 0.0), ("░", 1.0), ("▒", 10.0), ("▓", 20.0), ("█", 40.0))
"""The sign of a day, and the minutes of study from which on it stands."""

OFF = "-"


def due_body(picture: StatsPicture) -> RenderableType:
    """Return the cards that fall due on each of the next days, as columns and in words."""
    later = picture.due[1:]
    columns: list[RenderableType] = [Text(), _Columns(later, picture.today)] if any(later) else []
    return Group(
        Text("Due, if none were studied before", "title"),
        Text(due_in_words(picture.due)),
        *columns,
    )


def calendar_body(picture: StatsPicture) -> RenderableType:
    """Return a calendar of the last weeks, a row a weekday, and what they come to."""
    signs = "  ".join(f"{sign} {_minutes(least)}" for sign, least in HEAT[1:])
    return Group(
        _Calendar(picture.activity, picture.days_off, picture.today),
        Text(f"{HEAT[0][0]} nothing  {OFF} day off  {signs}", "quiet"),
        Text(),
        *(Text(_period(period)) for period in picture.activity.periods),
        Text(streak_in_words(picture.activity)),
    )


def due_in_words(due: Sequence[int]) -> str:
    """Return what waits today, within a week, and within all the days that were counted."""
    return f"{due[0]} today, {sum(due[:7])} in 7 days, {sum(due)} in {len(due)} days"


def spark(counts: Sequence[int]) -> str:
    """Return counts as one line of columns; a dot where there is nothing."""
    highest = max(counts, default=0)
    return "".join(_step(count / highest) if count else "·" for count in counts)


def streak_in_words(activity: Activity) -> str:
    """Return how many days of study there were in a row, and the most there ever were."""
    if not activity.streak:
        return "No study yesterday or today."
    row = f"{counted(activity.streak, 'study day')} in a row"
    best = f", the most were {activity.longest}" if activity.longest > activity.streak else ""
    return f"{row}{best}." if activity.today else f"{row}{best}, up to yesterday; study today to go on."


class _Columns:
    """A column a day from tomorrow on, with the highest count beside the top.

    What waits today is often so much more that nothing else could be seen beside it.
    """

    def __init__(self, counts: Sequence[int], today: date) -> None:
        self._counts, self._today = counts, today

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.max_width - MARGIN
        counts = self._counts[: max(1, room)]
        wide = max(1, min(WIDEST_DAY, room // len(counts)))
        highest = max(counts)
        for row in reversed(range(DUE_ROWS)):
            line = Text(f"{highest if row == DUE_ROWS - 1 else '':>{MARGIN - 2}} ┤", "quiet")
            for count in counts:
                line.append(self._sign(count / highest * DUE_ROWS - row).ljust(wide), "label")
            line.rstrip()
            yield line
        yield Text(" " * MARGIN + _marks(counts, self._today, wide), "quiet")

    @staticmethod
    def _sign(filled: float) -> str:
        if filled >= 1:
            return STEPS[-1]
        return _step(filled) if filled > 0 else " "


class _Calendar:
    """Weeks as columns, the last one on the right; weekdays as rows."""

    def __init__(self, activity: Activity, days_off: frozenset[date], today: date) -> None:
        self._activity, self._days_off, self._today = activity, days_off, today

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        monday = self._today - timedelta(days=self._today.weekday())
        studied = (monday - min(self._activity.days, default=monday)).days // 7 + 2
        weeks = min(max(FEWEST_WEEKS, studied), MOST_WEEKS, (options.max_width - MARGIN) // 2)
        mondays = [monday - timedelta(weeks=back) for back in reversed(range(max(1, weeks)))]
        yield Text(" " * MARGIN + _months(mondays), "quiet")
        for number, name in enumerate(WEEKDAYS):
            days = (monday + timedelta(days=number) for monday in mondays)
            signs = " ".join(self._sign(day) for day in days)
            yield Text.assemble((f"{name:<{MARGIN}}", "quiet"), (signs.rstrip(), "good"))

    def _sign(self, day: date) -> str:
        if day > self._today:
            return " "
        studied = self._activity.days.get(day)
        if studied is None:
            return OFF if day in self._days_off else HEAT[0][0]
        # A day with a review has been studied, however short.
        return next(
            sign for sign, least in reversed(HEAT) if studied.seconds / 60 >= least or least == HEAT[1][1]
        )


def _step(share: float) -> str:
    """Return the column, of one row, that is as high as a share above 0 and up to 1."""
    return STEPS[min(len(STEPS) - 1, max(0, round(share * len(STEPS)) - 1))]


def _marks(counts: Sequence[int], today: date, wide: int) -> str:
    """Return the days below the columns: tomorrow, and every seventh where there is room."""
    line = ""
    for day in range(0, len(counts), 7):
        label = short_day(today + timedelta(days=day + 1), today)
        if len(line) <= day * wide and day * wide + len(label) <= len(counts) * wide:
            line = line.ljust(day * wide) + label + " "
    return line.rstrip()


def _months(mondays: Sequence[date]) -> str:
    """Return the months above the weeks, each where its first week begins."""
    line = ""
    for place, monday in enumerate(mondays):
        begins = not place or monday.month != mondays[place - 1].month
        if begins and len(line) <= 2 * place and 2 * place + 3 <= 2 * len(mondays):
            line = line.ljust(2 * place) + MONTHS[monday.month - 1] + " "
    return line.rstrip()


def _minutes(least: float) -> str:
    return f"{least:.0f} min" if least > 1 else "less"


def _period(period: Period) -> str:
    minutes = counted(round(period.seconds / 60), "minute")
    days = counted(period.studied, "day")
    return f"Last {period.days} days: {counted(period.reviews, 'review')} in {minutes}, on {days}."
