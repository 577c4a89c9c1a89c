"""What a pass could not settle, before it is known whose line it is, and questions without an answer."""

from dataclasses import dataclass

from dlprep.model.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an answer that could not be settled, and the line it is about."""

    number: int
    message: str
    hint: str
    column: int = 1


def unanswered_problem(place: Place, number: int | None) -> Problem:
    """Return that the question at a place, by its number if it has one, has no answer."""
    named = "this question" if number is None else f"question {number}"
    return Problem(place, f"{named} has no answer", "write one in the deck, or leave it out")
