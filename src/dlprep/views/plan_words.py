"""What is said about a plan: its head, what was changed, what does not fit, what to do today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dlprep.scheduling.expected import Expected
from dlprep.scheduling.forecast import Forecast, ForecastDay
from dlprep.scheduling.plan import Interview, Plan
from dlprep.scheduling.ways_out import WaysOut
from dlprep.views.dates import WEEKDAYS, counted, day_in_words
from dlprep.views.plan_chart import EXPECTED, LUCKY


@dataclass(frozen=True, slots=True)
class Later:
    """An interview after the next one, and the recall expected there."""

    day: date
    recall: Expected


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """A plan, as it was *before* this command and as it is, and what it comes to.

    *studied* are seconds of today, *seen* the cards seen at least once, of those that count.
    *ways_out* is None when every card will be seen.
    """

    today: date
    before: Plan
    plan: Plan
    forecast: Forecast
    later: tuple[Later, ...] = ()
    ways_out: WaysOut | None = None
    studied: float = 0.0
    seen: int = 0

    @property
    def interview(self) -> Interview | None:
        """Return the next interview, None if none is ahead."""
        return next(iter(self.plan.ahead(self.today)), None)


def percent(share: float) -> str:
    """Return a share as a whole number of percent, as 78 %."""
    return f"{round(100 * share)} %"


def span(expected: Expected) -> str:
    """Return a band, as 66 to 88 %."""
    return f"{round(100 * expected.low)} to {percent(expected.high)}"


def title(picture: PlanPicture) -> str:
    """Return what is studied for."""
    interview = picture.interview
    if interview is None:
        return "No interview is set: planned for 30 days ahead, day after day"
    name = f" at {interview.name}" if interview.name else ""
    day = day_in_words(interview.day, picture.today)
    days = (interview.day - picture.today).days
    return f"Interview{name}: {day}" + (f", in {days} days" if days > 1 else "")


def subtitle(picture: PlanPicture) -> str:
    """Return the minutes there are and the cards there are."""
    cards = picture.forecast.cards
    seen = f"{picture.seen} seen" if picture.seen else "none seen yet"
    return f"{_pace(picture.plan, picture.today)}. {counted(cards, 'card')}, {seen}."


def _pace(plan: Plan, today: date) -> str:
    parts = [f"{plan.minutes:g} minutes a day" if plan.minutes else "What is due and 10 new cards a day"]
    own = [
        f"{WEEKDAYS[number]} " + (f"{minutes:g}" if minutes else "off")
        for number, minutes in sorted(plan.weekdays.items())
    ]
    off = [day_in_words(day, today) for day in sorted(plan.days_off) if day >= today]
    if own:
        parts.append(", ".join(own))
    if off:
        parts.append(f"{'days' if len(off) > 1 else 'day'} off: {', '.join(off)}")
    return "; ".join(parts)


def recall_lines(picture: PlanPicture) -> tuple[str, ...]:
    """Return what is expected on the day in one line, the longest wording first."""
    now, end = picture.forecast.now, picture.forecast.recall
    if picture.forecast.interview == picture.today:
        share = f"{percent(now.mean)} ({span(now)})"
        return f"Expected recall today: {share}, 8 times in 10", f"Recall today: {share}", share
    day, short = ("on the day", "that day") if picture.interview else ("in 30 days", "in 30 days")
    plan = f"Recall {day}: {percent(now.mean)} if you stop now, {percent(end.mean)} with this plan"
    return (
        f"{plan} (8 times in 10 in {EXPECTED}{LUCKY}: {span(end)})",
        f"Recall {day}: {percent(now.mean)} now, {percent(end.mean)} with the plan ({span(end)})",
        f"Recall {short}: {percent(now.mean)} now, {percent(end.mean)} by the plan ({span(end)})",
        f"Recall {short}: {percent(now.mean)}, then {percent(end.mean)}",
    )


def other_interviews(picture: PlanPicture) -> Iterator[str]:
    """Say what is expected at the later interviews, and which ones are past."""
    names = {interview.day: interview.name for interview in picture.plan.interviews}
    for later in picture.later:
        name = f" at {names[later.day]}" if names[later.day] else ""
        day = day_in_words(later.day, picture.today)
        yield f"Then{name}: {day}, {percent(later.recall.mean)} ({span(later.recall)})."
    for interview in picture.plan.interviews:
        if interview.day < picture.today:
            name = f" at {interview.name}" if interview.name else ""
            day = day_in_words(interview.day, picture.today)
            yield f"The interview{name} on {day} is past: dlprep plan --remove {interview.day}"


def to_do(picture: PlanPicture) -> str:
    """Return what to do today, and with which command."""
    first = picture.forecast.days[0]
    if not picture.forecast.cards:
        return "There are no cards to study. Add some with 'dlprep import FILE'."
    if first.minutes:
        what = f"{_asked(first)}, {_about(first.minutes)}: run 'dlprep study'."
        if picture.forecast.interview == picture.today:
            return f"The interview is today. To warm up: {what}"
        return f"{'Still today' if picture.studied else 'Today'}: {what}"
    if picture.plan.minutes_on(picture.today) == 0:
        said = "Today is a day off."
    elif picture.studied:
        said = f"Done for today: {_about(picture.studied / 60)} studied."
    else:
        said = "There is nothing to study today."
    return f"{said} {_next_day(picture)}".rstrip()


def _next_day(picture: PlanPicture) -> str:
    day = next((day for day in picture.forecast.days[1:] if day.minutes), None)
    if day is None:
        return ""
    words = day_in_words(day.day, picture.today)
    return f"{words[0].upper()}{words[1:]}: {_asked(day)}, {_about(day.minutes)}."


def _asked(day: ForecastDay) -> str:
    first, reviews = counted(day.first_views, "first view"), counted(day.reviews, "review")
    return " and ".join(part for part, number in ((first, day.first_views), (reviews, day.reviews)) if number)


def _about(minutes: float) -> str:
    return f"about {counted(max(1, round(minutes)), 'minute')}"


def missing_settings(picture: PlanPicture) -> str:
    """Return the command that sets what the plan does not say yet, "" if it says all."""
    example = f" --interview {picture.forecast.interview}" if picture.interview is None else ""
    minutes = "" if picture.plan.minutes else " --minutes 20"
    return f"To set your own day or minutes: dlprep plan{example}{minutes}" if example or minutes else ""
