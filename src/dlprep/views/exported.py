"""What an export wrote: in words, and as data."""

from dlprep.exporting.export import Export, History
from dlprep.views.dates import counted


def exported_line(export: Export, file: str | None) -> str:
    """Return one line about an export to a file, or to standard output."""
    parts = [f"{counted(_cards(export), 'card')} of {counted(len(export.decks), 'deck')}"]
    if export.histories is not None:
        parts += [counted(number, noun[:-1]) for noun, number in _history(export).items() if number]
    what = ", ".join(parts)
    return f"Exported to {file}: {what}." if file else f"Exported: {what}."


def exported_data(export: Export, file: str | None, format_name: str) -> dict[str, object]:
    """Return the same as data for JSON."""
    data: dict[str, object] = {
        "file": file,
        "format": format_name,
        "decks": [deck.id for deck in export.decks],
        "cards": _cards(export),
    }
    return data if export.histories is None else {**data, **_history(export)}


def _cards(export: Export) -> int:
    return sum(len(deck.cards) for deck in export.decks)


def _history(export: Export) -> dict[str, int]:
    known: list[History] = list((export.histories or {}).values())
    return {
        "reviews": sum(len(history.reviews) for history in known),
        "marks": sum(len(history.marks) for history in known),
        "notes": sum(bool(history.note) for history in known),
    }
