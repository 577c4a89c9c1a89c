"""Runs the passes that the numbered formats share: from an article to drafts and problems."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from dlprep.importing.answer import ArticleTraits, Written, write_answer
from dlprep.importing.article import Article
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.outline.candidates import NumberPattern
from dlprep.importing.outline.lines import numbered_lines
from dlprep.importing.outline.questions import find_questions
from dlprep.importing.outline.sections import Section, cut_sections
from dlprep.importing.prose.doubles import has_doubles
from dlprep.importing.prose.unglue import unglue
from dlprep.importing.prose.vocabulary import Vocabulary
from dlprep.model.problem import Place, Problem, Severity

MOST_MISSING_NAMED = 8


def parse_numbered(article: Article, pattern: NumberPattern) -> Parsed:
    """Parse an article whose questions are numbered as *pattern* says."""
    lines = unglue(list(numbered_lines(article.text)))
    outline = find_questions(lines, pattern)
    if not outline.questions:
        return Parsed()
    cut = cut_sections(outline)
    traits = ArticleTraits(Vocabulary.of(lines), any(has_doubles(line.text) for line in lines))
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for section in cut.sections:
        written = write_answer(section.question, section.body, traits)
        problems += _doubts(article, section, written)
        if written.answer:
            drafts.append(_draft(section, written))
        else:
            problems.append(_unanswered(article, section))
    problems += _number_problems(article, cut.sections)
    return Parsed(tuple(drafts), tuple(sorted(problems, key=_by_place)), cut.title)


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
    return Problem(
        place, f"question {section.number} has no answer", "write one in the deck, or leave it out"
    )


def _number_problems(article: Article, sections: Sequence[Section]) -> Iterable[Problem]:
    """Report numbers that come twice, and numbers missing between others."""
    counts = Counter(section.number for section in sections)
    for section in sections:
        if counts[section.number] > 1:
            counts[section.number] = 1
            place = Place(article.origin, section.question.number, section.question.column)
            message = f"the number {section.number} stands before more than one question"
            yield Problem(place, message, "compare the cards with the article", Severity.WARNING)
    last = max(sections, key=lambda section: section.number)
    place = Place(article.origin, last.question.number, last.question.column)
    for before, number in pairwise(sorted(counts)):
        missing = range(before + 1, number)
        if 0 < len(missing) <= MOST_MISSING_NAMED:
            named = ", ".join(map(str, missing))
            after = next(section for section in sections if section.number == before).question
            place = Place(article.origin, after.number, after.column)
            yield Problem(
                place, f"no question found for number {named}", "look for it in the article", Severity.WARNING
            )
