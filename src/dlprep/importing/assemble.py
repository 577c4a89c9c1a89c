"""Runs the passes that the formats of plain text share: from an article to drafts and problems."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from dlprep.importing.answer import ArticleTraits, Written, write_answer
from dlprep.importing.article import Article
from dlprep.importing.doubt import unanswered_problem
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.numbering import number_problems
from dlprep.importing.once import once, repeated_problems
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.questions import Outline
from dlprep.importing.outline.reading import article_lines
from dlprep.importing.outline.sections import Section, cut_sections
from dlprep.importing.prose.doubles import has_doubles
from dlprep.importing.prose.vocabulary import Vocabulary
from dlprep.model.problem import Place, Problem, Severity


def assemble(article: Article, find: Callable[[Sequence[Line]], Outline]) -> Parsed:
    """Parse an article of plain text whose questions *find* finds.

    A source with a structure of its own is left to the formats that read it.
    """
    if article.page is not None or article.records:
        return Parsed()
    lines = article_lines(article.text)
    outline = find(lines)
    if not outline.questions:
        return Parsed()
    cut = cut_sections(outline)
    traits = ArticleTraits(Vocabulary.of(lines), any(has_doubles(line.text) for line in lines))
    drafts: list[Draft] = []
    unanswered: list[Draft] = []
    problems: list[Problem] = []
    for section in cut.sections:
        written = write_answer(section.question, section.body, traits)
        problems += _doubts(article, section, written)
        (drafts if written.answer else unanswered).append(_draft(section, written))
        if not written.answer:
            problems.append(_unanswered(article, section))
    single, repeated = once(drafts)
    problems += repeated_problems(article.origin, repeated)
    again = {left.line for left in repeated}
    counted = [section for section in cut.sections if section.question.number not in again]
    problems += number_problems(article.origin, counted)
    left_out = [*cut.left_out, *repeated]
    return Parsed(
        tuple(single),
        tuple(sorted(problems, key=_by_place)),
        cut.title,
        tuple(unanswered),
        tuple(sorted(left_out, key=lambda left: left.line)),
    )


def _draft(section: Section, written: Written) -> Draft:
    return Draft(written.question, written.answer, section.question.number, section.number)


def _by_place(problem: Problem) -> Place:
    return problem.place


def _doubts(article: Article, section: Section, written: Written) -> Iterable[Problem]:
    for doubt in chain(section.doubts, written.doubts):
        place = Place(article.origin, doubt.number, doubt.column)
        yield Problem(place, doubt.message, doubt.hint, Severity.WARNING)


def _unanswered(article: Article, section: Section) -> Problem:
    place = Place(article.origin, section.question.number, section.question.column)
    return unanswered_problem(place, section.number)
