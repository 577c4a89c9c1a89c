"""What a plan leaves unseen and how to get out of that, and what a command has changed."""

from collections.abc import Iterator, Mapping
from datetime import date

from dlprep.scheduling.plan import WEEKDAYS, Interview, Plan
from dlprep.views.dates import counted, day_in_words
from dlprep.views.plan_words import PlanPicture

NUMBERS = {1: "One way", 2: "Two ways", 3: "Three ways"}


def unseen_line(picture: PlanPicture) -> str:
    """Say how many cards the plan leaves unseen, "" if it sees them all."""
    played = picture.forecast
    if not played.unseen or picture.ways_out is None or played.interview == picture.today:
        return ""
    pace = f"At {picture.plan.minutes:g} minutes a day" if picture.plan.minutes else "At 10 new cards a day"
    until = "" if picture.interview else " in 30 days"
    ways = sum(
        way is not None
        for way in (picture.ways_out.minutes, picture.ways_out.leave_out, picture.ways_out.day)
    )
    head = f"{pace} {len(played.unseen)} of {counted(played.cards, 'card')} stay unseen{until}."
    if not ways:
        return (
            f"{head} No single change is enough: leave out what matters least (--deck ID=0) and move the day."
        )
    return f"{head} {NUMBERS[ways]} to see all:"


def ways_out(picture: PlanPicture) -> Iterator[tuple[str, str]]:
    """Iterate over the ways out: what to do, and the command that does it."""
    ways, interview = picture.ways_out, picture.interview
    if ways is None or picture.forecast.interview == picture.today:
        return
    if ways.minutes is not None:
        rest = ", set weekdays stay" if picture.plan.weekdays else ""
        yield f"{ways.minutes} minutes a day{rest}", f"dlprep plan --minutes {ways.minutes}"
    if interview is None:
        return
    which = f" --interview {interview.day}" if len(picture.plan.ahead(picture.today)) > 1 else ""
    if ways.leave_out is not None:
        choice = ways.leave_out
        kind = "tag" if choice.tags else "deck"
        names = [*choice.decks, *choice.tags]
        plural = "s" if len(names) > 1 else ""
        options = "".join(f" --{kind} {name}=0" for name in names)
        what = f"without the {kind}{plural} {', '.join(names)} ({counted(len(choice.cards), 'card')})"
        yield what, f"dlprep plan{which}{options}"
    if ways.day is not None:
        when = day_in_words(ways.day, picture.today)
        yield f"on {when} or later", f"dlprep plan --remove {interview.day} --interview {ways.day}"


def changes(before: Plan, after: Plan, today: date) -> Iterator[str]:
    """Say what is different, one sentence a change."""
    if before.minutes != after.minutes:
        yield f"Minutes a day: {_minutes(after.minutes)} (was {_minutes(before.minutes)})."
    for number, name in enumerate(WEEKDAYS):
        old, new = before.weekdays.get(number), after.weekdays.get(number)
        if old != new:
            yield f"Minutes on {name.capitalize()}: {'as every day' if new is None else _minutes(new)}."
    for day in sorted(after.days_off - before.days_off):
        yield f"Day off: {day_in_words(day, today)}."
    for day in sorted(before.days_off - after.days_off):
        yield f"No longer a day off: {day_in_words(day, today)}."
    if before.unseen_worth != after.unseen_worth:
        yield f"Worth of an unseen card: {after.unseen_worth:g} (was {before.unseen_worth:g})."
    if before.scheduler != after.scheduler:
        yield f"Scheduler: {after.scheduler} (was {before.scheduler})."
    yield from _interview_changes(before, after, today)


def _interview_changes(before: Plan, after: Plan, today: date) -> Iterator[str]:
    old = {interview.day: interview for interview in before.interviews}
    new = {interview.day: interview for interview in after.interviews}
    added, removed = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    if len(added) == len(removed) == 1:  # what belongs to an interview moves with it
        old[added[0]] = old[removed[0]]
        yield f"Interview moved: {day_in_words(added[0], today)} (was {day_in_words(removed[0], today)})."
    else:
        yield from (f"Interview taken off: {_called(old[day], today)}." for day in removed)
        yield from (f"Interview added: {_called(new[day], today)}." for day in added)
    if added and not removed:
        yield from (
            f"Moved, not added? Take the other one off: dlprep plan --remove {day}"
            for day in old
            if day >= today
        )
    for day, interview in new.items():
        yield from _detail_changes(old.get(day, Interview(day, interview.name)), interview)


def _called(interview: Interview, today: date) -> str:
    return day_in_words(interview.day, today) + (f" at {interview.name}" if interview.name else "")


def _detail_changes(old: Interview, new: Interview) -> Iterator[str]:
    if old.name != new.name:
        yield f"Interview at: {new.name or 'no name'}."
    yield from _weight_changes("deck", old.decks, new.decks)
    yield from _weight_changes("tag", old.tags, new.tags)


def _weight_changes(kind: str, old: Mapping[str, float], new: Mapping[str, float]) -> Iterator[str]:
    for name in dict.fromkeys((*old, *new)):
        weight = new.get(name, 1)
        if weight != old.get(name, 1):
            counts = f"counts {weight:g} times" if weight else "is left out"
            yield f"The {kind} {name} {'counts as usual' if weight == 1 else counts}."


def _minutes(minutes: float | None) -> str:
    if minutes is None:
        return "no limit"
    return f"{minutes:g}" if minutes else "none, a day off"
