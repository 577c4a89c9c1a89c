"""Takes a question once that an article has twice, word for word, with the same answer."""

from collections.abc import Iterable, Sequence

from dlprep.importing.draft import Draft, LeftOut
from dlprep.importing.outline.questions import question_key
from dlprep.model.problem import Place, Problem, Severity


def once(drafts: Sequence[Draft]) -> tuple[list[Draft], list[LeftOut]]:
    """Part the drafts from those that say word for word what an earlier one says."""
    single: list[Draft] = []
    repeated: list[LeftOut] = []
    first: dict[tuple[str, str], int] = {}
    for draft in drafts:
        key = question_key(draft.question), draft.answer
        if not key[0] or key not in first:
            first[key] = draft.line
            single.append(draft)
        else:
            text = f"{draft.question}\n\n{draft.answer}"
            why = f"the same question and answer as in line {first[key]}"
            repeated.append(LeftOut(draft.line, text, why))
    return single, repeated


def repeated_problems(origin: str, repeated: Sequence[LeftOut]) -> Iterable[Problem]:
    """Report the questions that were taken once."""
    if repeated:
        count = len(repeated)
        message = f"{count} question{'s' if count > 1 else ''} with the same answer as before, from here on"
        yield Problem(Place(origin, repeated[0].line, 1), message, "each was taken once", Severity.WARNING)
