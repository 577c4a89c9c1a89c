"""Reads what `dlprep export` wrote as JSON: cards as they were, so nothing in their texts is put right."""

import json
from collections.abc import Iterator
from typing import Any

from dlprep.exporting.json_text import FORMAT
from dlprep.importing.draft import Draft
from dlprep.model.card import Point
from dlprep.storage.sources.limits import MAX_RECORDS
from dlprep.storage.sources.record_fields import draft_of

HEAD = 200


def read_own_export(text: str) -> tuple[Draft, ...]:
    """Return the cards of an export; of anything else, or one that was changed by hand wrongly, none."""
    if FORMAT not in text[:HEAD]:
        return ()
    try:
        value = json.loads(text)
        drafts = tuple(_drafts(value)) if value["format"] == FORMAT else ()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
    return drafts if len(drafts) <= MAX_RECORDS else ()


def _drafts(value: Any) -> Iterator[Draft]:
    for deck in value["decks"]:
        for card in deck["cards"]:
            number = card["number"]
            points = tuple(
                Point(each["say"], each["must"] is True, tuple(each["terms"]), each["drafted"] is True)
                for each in card["points"]
            )
            yield draft_of(
                {
                    "question": card["question"],
                    "answer": card["answer"],
                    "number": "" if number is None else str(number),
                    "key": card["id"],
                    "tags": ", ".join(card["tags"]),
                },
                0,
                points=points,
                exact=True,
            )
