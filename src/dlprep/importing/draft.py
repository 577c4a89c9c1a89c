"""What a format makes of an article: drafts of cards, and what it could not settle."""

from dataclasses import dataclass

from dlprep.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A question and its answer in Markdown; *line* is where the question starts, from 1."""

    question: str
    answer: str
    line: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The drafts of an article in its order, its title if it has one, and the problems."""

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str = ""
