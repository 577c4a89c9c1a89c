"""A card with all that is known of it, as data for JSON; times in seconds, instants in ISO form."""

from dlprep.model.mark import Mark
from dlprep.model.review import Review
from dlprep.selection.points import times_missed
from dlprep.views.history import CardRecord


def record_data(record: CardRecord) -> dict[str, object]:
    """Return the record as data."""
    card, standing = record.facts.card, record.standing
    missed, judged = times_missed(record.reviews)
    return {
        "id": card.id,
        "deck": record.facts.deck,
        "number": card.number,
        "question": card.question,
        "answer": card.answer,
        "note": record.note,
        "points": [
            {
                "say": point.say,
                "must": point.must,
                "drafted": point.drafted,
                "missed": missed[point.say],
                "judged": judged[point.say],
            }
            for point in card.points
        ],
        "follow_ups": [{"ask": item.ask, "answer": item.answer} for item in card.follow_ups],
        "mistakes": list(card.mistakes),
        "tags": list(card.tags),
        "difficulty": card.difficulty,
        "states": sorted(record.facts.states),
        "box": standing and standing.box,
        "due": record.line.due and record.line.due.isoformat(),
        "lapses": standing.lapses if standing else 0,
        "reviews": [_review_data(review, record) for review in record.reviews],
        "marks": [_mark_data(mark) for mark in record.marks],
    }


def _review_data(review: Review, record: CardRecord) -> dict[str, object]:
    return {
        "at": review.at.isoformat(),
        "rating": review.rating.label,
        "seconds": review.took.total_seconds(),
        "spoken_seconds": None if review.spoken is None else review.spoken.total_seconds(),
        "confidence": None if review.confidence is None else review.confidence.label,
        "hints": review.hints,
        "depth": review.depth,
        "missed": list(review.missed),
        "judged": len(review.ticks),
        "typed": review.typed,
        "practice": review.practice,
        "counts": record.counts(review),
    }


def _mark_data(mark: Mark) -> dict[str, object]:
    return {
        "mark": mark.kind.value,
        "at": mark.at.isoformat(),
        "until": mark.until and mark.until.isoformat(),
    }
