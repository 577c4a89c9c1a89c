"""Everything as JSON: all fields of the cards and, with the histories, all that the log holds of them.

Texts are Markdown, instants in ISO form with the offset of their moment, times in milliseconds. Keys are
only ever added within a version.
"""

import json
import re
from collections.abc import Mapping
from datetime import timedelta

from dlprep.exporting.export import Export, ExportedDeck, History
from dlprep.model.card import Card, CardId, Source
from dlprep.model.mark import Mark
from dlprep.model.review import Review

FORMAT = "dlprep-export"
VERSION = 1
MILLISECOND = timedelta(milliseconds=1)
# What a terminal would act on or not show, beside what JSON writes as numbers anyway; and what is no UTF-8.
UNSEEN = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

Data = dict[str, object]


def json_text(export: Export) -> str:
    """Return the whole file, ended by a line feed."""
    data: Data = {
        "format": FORMAT,
        "version": VERSION,
        "decks": [_deck(deck, export.histories) for deck in export.decks],
    }
    if export.histories is not None:
        data["gone"] = [{"id": card, **_history(export.histories[card])} for card in export.gone()]
    text = json.dumps(data, indent=2, ensure_ascii=False)
    # Such characters can only stand within texts: there they may be written as their numbers.
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _deck(deck: ExportedDeck, histories: Mapping[CardId, History] | None) -> Data:
    return {
        "id": deck.id,
        "title": deck.title,
        "source": _source(deck.source),
        "cards": [
            _card(card) if histories is None else {**_card(card), **_history(histories.get(card.id))}
            for card in deck.cards
        ],
    }


def _card(card: Card) -> Data:
    return {
        "id": card.id,
        "number": card.number,
        "question": card.question,
        "answer": card.answer,
        "points": [
            {"say": point.say, "must": point.must, "terms": list(point.terms), "drafted": point.drafted}
            for point in card.points
        ],
        "follow_ups": [{"ask": each.ask, "answer": each.answer} for each in card.follow_ups],
        "mistakes": list(card.mistakes),
        "tags": list(card.tags),
        "difficulty": card.difficulty,
        "source": _source(card.source),
        "review_by": card.review_by and card.review_by.isoformat(),
    }


def _source(source: Source | None) -> Data | None:
    return None if source is None else {"title": source.title, "origin": source.origin, "line": source.line}


def _history(history: History | None) -> Data:
    known = history or History()
    return {
        "note": known.note,
        "reviews": [_review(review) for review in known.reviews],
        "marks": [_mark(mark) for mark in known.marks],
    }


def _review(review: Review) -> Data:
    return {
        "session": review.id.session,
        "seq": review.id.seq,
        "at": review.at.isoformat(),
        "rating": review.rating.label,
        "took_ms": review.took // MILLISECOND,
        "spoken_ms": None if review.spoken is None else review.spoken // MILLISECOND,
        "practice": review.practice,
        "confidence": review.confidence and review.confidence.label,
        "hints": review.hints,
        "points": [{"point": tick.point, "said": tick.said} for tick in review.ticks],
        "typed": review.typed,
        "follow_ups": [
            {"number": probe.number, "said": probe.said, "took_ms": probe.took // MILLISECOND}
            for probe in review.probes
        ],
    }


def _mark(mark: Mark) -> Data:
    return {
        "session": mark.id.session,
        "seq": mark.id.seq,
        "step": mark.step,
        "at": mark.at.isoformat(),
        "mark": mark.kind.value,
        "until": mark.until and mark.until.isoformat(),
    }
