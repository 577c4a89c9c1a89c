"""The config: `config.toml`, which the person may write too, read with problems and changed in place."""

from dataclasses import dataclass
from pathlib import Path

from dlprep.errors import ConfigError, DeckError
from dlprep.model.problem import Place, Problem
from dlprep.scheduling.plan import Plan
from dlprep.storage.deck_files import read_text, replace_file
from dlprep.storage.plan_table import NAME, plan_from
from dlprep.storage.toml_text import TomlReader, parse_toml

FILE = "config.toml"


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """The plan as far as it is sound, and what is wrong with the rest."""

    plan: Plan
    problems: tuple[Problem, ...] = ()


def read_plan(folder: Path) -> LoadedPlan:
    """Read the plan from the config in *folder*, which need not exist.

    Wrong values and unknown keys are problems. Raises ConfigError for a file that is no TOML or
    cannot be read.
    """
    path = folder / FILE
    return _loaded(_text(path), path)


def write_plan(folder: Path, plan: Plan) -> None:
    """Put *plan* into the config: only what differs is changed, comments and layout stay.

    Raises ConfigError, and leaves the file alone, if it cannot be written or would not read back
    as *plan*.
    """
    # Most commands only read, and tomllib does that.
    from dlprep.storage.plan_changes import change_plan

    path = folder / FILE
    text = _text(path)
    before = _loaded(text, path).plan
    if before == plan:
        return
    try:
        changed = change_plan(text, before, plan)
        _require(_loaded(changed, path).plan == plan)
        replace_file(path, changed.encode())
    except (ConfigError, DeckError) as error:
        place = error.place or Place(str(path))
        raise ConfigError(error.message, hint=error.hint, place=place) from error


def _require(holds: bool) -> None:
    if not holds:
        message = "the plan cannot be changed in the way it is written"
        raise ConfigError(message, hint="change it in the file itself")


def _text(path: Path) -> str:
    try:
        return read_text(path) if path.exists() else ""
    except DeckError as error:
        raise ConfigError(error.message, hint=error.hint, place=error.place) from error


def _loaded(text: str, path: Path) -> LoadedPlan:
    reader = TomlReader(text, str(path))
    root = parse_toml(text, str(path))
    reader.known_keys(root, (), (NAME,))
    plan = plan_from(root, reader)
    return LoadedPlan(plan, tuple(sorted(reader.problems, key=lambda problem: problem.place)))
