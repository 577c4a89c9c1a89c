"""Finds which column of a table asks, and which answers."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dlprep.importing.page.asking import plain, read_question
from dlprep.importing.page.tree import Grid

QUESTION = re.compile(r"\W*(?:interview )?(?:questions?|prompt|ask(?:ed)?|front|q)\b", re.IGNORECASE)
ANSWER = re.compile(
    r"\W*(?:(?:short|model|sample|suggested) )?(?:answers?|solutions?|responses?|explanations?|back|a)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\W*(?:#|no|nr|num|number|s\.? ?no|id|q ?no)?\W*$", re.IGNORECASE)
# The share of questions in their column: enough beside a title that says so, and enough without one.
TITLED, UNTITLED = 0.3, 0.6
SAMPLE = 50
SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what; None where there is no such column."""

    question: int
    answer: int | None
    number: int | None


def find_columns(table: Grid) -> Columns | None:
    """Find the columns by their titles, or by what they hold; None for a table that asks nothing."""
    header, *rows = table.rows
    places = range(len(header))
    if not rows or len(header) == 1:
        return None
    sample = rows[:SAMPLE]
    asking = [sum(read_question(cell(row, at)).asks for row in sample) / len(sample) for at in places]
    titled = [at for at in places if QUESTION.match(plain(header[at]))]
    question = titled[0] if titled else max(places, key=lambda at: asking[at])
    if asking[question] < (TITLED if titled else UNTITLED):
        return None
    others = [at for at in places if at != question]
    number = next((at for at in others if NUMBER.match(plain(header[at])) and _counts(rows, at)), None)
    answers = [at for at in others if ANSWER.match(plain(header[at]))]
    if answers:
        return Columns(question, answers[0], number)
    return Columns(question, _longest(rows, [at for at in others if at != number]), number)


def cell(row: Sequence[str], at: int | None) -> str:
    """Return a cell, "" where a row is too short to have it."""
    return row[at] if at is not None and at < len(row) else ""


def rest_of_table(table: Grid, questions: Collection[int]) -> Grid | None:
    """Return what no card takes of a table; *questions* are the identities of the rows that ask."""
    columns = find_columns(table)
    used = () if columns is None else (columns.question, columns.answer, columns.number)
    rows = (
        tuple(text for at, text in enumerate(row) if at not in used) if id(row) in questions else row
        for row in table.rows[1:]
    )
    filled = tuple(row for row in rows if any(row))
    return Grid(filled, table.line) if filled else None


def _counts(rows: Sequence[Sequence[str]], at: int) -> bool:
    return all(cell(row, at).strip(" .)").isdecimal() for row in rows)


def _longest(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> int | None:
    """Return the longest column, if it holds sentences."""
    longest = max(columns, key=lambda at: sum(len(cell(row, at)) for row in rows), default=None)
    sentences = sum(len(cell(row, longest).split()) >= SENTENCE for row in rows)
    return longest if 2 * sentences >= len(rows) else None
