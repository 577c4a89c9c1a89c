"""Restores the indentation of Python code that a scrape has flattened.

A search over depths: every statement may stand in any block still open, a block's first statement must
stand in it, and Python's grammar rules out the rest. The cheapest legal reading wins (see `placing`),
checked by Python's own parser; when another reading is about as cheap, the result is marked doubtful.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dlprep.importing.code.blocks import MIDDLES, MODULE, Stack, is_legal, pushed
from dlprep.importing.code.placing import placement_cost
from dlprep.importing.code.python_syntax import parse_python
from dlprep.importing.code.scan import depths
from dlprep.importing.code.statements import Statement, split_statements

INDENT = "    "
WIDTH = 32
CLEAR = 0.9


@dataclass(frozen=True, slots=True)
class Indented:
    """Code with its indentation; *doubtful* is the index of the first line whose depth is a guess."""

    lines: tuple[str, ...]
    doubtful: int | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the statements so far."""

    cost: float
    stack: Stack
    waiting: bool
    depth: int
    before: "_Reading | None"


def restore_indentation(lines: Sequence[str]) -> Indented:
    """Indent flattened Python code; code that still has sound indentation is returned as it is."""
    if any(line[:1].isspace() for line in lines) and parse_python("\n".join(lines)) is not None:
        return Indented(tuple(lines))
    flat = [line.strip() for line in lines]
    statements = list(split_statements(flat))
    if not any(statement.opens for statement in statements):
        return Indented(tuple(_lay_out(flat, statements, [0] * len(statements))))
    readings = _search(statements)
    laid = [_lay_out(flat, statements, _levels(reading, statements)) for reading in readings]
    for place, candidate in enumerate(laid):
        if parse_python("\n".join(candidate)) is not None:
            rival = place + 1 < len(readings) and readings[place + 1].cost - readings[place].cost < CLEAR
            differs = _first_difference(candidate, laid[place + 1]) if rival else None
            return Indented(tuple(candidate), differs)
    opener = next(statement.start for statement in statements if statement.opens)
    return Indented(tuple(laid[0]) if laid else tuple(flat), opener)


def _search(statements: Sequence[Statement]) -> list[_Reading]:
    """Return the cheapest complete readings, best first; comments take no part."""
    readings = [_Reading(0.0, MODULE, waiting=False, depth=0, before=None)]
    commented = False
    for statement in statements:
        if statement.kind == "comment":
            commented = True
            continue
        following = [
            grown
            for reading in readings
            for depth in range(1, len(reading.stack) + 1)
            if (grown := _grow(reading, depth, statement, commented=commented)) is not None
        ]
        following.sort(key=lambda reading: reading.cost)
        readings = following[:WIDTH]
        commented = False
    return [reading for reading in readings if not reading.waiting]


def _grow(reading: _Reading, depth: int, statement: Statement, *, commented: bool) -> _Reading | None:
    """Place one more statement, or return None where that is not allowed."""
    stack = reading.stack
    if reading.waiting and (depth < len(stack) or statement.kind in MIDDLES):
        return None
    if not is_legal(stack, depth, statement):
        return None
    cost = reading.cost + placement_cost(stack, depth, statement, commented=commented)
    return _Reading(cost, pushed(stack, depth, statement), statement.opens, depth - 1, reading)


def _levels(reading: _Reading, statements: Sequence[Statement]) -> list[int]:
    """List the depth of every statement; a comment takes that of the statement it stands above."""
    chosen: list[int] = []
    step: _Reading | None = reading
    while step is not None and step.before is not None:
        chosen.append(step.depth)
        step = step.before
    levels: list[int] = []
    below = 0
    for statement in reversed(statements):
        if statement.kind != "comment":
            below = chosen.pop(0) if chosen else 0
        levels.append(below)
    return levels[::-1]


def _lay_out(flat: Sequence[str], statements: Sequence[Statement], levels: Sequence[int]) -> list[str]:
    """Write the lines at their statements' depths, continued lines by the brackets open around them."""
    result: list[str] = []
    for statement, level in zip(statements, levels, strict=True):
        own = flat[statement.start : statement.start + statement.length]
        for line, extra in zip(own, depths(own), strict=True):
            result.append(INDENT * (level + extra) + line if line else "")
    return result


def _first_difference(one: Sequence[str], other: Sequence[str]) -> int | None:
    pairs = enumerate(zip(one, other, strict=True))
    return next((index for index, (left, right) in pairs if left != right), None)
