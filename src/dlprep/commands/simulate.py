"""Simulated people study a simulated deck, to compare schedulers and try out days and minutes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from dlprep.commands.environment import Environment
from dlprep.errors import UsageError
from dlprep.simulation.comparison import Row, compare
from dlprep.simulation.course import Size
from dlprep.simulation.person import LEARNERS
from dlprep.simulation.run import simulate
from dlprep.simulation.strategies import ORACLE, REFERENCE, STRATEGIES
from dlprep.views.simulate import progress_bar

ALL = "all"


@dataclass(frozen=True, slots=True)
class SimulateOptions:
    """How much to learn in how much time, by whom, and with which strategies (all if none).

    *seeds* people of each kind are drawn, beginning with number *seed*.
    """

    size: Size
    learner: str = ALL
    schedulers: tuple[str, ...] = ()
    seeds: int = 10
    seed: int = 0


@dataclass(frozen=True, slots=True)
class SimulationReport:
    """The rows, by kind of people; strategies left out because their package is not installed."""

    options: SimulateOptions
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]


def run(env: Environment, options: SimulateOptions) -> SimulationReport:
    """Simulate every chosen strategy with the same people.

    The oracle and the reference always run. Raises UsageError for an unknown name.
    """
    learners = tuple(LEARNERS) if options.learner == ALL else (options.learner,)
    _require_known("kind of learner", learners, (*LEARNERS, ALL))
    _require_known("scheduler to simulate", options.schedulers, STRATEGIES)
    wanted = set(options.schedulers or STRATEGIES) | {ORACLE, REFERENCE}
    runnable = [name for name in STRATEGIES if name in wanted and _installed(name)]
    missing = tuple(name for name in STRATEGIES if name in wanted and name not in runnable)
    for name in missing:
        if name in options.schedulers:
            raise UsageError(
                f"'{name}' needs a package that is not installed",
                hint="install it with: pip install 'dlprep[fsrs]'",
            )
    steps = len(learners) * len(runnable) * options.seeds
    with progress_bar(env.standard_error, env.variables, steps) as step:
        rows = tuple(row for learner in learners for row in _rows(options, learner, runnable, step))
    return SimulationReport(options, rows, missing)


def _rows(
    options: SimulateOptions, learner: str, strategies: Iterable[str], step: Callable[[], None]
) -> tuple[Row, ...]:
    recalls: dict[str, list[float]] = {strategy: [] for strategy in strategies}
    for number in range(options.seed, options.seed + options.seeds):
        for strategy, values in recalls.items():
            # Every strategy meets the same person, cards and luck.
            random = Random(f"{learner} {number}")  # noqa: S311 - nothing secret
            values.append(simulate(options.size, learner, strategy, random))
            step()
    return compare(learner, recalls)


def _installed(strategy: str) -> bool:
    try:
        STRATEGIES[strategy]()
    except ImportError:
        return False
    return True


def _require_known(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    known = tuple(known)
    for name in names:
        if name not in known:
            raise UsageError(f"there is no {what} '{name}'", hint=f"there are: {', '.join(known)}")
