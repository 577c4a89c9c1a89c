"""The config: `config.toml`, which the person may write too, read with problems and changed in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dlprep.errors import ConfigError, DeckError, UsageError
from dlprep.model.problem import Place, Problem
from dlprep.scheduling.plan import Plan
from dlprep.storage.plan_table import NAME, plan_from
from dlprep.storage.settings import Settings, settings_from, top_level_keys
from dlprep.storage.text_files import read_text, replace_file
from dlprep.storage.toml_places import Keys, lines_of
from dlprep.storage.toml_text import BYTE_ORDER_MARK, TomlReader, parse_toml

FILE = "config.toml"
MAX_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class LoadedConfig:
    """Plan and settings as far as they are sound, and what is wrong with the rest."""

    plan: Plan
    problems: tuple[Problem, ...] = ()
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class ConfigText:
    """The tables of a config as they are written, and the line of each value."""

    file: Path
    root: Mapping[str, object]
    lines: Mapping[Keys, int]


def read_config(folder: Path) -> LoadedConfig:
    """Read the config in *folder*, which need not exist.

    Wrong values and unknown keys are problems. Raises ConfigError for a file that is no TOML or
    cannot be read.
    """
    path = folder / FILE
    return _loaded(_text(path), path)


def read_config_text(folder: Path) -> ConfigText:
    """Return what is written in the config, and where. Raises ConfigError as `read_config` does."""
    path = folder / FILE
    text = _text(path)
    return ConfigText(path, parse_toml(text, str(path)), lines_of(text.removeprefix(BYTE_ORDER_MARK)))


def write_plan(folder: Path, plan: Plan) -> None:
    """Put *plan* into the config: only what differs is changed, comments and layout stay.

    Raises ConfigError, and leaves the file alone, if it cannot be written or would not read back
    as *plan*.
    """
    # Most commands only read, and tomllib does that.
    from dlprep.storage.plan_changes import change_plan

    before = read_config(folder).plan
    if before != plan:
        _change(folder, lambda text: change_plan(text, before, plan), lambda _, after: after.plan == plan)


def write_value(folder: Path, keys: tuple[str, ...], value: object) -> None:
    """Put one value into the config, or take it away for None; comments and layout stay.

    Raises ConfigError if it cannot be written, UsageError if it would be wrong there; both leave
    the file alone.
    """
    from dlprep.storage.toml_changes import change_value

    def holds(before: LoadedConfig, after: LoadedConfig) -> bool:
        wrong = [one for one in after.problems if one.message not in {old.message for old in before.problems}]
        if wrong:
            raise UsageError(wrong[0].message, hint=wrong[0].hint)
        return True

    _change(folder, lambda text: change_value(text, keys, value), holds)


def _change(
    folder: Path, change: Callable[[str], str], holds: Callable[[LoadedConfig, LoadedConfig], bool]
) -> None:
    path = folder / FILE
    text = _text(path)
    try:
        mark = text[: text.startswith(BYTE_ORDER_MARK)]
        changed = mark + change(text.removeprefix(mark))
        _require(holds(_loaded(text, path), _loaded(changed, path)))
        if changed != text:
            replace_file(path, changed.encode())
    except (ConfigError, DeckError) as error:
        place = error.place or Place(str(path))
        raise ConfigError(error.message, hint=error.hint, place=place) from error


def _require(holds: bool) -> None:
    if not holds:
        message = "the config cannot be changed in the way it is written"
        raise ConfigError(message, hint="change it in the file itself")


def _text(path: Path) -> str:
    try:
        return read_text(path, MAX_BYTES) if path.exists() else ""
    except DeckError as error:
        raise ConfigError(error.message, hint=error.hint, place=error.place) from error


def _loaded(text: str, path: Path) -> LoadedConfig:
    reader = TomlReader(text, str(path))
    root = parse_toml(text, str(path))
    reader.known_keys(root, (), (NAME, *top_level_keys()))
    plan, settings = plan_from(root, reader), settings_from(root, reader)
    # A table that is none is met by every setting that would stand in it.
    problems = dict.fromkeys(sorted(reader.problems, key=lambda problem: problem.place))
    return LoadedConfig(plan, tuple(problems), settings)
