"""One row a card, for spreadsheets and scripts: CSV, or with tabs TSV.

Texts are Markdown; lists have an item a line. No cell is a formula (see `importing.spreadsheet_cells`), and
a cell that any program could cut in two is quoted.
"""

import re
from collections.abc import Iterable

from dlprep.exporting.export import Export, ExportedDeck
from dlprep.importing.harmless import harmless
from dlprep.importing.spreadsheet_cells import COLUMNS, MUST, guarded
from dlprep.model.card import Card, Point

QUOTED = re.compile(r'["\r\n\t,;|]|^\s|\s$')


def table(export: Export, delimiter: str) -> str:
    """Return the whole file: the names of the columns, then the cards."""
    rows: list[Iterable[str]] = [COLUMNS]
    rows += (map(guarded, map(harmless, _cells(deck, card))) for deck in export.decks for card in deck.cards)
    return "".join(delimiter.join(map(_quoted, row)) + "\n" for row in rows)


def _cells(deck: ExportedDeck, card: Card) -> tuple[str, ...]:
    source = card.source or deck.source
    return (
        card.id,
        deck.id,
        _number(card.number),
        card.question,
        card.answer,
        _items(map(_point, card.points)),
        _items(f"{each.ask} {each.answer}" for each in card.follow_ups),
        _items(card.mistakes),
        ", ".join(card.tags),
        _number(card.difficulty),
        (source.title or source.origin) if source else "",
        card.review_by.isoformat() if card.review_by else "",
    )


def _point(point: Point) -> str:
    return f"{MUST if point.must else ''}{point.say}"


def _items(texts: Iterable[str]) -> str:
    # Not a hyphen: it would begin a formula.
    return "\n".join(f"* {' '.join(harmless(text).split())}" for text in texts)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell
