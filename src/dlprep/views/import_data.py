"""What an import comes to, as data for JSON."""

from typing import Any

from dlprep.importing.merging.merge import Uncertain
from dlprep.importing.merging.three_way import Outcome, Settled
from dlprep.model.card import Card, Point
from dlprep.views.imported import Imported


def import_data(imported: Imported) -> dict[str, Any]:
    """Return everything that the preview says, and whether it was written."""
    merge = imported.merge
    coverage = imported.coverage
    return {
        "format": imported.format,
        "deck": imported.deck,
        "file": imported.file,
        "dry_run": not imported.written,
        "added": [_card(card) for card in merge.added],
        "unchanged": [each.card.id for each in merge.settled if {*each.outcomes} == {Outcome.SAME}],
        "changed": [_change(each) for each in merge.settled if each.is_changed],
        "conflicts": [_change(each) for each in merge.settled if each.is_conflict],
        "kept": [each.card.id for each in merge.settled if each.is_kept],
        "missing": [card.id for card in merge.missing],
        "removed": list(merge.removed),
        "elsewhere": [card.id for card, _ in merge.elsewhere],
        "uncertain": [_uncertain(each) for each in merge.uncertain],
        "unanswered": imported.unanswered,
        "held_back": imported.held_back,
        "reviews": imported.reviews,
        "reviews_ahead": imported.reviews_ahead,
        "coverage": None
        if coverage is None
        else {"share": round(coverage.share, 4), "left_out": dict(coverage.left_out)},
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "number": card.number,
        "line": card.source.line if card.source else None,
        "question": card.question,
        "answer": card.answer,
        "points": [_point(point) for point in card.points],
        "tags": list(card.tags),
    }


def _point(point: Point) -> dict[str, Any]:
    return {"say": point.say, "must": point.must, "drafted": point.drafted}


def _change(each: Settled) -> dict[str, Any]:
    """Return both sides of what differs; "outcome" says what becomes of it."""
    texts = (
        ("question", each.question, each.card.question, each.draft.question),
        ("answer", each.answer, each.card.answer, each.draft.answer),
    )
    return {
        "id": each.card.id,
        "number": each.draft.number,
        "line": each.draft.line or None,
        "renamed": each.is_renamed,
        **{
            name: {"outcome": outcome.value, "mine": mine, "theirs": theirs}
            for name, outcome, mine, theirs in texts
            if outcome is not Outcome.SAME
        },
    }


def _uncertain(each: Uncertain) -> dict[str, Any]:
    return {
        "line": each.draft.line or None,
        "question": each.draft.question,
        "candidates": list(each.candidates),
        "added": each.added,
    }
