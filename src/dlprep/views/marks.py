"""What a mark did to cards, in words and as data."""

from dataclasses import dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.model.card import Card
from dlprep.model.mark import Mark, MarkKind
from dlprep.views.card_text import one_line
from dlprep.views.dates import day_in_words

DONE = {
    MarkKind.SUSPEND: "suspended",
    MarkKind.RESUME: "resumed",
    MarkKind.BURY: "buried",
    MarkKind.UNBURY: "unburied",
    MarkKind.FLAG: "flagged",
    MarkKind.UNFLAG: "unflagged",
    MarkKind.RESET: "started anew",
}

ALREADY = {
    MarkKind.SUSPEND: "is suspended already",
    MarkKind.RESUME: "is not suspended",
    MarkKind.BURY: "is buried so long already",
    MarkKind.UNBURY: "is not buried",
    MarkKind.FLAG: "is flagged already",
    MarkKind.UNFLAG: "is not flagged",
    MarkKind.RESET: "has no reviews to forget",
}


@dataclass(frozen=True, slots=True)
class Marking:
    """A mark, the cards it changes, and those that stand so already. *until* is for buried ones."""

    kind: MarkKind
    changed: tuple[Card, ...]
    unchanged: tuple[Card, ...]
    until: date | None = None


def marking_body(marking: Marking, today: date) -> RenderableType:
    """Return a line a card."""
    lines = [_line(card, _done(marking.kind, marking.until, today)) for card in marking.changed]
    return Group(*lines, *(_line(card, ALREADY[marking.kind]) for card in marking.unchanged))


def marking_data(marking: Marking) -> dict[str, object]:
    """Return the same as data for JSON."""
    return {
        "mark": marking.kind.value,
        "changed": [card.id for card in marking.changed],
        "unchanged": [card.id for card in marking.unchanged],
        "until": marking.until and marking.until.isoformat(),
    }


def mark_words(mark: Mark, today: date) -> str:
    """Return what a mark did, as "buried until tomorrow"."""
    return _done(mark.kind, mark.until, today)


def _done(kind: MarkKind, until: date | None, today: date) -> str:
    return DONE[kind] if until is None else f"{DONE[kind]} until {day_in_words(until, today)}"


def _line(card: Card, what: str) -> Text:
    return Text.assemble((card.id, "place"), f" {what}: ", one_line(card.question))
