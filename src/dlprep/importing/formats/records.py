"""Questions that their source lists one by one: rows of a table, JSON objects, Anki notes."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dlprep.importing.article import Article
from dlprep.importing.draft import Draft, Parsed
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
    unanswered = tuple(draft for draft in article.records if not draft.answer.strip())
    problems = (*(_unanswered(article.origin, draft) for draft in unanswered), *_left_out(article))
    return Parsed(answered, problems, unanswered=unanswered, deck=article.deck)


def _unanswered(origin: str, draft: Draft) -> Problem:
    named = "this question" if draft.number is None else f"question {draft.number}"
    return Problem(
        Place(origin, draft.line), f"{named} has no answer", "write one in the deck, or leave it out"
    )


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
