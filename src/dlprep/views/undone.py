"""What was taken back, in words and as data."""

from datetime import datetime

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.model.card import CardId
from dlprep.model.deck import Library
from dlprep.model.mark import Mark
from dlprep.model.review import Review
from dlprep.views.card_text import one_line, visible
from dlprep.views.dates import counted
from dlprep.views.marks import DONE

FEW = 5


def undone_body(
    last: Review | tuple[Mark, ...] | str, at: datetime, library: Library, *, dry_run: bool
) -> RenderableType:
    """Return what was taken back, when it was done, and the cards concerned."""
    head = "Would take back" if dry_run else "Taken back"
    when = at.isoformat(" ", "minutes")[:16]
    match last:
        case str():
            return Text(f"{head}: {visible(last)}, of {when}.")
        case Review():
            practice = " (practice)" if last.practice else ""
            line = Text.assemble(f"{head}: the rating ", (last.rating.label, last.rating.label), practice)
            return Group(line + Text(f" of {when}."), _card(last.card, library))
        case marks:
            cards = counted(len(marks), "card")
            more = [Text(f"and {len(marks) - FEW} more")] if len(marks) > FEW else []
            lines = (_card(mark.card, library) for mark in marks[:FEW])
            return Group(Text(f"{head}: {cards} {DONE[marks[0].kind]}, of {when}."), *lines, *more)


def undone_data(last: Review | tuple[Mark, ...] | str, at: datetime, *, dry_run: bool) -> dict[str, object]:
    """Return the same as data for JSON."""
    data: dict[str, object] = {"done": not dry_run, "at": at.isoformat()}
    match last:
        case str():
            return {**data, "kind": "import", "what": last, "cards": []}
        case Review():
            return {**data, "kind": "rating", "what": last.rating.label, "cards": [last.card]}
        case marks:
            return {
                **data,
                "kind": "mark",
                "what": marks[0].kind.value,
                "cards": [mark.card for mark in marks],
            }


def _card(card: CardId, library: Library) -> Text:
    question = one_line(library.card(card).question) if card in library else Text("its card is gone", "quiet")
    return Text.assemble("  ", (visible(card), "place"), ": ", question)
