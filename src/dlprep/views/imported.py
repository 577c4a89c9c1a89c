"""What an import came to, for people and for programs."""

from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.importing.merge import Merge
from dlprep.model.card import Card
from dlprep.views.card_text import visible
from dlprep.views.dates import counted


@dataclass(frozen=True, slots=True)
class Imported:
    """An import as the views see it: the format it was read as, the deck and its file.

    *studied* says that the file is where `dlprep study` looks.
    """

    format: str
    deck: str
    file: str
    merge: Merge
    dry_run: bool
    studied: bool


def import_body(imported: Imported) -> RenderableType:
    """Return what was found and written, and what to do next."""
    merge = imported.merge
    found = len(merge.added) + len(merge.unchanged) + len(merge.changed)
    lines = [Text(f"{counted(found, 'question')} found, read as '{imported.format}'.", "title")]
    would = "would be " if imported.dry_run else ""
    if merge.added:
        lines.append(Text(f"{counted(len(merge.added), 'card')} {would}added to {visible(imported.file)}"))
        lines += [_card_line(card) for card in merge.added]
    else:
        lines.append(Text("Nothing to add: every question is in the deck already."))
    if merge.unchanged and merge.added:
        lines.append(Text(f"{counted(len(merge.unchanged), 'card')} already there, unchanged."))
    if merge.changed:
        count = counted(len(merge.changed), "card")
        lines.append(Text(f"Left as in the deck, though the article says otherwise: {count}"))
        lines += [_card_line(change.card) for change in merge.changed]
    if merge.added and not imported.dry_run and imported.studied:
        lines.append(Text(f"Study them with 'dlprep study {imported.deck}'."))
    return Group(*lines)


def import_data(imported: Imported) -> dict[str, Any]:
    """Return the same as data for JSON."""
    merge = imported.merge
    return {
        "format": imported.format,
        "deck": imported.deck,
        "file": imported.file,
        "dry_run": imported.dry_run,
        "added": [
            {
                "id": card.id,
                "number": card.number,
                "line": card.source.line if card.source else None,
                "question": card.question,
                "answer": card.answer,
            }
            for card in merge.added
        ],
        "unchanged": list(merge.unchanged),
        "changed": [
            {"id": change.card.id, "number": change.draft.number, "line": change.draft.line}
            for change in merge.changed
        ],
    }


def _card_line(card: Card) -> Text:
    number = "" if card.number is None else f"{card.number}. "
    return Text(f"  {number}{card.id}", "quiet")
