"""Problems and errors as lines of text: severity, message, place, hint."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.errors import DlprepError
from dlprep.model.problem import Place, Problem, Severity

FEW = 3


def error_body(error: DlprepError) -> RenderableType:
    """Return an expected failure as a person reads it."""
    return _lines("error", error.message, error.place, error.hint)


def problems_body(problems: Iterable[Problem]) -> RenderableType:
    """Return findings one below the other, each with its place first, as compilers do."""
    return Group(*(_problem(problem) for problem in problems))


def first_problems_body(problems: Sequence[Problem]) -> RenderableType:
    """Return the first few findings, and how to see the rest: a remark beside another result."""
    rest = len(problems) - FEW
    more = [Text(f"and {rest} more: run 'dlprep check'")] if rest > 0 else []
    return Group(problems_body(problems[:FEW]), *more)


def _problem(problem: Problem) -> RenderableType:
    style = "error" if problem.severity is Severity.ERROR else "warning"
    return _lines(style, problem.message, problem.place, problem.hint)


def _lines(severity: str, message: str, place: Place | None, hint: str) -> RenderableType:
    # Imported here: every command can show problems, and few have any.
    from dlprep.views.card_text import visible

    head = Text.assemble((visible(f"{place}: ") if place else "", "place"), (f"{severity}: ", severity))
    head.append(visible(message))
    return Group(head, Text.assemble("  ", ("hint: ", "hint"), visible(hint))) if hint else head
