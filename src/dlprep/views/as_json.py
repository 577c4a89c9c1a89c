"""The versioned envelope of every `--json` output, of results and errors alike."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dlprep.errors import DlprepError
from dlprep.model.problem import Place, Problem

SCHEMA_VERSION = 1


def envelope(command: str, data: Mapping[str, Any], problems: Iterable[Problem] = ()) -> str:
    """Return a result as one JSON object: schema_version, command, data, problems, error."""
    return _dump(command, data, [_problem(problem) for problem in problems], None)


def error_envelope(command: str, error: DlprepError) -> str:
    """Return a failure in the same shape: data is null, error holds message, place and hint."""
    details = {"message": error.message, "hint": error.hint, "place": _place(error.place)}
    return _dump(command, None, [], details)


def _dump(
    command: str,
    data: Mapping[str, Any] | None,
    problems: list[dict[str, Any]],
    error: dict[str, Any] | None,
) -> str:
    # ASCII only: it can be printed whatever the encoding, and holds no terminal escapes.
    return json.dumps(
        {
            "schema_version": SCHEMA_VERSION,
            "command": command,
            "data": data,
            "problems": problems,
            "error": error,
        },
        indent=2,
    )


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "place": _place(problem.place),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "line": place.line or None, "column": place.column or None}
