"""Reads what `dlprep export` wrote as JSON: whole cards as they were, and what was done with them."""

import json
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from dlprep.errors import ArticleError
from dlprep.exporting.json_text import FORMAT, VERSION
from dlprep.importing.article import Article
from dlprep.importing.draft import Draft, LeftOut
from dlprep.storage.deck_format import WRONG_FORM, card_of, deck_of, right_form
from dlprep.storage.sources.export_shape import ExportedCard, ExportShape, HistoryShape, past_review
from dlprep.storage.sources.limits import MAX_RECORDS

LARGEST_NUMBER = 1_000_000
"""From here on a number is no question's number in an article."""
MARKS_STAY = "marks are not imported, set them anew"
NOTES_STAY = "notes are not imported, copy their files"
GONE_STAY = "reviews of cards that are in no deck"


def read_own_export(text: str, origin: str) -> Article | None:
    """Return an export as an article, with what stays behind of the histories; None for anything else.

    Raises ArticleError for an export that was changed by hand wrongly, or by a newer dlprep.
    """
    if not _is_export(text):
        return None
    try:
        export = ExportShape.model_validate_json(text)
    except ValidationError as error:
        raise _not_whole(error, text) from error
    cards = [card for deck in export.decks for card in deck.cards]
    if not cards:
        raise ArticleError("the export has no cards")
    if len(cards) > MAX_RECORDS:
        raise ArticleError(f"the export has more than {MAX_RECORDS} cards")
    return Article(
        text,
        origin,
        records=tuple(map(_draft, cards)),
        left_out=tuple(_left_out(export)),
        deck=deck_of(export.decks[0]) if len(export.decks) == 1 else None,
    )


def _is_export(text: str) -> bool:
    """Say whether a text is an export. Raises ArticleError for one that we cannot read yet."""
    if FORMAT not in text:
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return False
    version = value.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ArticleError("the export is of a newer dlprep", hint="update dlprep")
    return True


def _draft(shape: ExportedCard) -> Draft:
    card = card_of(shape)
    return Draft(
        question=card.question,
        answer=card.answer,
        line=0,
        number=card.number if (card.number or 0) < LARGEST_NUMBER else None,
        key=card.id,
        points=card.points,
        tags=card.tags,
        history=tuple(map(past_review, shape.reviews)),
        exact=True,
        card=card,
    )


def _left_out(export: ExportShape) -> Iterator[LeftOut]:
    """Give what an import has no place for, card by card."""
    cards: list[tuple[str, HistoryShape]] = [(card.id, card) for deck in export.decks for card in deck.cards]
    gone: list[tuple[str, HistoryShape]] = [(each.id, each) for each in export.gone]
    yield from (LeftOut(0, name, GONE_STAY) for name, history in gone if history.reviews)
    yield from (LeftOut(0, name, MARKS_STAY) for name, history in (*cards, *gone) if history.marks)
    yield from (LeftOut(0, name, NOTES_STAY) for name, history in (*cards, *gone) if history.note)


def _not_whole(error: ValidationError, text: str) -> ArticleError:
    """Return what is wrong first, by its keys and places from 0, and in which card."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    path = first["loc"]
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] == WRONG_FORM:
        said = right_form(next(str(step) for step in reversed(path) if isinstance(step, str)))
    where = ".".join(map(str, path))
    if card := _card_at(path, text):
        where += f" (card '{card}')"
    return ArticleError(
        f"the export is not whole: {f'{where}: ' if where else ''}{said}",
        hint="export the cards again, or take the line 'format' out to import questions and answers alone",
    )


def _card_at(path: Sequence[int | str], text: str) -> str:
    """Return the id of the card that a path leads into, "" where none does or it has none."""
    match path:
        case ("decks", int(deck), "cards", int(place), *_):
            card = json.loads(text)["decks"][deck]["cards"][place]
            return str(card.get("id", "")) if isinstance(card, dict) else ""
    return ""
