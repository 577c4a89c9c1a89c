"""Questions that their source lists one by one: rows of a table, JSON objects, Anki notes."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dlprep.importing.article import Article
from dlprep.importing.doubt import unanswered_problem
from dlprep.importing.draft import Parsed
from dlprep.importing.plain_answers import with_fences
from dlprep.model.problem import Place, Problem, Severity

FEW = 6
"""Pieces left out for one reason that are named."""


def parse(article: Article) -> Parsed:
    """Take the records of an article as they are; those without an answer are reported."""
    answered = tuple(
        draft if draft.exact else replace(draft, answer=with_fences(draft.answer))
        for draft in article.records
        if draft.answer.strip()
    )
    without = tuple(draft for draft in article.records if not draft.answer.strip())
    problems = (unanswered_problem(Place(article.origin, draft.line), draft.number) for draft in without)
    return Parsed(answered, (*problems, *_left_out(article)), unanswered=without, deck=article.deck)


def _left_out(article: Article) -> Iterator[Problem]:
    """Say what of the source is in no card, once for each reason."""
    if not article.records:
        return
    pieces = defaultdict[str, list[str]](list)
    for each in article.left_out:
        pieces[each.why].append(each.text)
    for why, texts in pieces.items():
        more = f" and {len(texts) - FEW} more" if len(texts) > FEW else ""
        message = f"{why}: {', '.join(texts[:FEW])}{more}"
        yield Problem(Place(article.origin), message, severity=Severity.WARNING)
