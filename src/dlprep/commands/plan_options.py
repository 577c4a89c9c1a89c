"""The options of `dlprep plan` applied to a plan: what each changes, and what makes no sense."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches

from dlprep.commands.progress import chosen_decks, chosen_scheduler
from dlprep.errors import UsageError
from dlprep.model.deck import Library
from dlprep.scheduling.plan import WEEKDAYS, Interview, Plan
from dlprep.scheduling.play import LONGEST_DAYS

MOST_MINUTES = 24 * 60
GREATEST_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """The options as they were typed; those not given change nothing."""

    interviews: Sequence[str] = ()
    name: str | None = None
    minutes: float | None = None
    weekdays: Sequence[str] = ()
    days_off: Sequence[str] = ()
    decks: Sequence[str] = ()
    tags: Sequence[str] = ()
    unseen_worth: float | None = None
    scheduler: str | None = None
    remove: Sequence[str] = ()
    clear: bool = False


def apply_options(plan: Plan, options: PlanOptions, library: Library, today: date) -> Plan:
    """Return the plan that the options make of *plan*.

    Raises UsageError, with an example, for a value that makes no sense, and DeckError for a deck
    that is not there.
    """
    if options.clear:
        plan = Plan()
    if options.minutes is not None:
        plan = replace(plan, minutes=_within(options.minutes, 1, MOST_MINUTES, "--minutes", "--minutes 20"))
    for text in options.weekdays:
        plan = replace(plan, weekdays={**plan.weekdays, **_weekday(text)})
    for text in options.days_off:
        plan = replace(plan, days_off=plan.days_off | {_day_ahead(text, "--day-off", today)})
    if options.unseen_worth is not None:
        worth = _within(options.unseen_worth, 0, 1, "--unseen-worth", "--unseen-worth 0.1")
        plan = replace(plan, unseen_worth=worth)
    if options.scheduler is not None:
        chosen_scheduler(options.scheduler)
        plan = replace(plan, scheduler=options.scheduler)
    return _with_interviews(plan, options, library, today)


def _with_interviews(plan: Plan, options: PlanOptions, library: Library, today: date) -> Plan:
    known = {interview.day: interview for interview in plan.interviews}
    removed, days_off = [], plan.days_off
    for day in (_day(text, "--remove") for text in options.remove):
        if day not in known and day not in days_off:
            days = ", ".join(str(day) for day in sorted({*known, *days_off})) or "none"
            raise UsageError(f"nothing is planned for {day}", hint=f"interviews and days off: {days}")
        removed += [known.pop(day)] if day in known else []
        days_off -= {day}
    named = [_day_ahead(text, "--interview", today) for text in options.interviews]
    begun = [day for day in named if day not in known]
    # An interview taken away and another one set with the same command: it was moved.
    old = removed[0] if len(removed) == len(begun) == 1 else Interview(today)
    known |= {day: replace(old, day=day) for day in begun}
    for day in named or _only_day(known, options, today):
        known[day] = _changed(known[day], options, library)
    return replace(plan, days_off=days_off, interviews=tuple(known[day] for day in sorted(known)))


def _only_day(known: Collection[date], options: PlanOptions, today: date) -> Sequence[date]:
    """Return the day of the interview that is meant when none is named."""
    if options.name is None and not options.decks and not options.tags:
        return ()
    ahead = [day for day in known if day >= today]
    if len(ahead) != 1:
        message = "names, decks and tags belong to an interview, and there is " + (
            "more than one" if ahead else "none"
        )
        example = min(ahead, default=today + timedelta(days=30))
        raise UsageError(message, hint=f"say which: --interview {example}")
    return ahead


def _changed(interview: Interview, options: PlanOptions, library: Library) -> Interview:
    decks, tags = dict(interview.decks), dict(interview.tags)
    for text in options.decks:
        deck, weight = _weight(text, "--deck", "image-classification=2")
        chosen_decks(library, [deck])
        decks[deck] = weight
    known_tags = {tag for card in library.outlines() for tag in card.tags}
    for text in options.tags:
        tag, weight = _weight(text, "--tag", "training=2")
        if tag not in known_tags:
            close = get_close_matches(tag, known_tags, n=1)
            hint = f"did you mean '{close[0]}'?" if close else "the tags stand beside the cards of a deck"
            raise UsageError(f"no card has the tag '{tag}'", hint=hint)
        tags[tag] = weight
    name = interview.name if options.name is None else options.name
    return replace(interview, name=name, decks=_not_one(decks), tags=_not_one(tags))


def _not_one(weights: Mapping[str, float]) -> dict[str, float]:
    """Drop weights of 1: that is what counts when nothing is said."""
    return {name: weight for name, weight in weights.items() if weight != 1}


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        hint = f"write it as year-month-day: {option} 2026-12-20"
        raise UsageError(f"{option} is not a day: {text}", hint=hint) from error


def _day_ahead(text: str, option: str, today: date) -> date:
    day = _day(text, option)
    if day < today:
        raise UsageError(f"{option} {day} is past", hint=f"today is {today}")
    if day > today + timedelta(days=LONGEST_DAYS):
        raise UsageError(f"{option} {day} is more than two years ahead", hint="is the year right?")
    return day


def _weekday(text: str) -> dict[int, float]:
    name, _, minutes = text.partition("=")
    example = "--weekday sat=40"
    if name.strip().lower()[:3] not in WEEKDAYS:
        raise UsageError(f"--weekday needs a weekday and minutes: {text}", hint=f"for example {example}")
    number = _within(_number(minutes, "--weekday", example), 0, MOST_MINUTES, "--weekday", example)
    return {WEEKDAYS.index(name.strip().lower()[:3]): number}


def _weight(text: str, option: str, example: str) -> tuple[str, float]:
    name, equals, weight = text.rpartition("=")
    if not equals or not name:
        raise UsageError(
            f"{option} needs a name and a weight: {text}", hint=f"for example {option} {example}"
        )
    example = f"{option} {name}=2"
    return name, _within(_number(weight, option, example), 0, GREATEST_WEIGHT, option, example)


def _number(text: str, option: str, example: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(f"{option} is not a number: {text}", hint=f"for example {example}") from error


def _within(number: float, low: float, high: float, option: str, example: str) -> float:
    if low <= number <= high:
        return number
    message = f"{option} must be from {low:g} to {high:g}, not {number:g}"
    raise UsageError(message, hint=f"for example {example}")
