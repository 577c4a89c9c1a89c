"""Comparing schedulers on simulated people."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from dlprep.commands import simulate as command
from dlprep.commands.environment import Environment, system_environment
from dlprep.commands.simulate import SimulateOptions
from dlprep.errors import UsageError
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.simulation.course import Size
from dlprep.views.as_json import envelope
from dlprep.views.simulate import simulate_body, simulate_data
from dlprep.views.theme import THEME

SMALL = SimulateOptions(Size(cards=8, days=3, minutes=5), seeds=2)


@pytest.fixture
def env(tmp_path: Path) -> Environment:
    """Return an environment whose standard error is kept."""
    return replace(system_environment({"DLPREP_HOME": str(tmp_path)}), standard_error=io.StringIO())


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def drawn(report: command.SimulationReport) -> str:
    """Return the report as text, 60 columns wide."""
    console = Console(file=io.StringIO(), width=60, theme=THEME)
    with console.capture() as capture:
        console.print(simulate_body(report.options.size, report.options.seeds, report.rows, report.left_out))
    return capture.get()


def test_all_are_compared_with_both_kinds_of_people(env: Environment) -> None:
    """Every scheduler, the two usual orders and the oracle have a row for each kind of people."""
    report = command.run(env, SMALL)

    names = ["classic-due-first", "fsrs-due-first", *SCHEDULERS, "oracle"]
    assert [(row.learner, row.strategy) for row in report.rows] == [
        (learner, name) for learner in ("fsrs", "traces") for name in names
    ]
    assert env.standard_error.getvalue() == ""  # type: ignore[attr-defined]


def test_a_seed_repeats(env: Environment) -> None:
    """The same seed gives the same rows, the next one others."""
    one = replace(SMALL, learner="traces", schedulers=("adaptive",), seeds=1)

    first, again, other = (command.run(env, replace(one, seed=seed)).rows for seed in (4, 4, 5))

    assert first == again != other


def test_chosen_ones_run_beside_the_oracle_and_the_reference(env: Environment) -> None:
    """Choosing a scheduler leaves what it is measured against."""
    report = command.run(env, replace(SMALL, learner="fsrs", schedulers=("adaptive",)))

    assert [row.strategy for row in report.rows] == ["fsrs-due-first", "adaptive", "oracle"]
    assert all(row.of_oracle and row.of_reference for row in report.rows)


@pytest.mark.parametrize(
    ("options", "named"),
    [(replace(SMALL, learner="bored"), "bored"), (replace(SMALL, schedulers=("sm2",)), "sm2")],
)
def test_unknown_names_are_usage_errors(env: Environment, options: SimulateOptions, named: str) -> None:
    """The error names the name, and its hint lists those there are."""
    with pytest.raises(UsageError, match=named) as caught:
        command.run(env, options)

    assert "fsrs" in caught.value.hint


def test_without_the_fsrs_package_the_rest_runs(env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs the package is left out and named; asking for it is an error with a way out."""
    monkeypatch.setitem(sys.modules, "fsrs", None)
    monkeypatch.delitem(sys.modules, "dlprep.scheduling.fsrs_scheduler", raising=False)

    report = command.run(env, replace(SMALL, learner="traces", seeds=1))

    assert report.left_out == ("fsrs-due-first", "fsrs")
    assert "left out: fsrs-due-first, fsrs" in drawn(report)
    assert all(row.of_reference is None for row in report.rows)
    with pytest.raises(UsageError, match="fsrs") as caught:
        command.run(env, replace(SMALL, schedulers=("fsrs",)))
    assert "pip install" in caught.value.hint


def test_json_has_stable_keys(env: Environment) -> None:
    """The data holds the question, and a result a strategy, with intervals as two ends."""
    report = command.run(env, replace(SMALL, learner="fsrs", schedulers=("adaptive",), seed=7))

    data = simulate_data(SMALL.size, 2, 7, report.rows, report.left_out)
    read = json.loads(envelope("simulate", data))["data"]

    assert list(read) == [
        *("cards", "days", "minutes", "seeds", "seed", "oracle", "reference", "left_out", "results"),
    ]
    result = read["results"][1]
    assert list(result) == ["learner", "scheduler", "recall", "of_oracle", "relative"]
    assert (result["learner"], result["scheduler"]) == ("fsrs", "adaptive")
    low, high = result["recall"]["interval"]
    assert low < result["recall"]["mean"] < high


def test_the_table_fits_sixty_columns(env: Environment) -> None:
    """A row shows recall in percent, and two ratios with their margins, best first."""
    report = command.run(env, replace(SMALL, learner="traces"))
    lines = drawn(report).splitlines()

    assert lines[:2] == ["8 cards, 3 days, 5 minutes a day", "2 people, memory as fading traces (ACT-R)"]
    assert lines[2].split() == ["scheduler", "recall", "%", "of", "oracle", "relative"]
    assert len([line for line in lines if line.count("±") == 3]) == len(SCHEDULERS) + 3
    assert not any("…" in line for line in lines)


def test_the_bar_is_for_terminals_only(env: Environment) -> None:
    """On a terminal the progress is drawn on standard error; elsewhere nothing is."""
    terminal = Terminal()
    command.run(replace(env, standard_error=terminal), replace(SMALL, learner="fsrs", seeds=1))

    assert "simulating" in terminal.getvalue()
