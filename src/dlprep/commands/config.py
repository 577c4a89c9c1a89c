"""The settings: each value with where it came from, and one of them changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dlprep.commands.aims import load_plan
from dlprep.commands.environment import NOW_VARIABLE, Environment
from dlprep.errors import UsageError
from dlprep.model.problem import Problem
from dlprep.scheduling.plan import WEEKDAYS, Plan
from dlprep.storage.config import ConfigText, read_config_text, write_value
from dlprep.storage.paths import HOME_VARIABLE
from dlprep.storage.plan_table import MOST_MINUTES
from dlprep.storage.settings import KEYS, SETTINGS, Amount, KeyNames, Setting, Settings, Word
from dlprep.views.config import SettingRow

DEFAULT = "default"
ENVIRONMENT = "environment"
FLAG = "flag"

PLAN_SETTINGS = (
    Setting("plan.minutes", Amount(1, MOST_MINUTES), "minutes of study a day", "no limit", "minutes"),
    Setting("plan.unseen_worth", Amount(0, 1), "what a card never seen is worth, 0 to 1", "", "unseen_worth"),
    Setting("plan.scheduler", Word(), "how boxes and days are chosen", "", "scheduler"),
)
BY_PLAN = ("plan.weekdays", "plan.days_off", "plan.interviews")
"""Shown here, but too much to type as one value: `dlprep plan` changes them."""

VARIABLES = {
    HOME_VARIABLE: "folder of everything",
    NOW_VARIABLE: "the time it is taken to be",
    "NO_COLOR": "no colours",
}
EDITORS = ("VISUAL", "EDITOR")


@dataclass(frozen=True, slots=True)
class ConfigReport:
    """The file (which need not exist), a row a setting, and what is wrong in the file."""

    file: str
    rows: tuple[SettingRow, ...]
    problems: tuple[Problem, ...]


def run(env: Environment, key: str = "") -> ConfigReport:
    """Return all settings, or one. Raises UsageError for a key that there is not."""
    config, written = load_plan(env), read_config_text(env.paths.config)
    rows = tuple(_rows(env, config.settings, config.plan, written))
    if key:
        rows = tuple(row for row in rows if row.key == key)
        if not rows:
            _setting(key)  # known, but nothing holds it
    return ConfigReport(str(written.file), rows, config.problems)


def change(env: Environment, key: str, text: str | None) -> None:
    """Put a value into the config, or take it away for None.

    Raises UsageError for an unknown key or a value that makes no sense there, ConfigError for a
    file that cannot be changed.
    """
    setting = _setting(key)
    value = None if text is None else setting.kind.typed(text)
    write_value(env.paths.config, setting.path, value)


def known_keys() -> tuple[str, ...]:
    """Return every key that can be changed, but for those of `[keys]`."""
    return tuple(setting.key for setting in (*PLAN_SETTINGS, *SETTINGS))


def _setting(key: str) -> Setting:
    for setting in (*PLAN_SETTINGS, *SETTINGS):
        if setting.key == key:
            return setting
    table, _, action = key.partition(".")
    if table == KEYS and action and "." not in action:
        return Setting(key, KeyNames(), f"keys of '{action}'")
    if key in BY_PLAN:
        raise UsageError(f"'{key}' holds more than one value", hint="change it with 'dlprep plan'")
    close = get_close_matches(key, [*known_keys(), *(known.split(".")[-1] for known in known_keys())], n=1)
    meant = next((known for known in known_keys() if close and known.endswith(close[0])), "")
    raise UsageError(
        f"there is no setting '{key}'",
        hint=f"did you mean '{meant}'?" if meant else "'dlprep config' shows all of them",
    )


def _rows(env: Environment, settings: Settings, plan: Plan, written: ConfigText) -> Iterator[SettingRow]:
    for setting in PLAN_SETTINGS:
        yield _row(setting, getattr(plan, setting.name), getattr(Plan(), setting.name), written)
    for key, value in _plan_lists(plan).items():
        if value:
            yield SettingRow(key, value, _place(written, tuple(key.split("."))), "see 'dlprep plan'")
    for setting in SETTINGS:
        held, now = getattr(settings, setting.name), getattr(env.settings, setting.name)
        row = _row(setting, held, getattr(Settings(), setting.name), written)
        if now != held:
            row = SettingRow(setting.key, _shown(now), FLAG, setting.does)
        elif setting.key == "editor" and not held:
            row = _editor(env.variables, row)
        yield row
    for action, names in settings.keys.items():
        yield SettingRow(f"{KEYS}.{action}", " ".join(names), _place(written, (KEYS, action)), "")
    for name, does in VARIABLES.items():
        if held := env.variables.get(name):
            yield SettingRow(name, held, ENVIRONMENT, does)


def _row(setting: Setting, value: object, default: object, written: ConfigText) -> SettingRow:
    place = DEFAULT if value == default else _place(written, setting.path)
    shown = setting.default if value == default and setting.default else _shown(value)
    return SettingRow(setting.key, shown, place, setting.does)


def _editor(variables: Mapping[str, str], row: SettingRow) -> SettingRow:
    for name in EDITORS:
        if editor := variables.get(name):
            return SettingRow(row.key, editor, f"{ENVIRONMENT} ({name})", row.does)
    return row


def _place(written: ConfigText, path: tuple[str, ...]) -> str:
    lines = (line for keys, line in written.lines.items() if keys[: len(path)] == path)
    line = min(lines, default=0)
    return f"{written.file}:{line}" if line else str(written.file)


def _plan_lists(plan: Plan) -> dict[str, str]:
    minutes = (f"{WEEKDAYS[day]}={minutes:g}" for day, minutes in sorted(plan.weekdays.items()))
    return {
        "plan.weekdays": " ".join(minutes),
        "plan.days_off": " ".join(str(day) for day in sorted(plan.days_off)),
        "plan.interviews": " ".join(str(interview.day) for interview in plan.interviews),
    }


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
