"""Queries as people write them: words, "phrases", `field:value`, each negated by a `-` before it.

Values behind a comma are alternatives (`tag:cnn,rnn`), numbers can be ranges (`box:2-4`), and `*` in
a name is any text (`id:roc*`). Nothing raises: what is wrong comes back as problems with a column.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dlprep.model.problem import Place, Problem
from dlprep.selection.facts import State
from dlprep.selection.query import Field, Holds, Named, Numbered, Query, Says, Term, Test, folded

QUERY = "query"
"""The name of the place of a problem."""

WORD = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
RANGE = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?")
HIGHEST = {Field.BOX: 5, Field.DIFFICULTY: 3}


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A query as far as it could be read, and what is wrong with the rest."""

    query: Query
    problems: tuple[Problem, ...] = ()


def read_query(text: str) -> ReadQuery:
    """Read a query from what a person wrote."""
    terms: list[Term] = []
    problems: list[Problem] = []
    for found in WORD.finditer(text):
        word = found[0]
        negated = word.startswith("-") and len(word) > 1
        read = _read_test(word[negated:])
        if isinstance(read, _Wrong):
            place = Place(QUERY, 1, found.start() + negated + 1)
            problems.append(Problem(place, read.message, read.hint))
        else:
            terms.append(Term(read, negated))
    return ReadQuery(Query(tuple(terms)), tuple(problems))


def read_filters(filters: Mapping[Field, Iterable[str]]) -> ReadQuery:
    """Read the filters of a command line: for each field the values of which one has to hold."""
    terms: list[Term] = []
    problems: list[Problem] = []
    for field, values in filters.items():
        joined = ",".join(values)
        if not joined:
            continue
        read = _field_test(field, joined)
        if isinstance(read, _Wrong):
            problems.append(Problem(Place(f"--{field}"), read.message, read.hint))
        else:
            terms.append(Term(read))
    return ReadQuery(Query(tuple(terms)), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Wrong:
    message: str
    hint: str = ""


def _read_test(word: str) -> Test | _Wrong:
    if word.count('"') % 2:
        return _Wrong("the quotation mark is not closed", 'write a phrase as "two words"')
    name, colon, value = word.partition(":")
    if not colon or '"' in name:
        return Says(folded(word.replace('"', "")))
    try:
        field = Field(name.casefold())
    except ValueError:
        hint = _did_you_mean(name, list(Field)) or f'to search for these words, write "{word}"'
        return _Wrong(f"there is no field '{name}'", hint)
    return _field_test(field, value.replace('"', ""))


def _field_test(field: Field, text: str) -> Test | _Wrong:
    values = [value for value in (part.strip() for part in text.split(",")) if value]
    if not values:
        return _Wrong(f"'{field}' has no value", f"such as {EXAMPLES[field]}")
    match field:
        case Field.BOX | Field.DIFFICULTY:
            return _numbered(field, values)
        case Field.IS:
            return _holds(values)
        case _:
            return Named(field, tuple(folded(value) for value in values))


EXAMPLES = {
    Field.DECK: "vision-2026",
    Field.TAG: "evaluation",
    Field.ID: "roc*",
    Field.BOX: "2 or 2-4",
    Field.DIFFICULTY: "3",
    Field.IS: "due",
}


def _numbered(field: Field, values: Iterable[str]) -> Test | _Wrong:
    ranges = []
    for value in values:
        found = RANGE.fullmatch(value)
        low, high = sorted((int(found[1]), int(found[2] or found[1]))) if found else (0, 0)
        if not 1 <= low <= high <= HIGHEST[field]:
            message = f"'{value}' is no {field}: there are 1 to {HIGHEST[field]}"
            return _Wrong(message, f"write it as {EXAMPLES[field]}")
        ranges.append((low, high))
    return Numbered(field, tuple(ranges))


def _holds(values: Iterable[str]) -> Test | _Wrong:
    states = []
    for value in values:
        try:
            states.append(State(value.casefold()))
        except ValueError:
            hint = _did_you_mean(value, list(State)) or f"there are: {', '.join(State)}"
            return _Wrong(f"a card cannot be '{value}'", hint)
    return Holds(tuple(states))


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word.casefold(), list(known), n=1)
    return f"did you mean '{close[0]}'?" if close else ""
