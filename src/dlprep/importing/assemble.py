"""Runs the passes that the formats of plain text share: from an article to drafts and problems."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from dlprep.importing.answer import ArticleTraits, Written, write_answer
from dlprep.importing.article import Article
from dlprep.importing.draft import Draft, LeftOut, Parsed
from dlprep.importing.numbering import number_problems
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.questions import Outline, question_key
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
    single, repeated = _once(drafts)
    problems += _repeated(article, repeated)
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
    named = "this question" if section.number is None else f"question {section.number}"
    return Problem(place, f"{named} has no answer", "write one in the deck, or leave it out")


def _once(drafts: Sequence[Draft]) -> tuple[list[Draft], list[LeftOut]]:
    """Part the drafts from those that say word for word what an earlier one says."""
    single: list[Draft] = []
    repeated: list[LeftOut] = []
    first: dict[tuple[str, str], int] = {}
    for draft in drafts:
        key = question_key(draft.question), draft.answer
        line = first.setdefault(key, draft.line)
        if line == draft.line or not key[0]:
            single.append(draft)
        else:
            text = f"{draft.question}\n\n{draft.answer}"
            repeated.append(LeftOut(draft.line, text, f"the same question and answer as in line {line}"))
    return single, repeated


def _repeated(article: Article, repeated: Sequence[LeftOut]) -> Iterable[Problem]:
    if repeated:
        count = len(repeated)
        message = f"{count} question{'s' if count > 1 else ''} with the same answer as before, from here on"
        place = Place(article.origin, repeated[0].line, 1)
        yield Problem(place, message, "each was taken once", Severity.WARNING)
