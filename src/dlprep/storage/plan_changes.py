"""A plan put into the text of a config: only what differs is changed, comments and layout stay."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import tomlkit
from tomlkit.items import AoT

from dlprep.scheduling.plan import WEEKDAYS, Interview, Plan
from dlprep.storage.plan_table import NAME
from dlprep.storage.toml_changes import Table, group, listed, parsed, put


def change_plan(text: str, before: Plan, after: Plan) -> str:
    """Return *text*, which holds the plan *before*, so that it holds *after*.

    Raises ConfigError when something stands in the way, such as a text in the place of a table.
    """
    document = parsed(text)
    table = group(document, NAME, tomlkit.table())
    if after.minutes != before.minutes:
        put(table, "minutes", _number(after.minutes))
    for key in ("unseen_worth", "scheduler"):
        value, default = getattr(after, key), getattr(Plan(), key)
        if value != getattr(before, key):
            put(table, key, None if value == default else value)
    _change_numbers(table, "weekdays", _named(before.weekdays), _named(after.weekdays), tomlkit.table())
    _change_days_off(table, before.days_off, after.days_off)
    _change_interviews(table, before.interviews, after.interviews)
    return tomlkit.dumps(document)


def _change_numbers(
    table: Table, key: str, before: Mapping[str, float], after: Mapping[str, float], empty: Table
) -> None:
    """Change the table of numbers at *key*, begun as *empty* if there is none."""
    if before == after:
        return
    numbers = group(table, key, empty)
    for name in (*before, *after):
        if before.get(name) != after.get(name):
            put(numbers, name, _number(after.get(name)))
    if not numbers:
        del table[key]


def _change_days_off(table: Table, before: frozenset[date], after: frozenset[date]) -> None:
    if before == after:
        return
    days = listed(table, "days_off", tomlkit.array())
    for place in reversed(range(len(days))):
        if any(_is_day(days[place], day) for day in before - after):
            del days[place]
    for day in sorted(after - before):
        days.append(day)
    if not days:
        del table["days_off"]


def _change_interviews(table: Table, before: tuple[Interview, ...], after: tuple[Interview, ...]) -> None:
    if before == after:
        return
    known = {interview.day: interview for interview in before}
    entries = listed(table, "interviews", tomlkit.aot())
    gone = known.keys() - {interview.day for interview in after}
    for place in reversed(range(len(entries))):
        if any(_is_of(entries[place], day) for day in gone):
            del entries[place]
    for interview in after:
        if interview.day in known:
            entry = next(entry for entry in entries if _is_of(entry, interview.day))
            _change_interview(entry, known[interview.day], interview)
        else:
            entry = _new_entry(entries)
            entry["day"] = interview.day
            _change_interview(entry, Interview(interview.day), interview)
            entries.append(entry)
    if not entries:
        del table["interviews"]


def _change_interview(entry: Table, before: Interview, after: Interview) -> None:
    if before.name != after.name:
        put(entry, "name", after.name or None)
    _change_numbers(entry, "decks", before.decks, after.decks, tomlkit.inline_table())
    _change_numbers(entry, "tags", before.tags, after.tags, tomlkit.inline_table())


def _new_entry(entries: list[Any]) -> Table:
    # The person may have written them as [[plan.interviews]] or as a list of {…}.
    if not isinstance(entries, AoT):
        return tomlkit.inline_table()
    entry = tomlkit.table()
    entry.trivia.indent = "\n"
    return entry


def _is_of(entry: object, day: date) -> bool:
    """Say whether an entry of the list of interviews, which may be anything, is of that day."""
    return isinstance(entry, Mapping) and _is_day(entry.get("day"), day)


def _is_day(value: object, day: date) -> bool:
    """Compare with a day, which may be written as a date or as text."""
    return str(value) == day.isoformat()


def _named(minutes: Mapping[int, float]) -> dict[str, float]:
    return {WEEKDAYS[number]: value for number, value in sorted(minutes.items())}


def _number(value: float | None) -> float | None:
    """Return a whole number as one: nobody writes 20.0 minutes."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
