"""Questions that their source lists one by one: rows of a table, JSON objects, Anki notes."""

from dataclasses import replace

from dlprep.importing.article import Article
from dlprep.importing.draft import Draft, Parsed
from dlprep.importing.plain_answers import with_fences
from dlprep.model.problem import Place, Problem


def parse(article: Article) -> Parsed:
    """Take the records of an article as they are; those without an answer are reported."""
    answered = tuple(
        draft if draft.exact else replace(draft, answer=with_fences(draft.answer))
        for draft in article.records
        if draft.answer.strip()
    )
    unanswered = tuple(draft for draft in article.records if not draft.answer.strip())
    problems = tuple(_unanswered(article.origin, draft) for draft in unanswered)
    return Parsed(answered, problems, unanswered=unanswered)


def _unanswered(origin: str, draft: Draft) -> Problem:
    named = "this question" if draft.number is None else f"question {draft.number}"
    return Problem(
        Place(origin, draft.line), f"{named} has no answer", "write one in the deck, or leave it out"
    )
