"""How long it takes until dlprep answers: whole processes, from their start."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.speed.measuring import PYTHON, Row, cpu_of, in_turns, until_shown

BARE = (PYTHON, "-c", "pass")
DLPREP = (PYTHON, "-m", "dlprep")
ASK = (PYTHON, "-c", "import sys; print('How sure are you?', flush=True); sys.stdin.readline()")
QUESTION = b"How sure are you?"
"""What stands below every question."""


def environment(home: Path) -> Mapping[str, str]:
    """Return the variables that dlprep is run with: a home of its own, and nothing that it is tested with."""
    wanted = {name: value for name, value in os.environ.items() if not name.startswith("DLPREP_")}
    return {**wanted, "DLPREP_HOME": str(home), "TERM": "xterm-256color"}


def rows(small: Path, large: Path | None, rounds: int) -> Iterator[Row]:
    """Measure starts in a home of 48 cards, and one of 100,000 if there is one."""
    yield from _commands(environment(small), rounds)
    yield from _first_questions(environment(small), large and environment(large), rounds)


def _commands(variables: Mapping[str, str], rounds: int) -> Iterator[Row]:
    for arguments, must, aim in ((("--version",), 2.0, 1.3), (("due", "--count"), 3.0, 1.75), (("--help",), 7, 4)):
        command = (*DLPREP, *arguments)
        # The first run keeps what the others find, as it does for a prompt that asks again and again.
        cpu_of(command, variables)
        ours, bare = in_turns(
            rounds, lambda command=command: cpu_of(command, variables), lambda: cpu_of(BARE, variables)
        )
        yield Row(f"dlprep {' '.join(arguments)}, cpu", "python -c pass", ours, bare, "s", must, aim)


def _first_questions(small: Mapping[str, str], large: Mapping[str, str] | None, rounds: int) -> Iterator[Row]:
    def asked(variables: Mapping[str, str]) -> float:
        return until_shown((*DLPREP, "study"), variables, QUESTION)[0]

    homes = [small] if large is None else [small, large]
    for variables in homes:
        # The first screen for now is worked out when a sitting ends.
        until_shown((*DLPREP, "study"), variables, QUESTION, keys=(b" ", b"3", b"q"))
    measures = [lambda: until_shown(ASK, small, QUESTION, keys=(b"\n",))[0]]
    measures += [lambda variables=variables: asked(variables) for variables in homes]
    ask, *ours = in_turns(rounds, *measures)
    yield Row("first question, 48 cards", "python -c print and wait", ours[0], ask, "s", 6, 2.5)
    if large is not None:
        name = "first question, 100,000 cards and 1,000,000 reviews"
        yield Row(name, "the same, 48 cards", ours[1], ours[0], "s", 1.3, 1.1)
    peak, bare = in_turns(
        rounds,
        lambda: until_shown((*DLPREP, "study"), small, QUESTION, keys=(b" ", b"3", b" ", b"3", b"q"))[1],
        lambda: until_shown(ASK, small, QUESTION, keys=(b"\n",))[1],
    )
    yield Row("peak memory of a sitting", "python -c print and wait", peak, bare, "MiB", 4, 3)
