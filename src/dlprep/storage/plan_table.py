"""The `[plan]` table of the config, as a `Plan`: what is wrong in it is reported and left out."""

from collections.abc import Mapping
from datetime import date

from dlprep.scheduling.gain import UNSEEN_WORTH
from dlprep.scheduling.plan import WEEKDAYS, Interview, Plan
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.storage.toml_places import Keys
from dlprep.storage.toml_text import TomlReader

NAME = "plan"
MOST_MINUTES = 24 * 60
GREATEST_WEIGHT = 100
PLAN_KEYS = ("minutes", "weekdays", "days_off", "unseen_worth", "scheduler", "interviews")
INTERVIEW_KEYS = ("day", "name", "decks", "tags")


def plan_from(root: Mapping[str, object], reader: TomlReader) -> Plan:
    """Return the plan that the tables of a config hold."""
    path: Keys = (NAME,)
    table = reader.table(root, NAME, ())
    reader.known_keys(table, path, PLAN_KEYS)
    worth = reader.number(table, "unseen_worth", path, 0, 1)
    return Plan(
        minutes=reader.number(table, "minutes", path, 1, MOST_MINUTES),
        weekdays=_weekdays(table, reader),
        days_off=_days_off(table, reader),
        interviews=_interviews(table, reader),
        unseen_worth=UNSEEN_WORTH if worth is None else worth,
        scheduler=_scheduler(table, reader),
    )


def _weekdays(table: Mapping[str, object], reader: TomlReader) -> dict[int, float]:
    path = (NAME, "weekdays")
    minutes_by_name = reader.table(table, "weekdays", (NAME,))
    reader.known_keys(minutes_by_name, path, WEEKDAYS)
    minutes = {
        number: reader.number(minutes_by_name, name, path, 0, MOST_MINUTES)
        for number, name in enumerate(WEEKDAYS)
    }
    return {number: value for number, value in minutes.items() if value is not None}


def _days_off(table: Mapping[str, object], reader: TomlReader) -> frozenset[date]:
    days = (reader.day(value, path) for path, value in reader.items(table, "days_off", (NAME,)))
    return frozenset(day for day in days if day is not None)


def _scheduler(table: Mapping[str, object], reader: TomlReader) -> str:
    name = reader.word(table, "scheduler", (NAME,))
    if name and name not in SCHEDULERS:
        reader.wrong(
            (NAME, "scheduler"), f"there is no scheduler '{name}'", f"there are: {', '.join(SCHEDULERS)}"
        )
        return DEFAULT
    return name or DEFAULT


def _interviews(table: Mapping[str, object], reader: TomlReader) -> tuple[Interview, ...]:
    found: dict[date, Interview] = {}
    for path, value in reader.items(table, "interviews", (NAME,)):
        if not isinstance(value, dict):
            reader.wrong(path, "an interview must be a table", "write it as [[plan.interviews]]")
            continue
        reader.known_keys(value, path, INTERVIEW_KEYS)
        if "day" not in value:
            reader.wrong(path, "an interview needs a day", "add a line as: day = 2026-11-22")
            continue
        day = reader.day(value["day"], (*path, "day"))
        if day is None:
            continue
        if day in found:
            reader.wrong((*path, "day"), f"there is another interview on {day}", "keep one of the two")
            continue
        found[day] = Interview(
            day,
            reader.word(value, "name", path),
            _weights(value, "decks", path, reader),
            _weights(value, "tags", path, reader),
        )
    return tuple(found[day] for day in sorted(found))


def _weights(table: Mapping[str, object], key: str, path: Keys, reader: TomlReader) -> dict[str, float]:
    named = reader.table(table, key, path)
    weights = {name: reader.number(named, name, (*path, key), 0, GREATEST_WEIGHT) for name in named}
    return {name: weight for name, weight in weights.items() if weight is not None}
