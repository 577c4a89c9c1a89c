"""How long it takes until dlprep answers: whole processes, from their start."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.speed.homes import Homes
from benchmarks.speed.measuring import PYTHON, Row, cpu_of, in_turns, until_shown

BARE = (PYTHON, "-c", "pass")
DLPREP = (PYTHON, "-m", "dlprep")
ASK = (PYTHON, "-c", "import sys; print('How sure are you?', flush=True); sys.stdin.readline()")
QUESTION = b"How sure are you?"
"""What stands below every question."""

TWO_CARDS = (b" ", b"2", b" ", b"2", b"q")


def environment(home: Path) -> Mapping[str, str]:
    """Return the variables that dlprep is run with: a home of its own, and nothing that it is tested with."""
    wanted = {name: value for name, value in os.environ.items() if not name.startswith("DLPREP_")}
    return {**wanted, "DLPREP_HOME": str(home), "TERM": "xterm-256color"}


def rows(homes: Homes, rounds: int) -> Iterator[Row]:
    """Measure starts in a small home, and how much longer the first question takes in a large one."""
    small = environment(homes.small)
    yield from _commands(small, rounds)
    yield from _first_questions(small, homes, rounds)
    yield _peak(homes, rounds)


def _commands(variables: Mapping[str, str], rounds: int) -> Iterator[Row]:
    for arguments, must, aim in (
        (("--version",), 2.0, 1.3),
        (("due", "--count"), 3.0, 1.75),
        (("--help",), 7, 4),
    ):
        command = (*DLPREP, *arguments)
        # The first run keeps what the others find, as it does for a prompt that asks again and again.
        cpu_of(command, variables)
        ours, bare = in_turns(rounds, partial(cpu_of, command, variables), partial(cpu_of, BARE, variables))
        yield Row(f"dlprep {' '.join(arguments)}, cpu", "python -c pass", ours, bare, "s", must, aim)


def _first_questions(small: Mapping[str, str], homes: Homes, rounds: int) -> Iterator[Row]:
    def asked(variables: Mapping[str, str]) -> float:
        # Killed before it has opened the log: the next start finds everything as it was.
        return until_shown((*DLPREP, "study"), variables, QUESTION, keys=())[0]

    large = environment(homes.large)
    for variables in (small, large):
        # The first screen for now is worked out when a sitting ends.
        until_shown((*DLPREP, "study"), variables, QUESTION, keys=(b" ", b"3", b"q"))
    ask, few, many = in_turns(
        rounds,
        lambda: until_shown(ASK, small, QUESTION, keys=(b"\n",))[0],
        lambda: asked(small),
        lambda: asked(large),
    )
    sizes = homes.sizes
    yield Row(f"first question, {sizes.small} cards", "python -c print and wait", few, ask, "s", 6, 2.5)
    name = f"the same with {sizes.large:,} cards, {sizes.reviews:,} reviews"
    yield Row(name, f"itself, {sizes.small} cards", many, few, "s", 1.3, 1.1)


def _peak(homes: Homes, rounds: int) -> Row:
    peak, bare = in_turns(
        rounds,
        # Every time a sitting of somebody who begins.
        lambda: until_shown((*DLPREP, "study"), environment(homes.small), QUESTION, keys=TWO_CARDS)[1],
        lambda: until_shown(ASK, environment(homes.small), QUESTION, keys=(b"\n",))[1],
    )
    return Row("peak memory of a sitting", "python -c print and wait", peak, bare, "MiB", 4, 3)
