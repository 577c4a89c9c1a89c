"""Builds reviews and marks of a card from exported JSON."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import Confidence, EntryId, Probe, Rating, Review, SessionId, Tick


def review_of(card: str) -> Callable[[dict[str, Any]], Review]:
    """Return what makes a review of its data."""

    def build(data: dict[str, Any]) -> Review:
        spoken = data["spoken_ms"]
        return Review(
            id=EntryId(SessionId(data["session"]), data["seq"]),
            card=CardId(card),
            rating=Rating[data["rating"].upper()],
            at=datetime.fromisoformat(data["at"]),
            took=timedelta(milliseconds=data["took_ms"]),
            practice=data["practice"],
            confidence=data["confidence"] and Confidence[data["confidence"].replace(" ", "_").upper()],
            hints=data["hints"],
            spoken=None if spoken is None else timedelta(milliseconds=spoken),
            ticks=tuple(Tick(each["point"], each["said"]) for each in data["points"]),
            typed=data["typed"],
            probes=tuple(
                Probe(each["number"], each["said"], timedelta(milliseconds=each["took_ms"]))
                for each in data["follow_ups"]
            ),
        )

    return build


def mark_of(card: str) -> Callable[[dict[str, Any]], Mark]:
    """Return what makes a mark of its data."""

    def build(data: dict[str, Any]) -> Mark:
        return Mark(
            id=EntryId(SessionId(data["session"]), data["seq"]),
            card=CardId(card),
            kind=MarkKind(data["mark"]),
            at=datetime.fromisoformat(data["at"]),
            until=data["until"] and date.fromisoformat(data["until"]),
            step=data["step"],
        )

    return build
