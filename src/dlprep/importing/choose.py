"""Chooses the format of an article: it runs every format and keeps what explains most.

There is no separate detection that could disagree with the parsing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from dlprep.errors import ArticleError, UsageError
from dlprep.importing.article import Article
from dlprep.importing.draft import Parsed
from dlprep.importing.formats import FORMATS, Format
from dlprep.importing.outline.questions import question_key
from dlprep.importing.outline.reading import article_lines
from dlprep.importing.page.questions import find_questions
from dlprep.importing.page.tree import Page, Paragraph
from dlprep.model.problem import Place, Severity

# The share of questions that two readings have in common if they are nearly the same.
ALIKE = 0.8
# The share of paragraphs in flat text, and how many times the questions it has to have when read as text.
FLAT, CLEARLY_MORE = 0.9, 1.5


def choose(
    article: Article, wanted: str | None = None, formats: Mapping[str, Format] = FORMATS
) -> tuple[Format, Parsed]:
    """Return the format that finds most questions with fewest problems, and what it finds.

    A page in which no format of pages finds a question is read once more as the text it was written in;
    so is text that is Markdown by its name alone, where that finds clearly more. Of two that do equally
    well and find nearly the same, the one that stands first in *formats* counts, as the more specific one.
    Raises UsageError when *wanted* is unknown, ArticleError when nothing is found, or two formats find
    different things equally well.
    """
    if wanted is not None:
        formats = {wanted: _named(wanted, formats)}
    ranked = _ranked(article, formats)
    if article.page is not None and (not ranked or _is_flat(article.page)):
        as_text = _ranked(replace(article, page=None), formats)
        if as_text and (not ranked or _count(as_text) >= CLEARLY_MORE * _count(ranked)):
            ranked = as_text
    if not ranked:
        raise ArticleError(
            "no questions found" + (f" in the format {wanted}" if wanted else ""),
            hint=_hint_when_empty(formats, wanted),
            place=Place(article.origin),
        )
    best = ranked[0]
    rivals = [each.name for each, parsed in ranked if _merit(parsed) == _merit(best[1])]
    if not all(_are_alike(parsed, best[1]) for _, parsed in ranked[: len(rivals)]):
        raise ArticleError(
            f"the article can be read as {' or as '.join(rivals)}, equally well",
            hint=f"say which with --format {rivals[0]}",
            place=Place(article.origin),
        )
    return best


def _ranked(article: Article, formats: Mapping[str, Format]) -> list[tuple[Format, Parsed]]:
    """Return the formats that find questions, the best first; if none has answers, those without."""
    found = [(each, each.parse(article)) for each in formats.values()]
    for kept in (article_lines, find_questions):
        kept.cache_clear()
    ranked = [pair for pair in found if pair[1].drafts] or [pair for pair in found if pair[1].unanswered]
    return sorted(ranked, key=lambda pair: _merit(pair[1]), reverse=True)


def _count(ranked: Sequence[tuple[Format, Parsed]]) -> int:
    return len(ranked[0][1].drafts)


def _is_flat(page: Page) -> bool:
    """Say whether a page in Markdown is but paragraphs: perhaps the text of another page, copied."""
    paragraphs = sum(isinstance(node, Paragraph) and not node.look for node in page.blocks)
    return paragraphs >= FLAT * len(page.blocks)


def _are_alike(one: Parsed, other: Parsed) -> bool:
    """Say whether two readings have nearly the same questions."""
    asked, others = ({question_key(draft.question) for draft in each.drafts} for each in (one, other))
    return len(asked & others) >= ALIKE * max(len(asked), len(others))


def _named(wanted: str, formats: Mapping[str, Format]) -> Format:
    if wanted in formats:
        return formats[wanted]
    close = get_close_matches(wanted.lower(), formats, n=1)
    meant = f"did you mean {close[0]}? " if close else ""
    raise UsageError(f"there is no format '{wanted}'", hint=f"{meant}the formats are: {', '.join(formats)}")


def _merit(parsed: Parsed) -> tuple[int, int]:
    """Rank by questions explained (a lost one counts against it), then by how little was unsettled."""
    errors = sum(problem.severity is Severity.ERROR for problem in parsed.problems)
    return len(parsed.drafts) - errors, -len(parsed.problems)


def _hint_when_empty(formats: Mapping[str, Format], wanted: str | None) -> str:
    if wanted:
        return "leave --format out to try every format"
    known = "; ".join(each.summary for each in formats.values())
    return f"known formats: {known}"
