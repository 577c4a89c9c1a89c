"""Exports cards, and what was done with them, for other programs."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dlprep.commands.aims import load_plan
from dlprep.commands.chosen_cards import find_cards
from dlprep.commands.environment import Environment
from dlprep.commands.export_target import ExportTarget, Format, require_free
from dlprep.commands.progress import Progress, chosen_decks, load_progress
from dlprep.errors import DeckError
from dlprep.exporting.anki_notes import anki_decks, anki_histories, progresses
from dlprep.exporting.export import Export, ExportedDeck, History
from dlprep.exporting.json_text import json_text
from dlprep.exporting.question_list import question_list
from dlprep.exporting.table import table
from dlprep.model.card import CardId
from dlprep.model.mark import Mark
from dlprep.model.problem import Problem
from dlprep.model.review import Review
from dlprep.selection.query import Query
from dlprep.storage.anki_writing import anki_package
from dlprep.storage.notes import noted_cards, read_note
from dlprep.storage.text_files import replace_file
from dlprep.views.anki_fields import anki_fields

EVERY_CARD = Query()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported, its bytes, and what is wrong with the config and the decks."""

    target: ExportTarget
    export: Export
    data: bytes
    problems: tuple[Problem, ...]


def run(
    env: Environment,
    target: ExportTarget,
    decks: Sequence[str] = (),
    query: Query = EVERY_CARD,
    *,
    history: bool = False,
    force: bool = False,
) -> ExportReport:
    """Export the chosen cards, for no choice all. A file is written whole or not at all.

    Raises DeckError for decks and tags that there are not, or where no card matches, DlprepError for
    a file that is there, unless *force*d.
    """
    config = load_plan(env)
    progress = load_progress(env, config.plan.scheduler)
    if target.file is not None:
        require_free(target.file, {str(deck.id) for deck in progress.library.decks}, force=force)
    wanted = {str(deck.id) for deck in chosen_decks(progress.library, decks)}
    found = find_cards(progress, query, env.today)
    cards = frozenset(facts.card.id for facts in found if facts.deck in wanted)
    if not cards:
        raise DeckError("no card matches, so nothing was exported", hint="'dlprep list' shows the cards")
    everything = not decks and not query.terms
    histories = _histories(env, progress, None if everything else cards) if history else None
    if histories is not None and target.format is Format.ANKI:
        histories = anki_histories(histories, progress.learner.standings, progress.marked)
    export = Export(_decks(progress, cards), histories)
    data = _written(env, target.format, export, progress)
    if target.file is not None:
        replace_file(target.file, data)
    return ExportReport(target, export, data, (*config.problems, *progress.problems))


def _decks(progress: Progress, chosen: Collection[CardId]) -> tuple[ExportedDeck, ...]:
    """Return the decks that hold chosen cards, with those alone, in the order of the library."""
    decks = (
        ExportedDeck(
            deck.id, deck.title, tuple(card for card in deck.cards if card.id in chosen), deck.source
        )
        for deck in progress.library.decks
    )
    return tuple(deck for deck in decks if deck.cards)


def _histories(
    env: Environment, progress: Progress, chosen: Collection[CardId] | None
) -> dict[CardId, History]:
    """Return what was done with the chosen cards; for None with all, those that are gone as well."""
    reviews, marks = defaultdict[CardId, list[Review]](list), defaultdict[CardId, list[Mark]](list)
    for review in progress.reviews:
        reviews[review.card].append(review)
    for mark in progress.marks:
        marks[mark.card].append(mark)
    notes = {card: read_note(env.paths.notes, card) for card in noted_cards(env.paths.notes)}
    return {
        card: History(tuple(reviews.get(card, ())), tuple(marks.get(card, ())), notes.get(card, ""))
        for card in (reviews.keys() | marks.keys() | notes.keys())
        if chosen is None or card in chosen
    }


def _written(env: Environment, format_: Format, export: Export, progress: Progress) -> bytes:
    match format_:
        case Format.JSON:
            return json_text(export).encode()
        case Format.CSV:
            return table(export, ",").encode()
        case Format.TSV:
            return table(export, "\t").encode()
        case Format.MARKDOWN:
            return question_list(export).encode()
        case Format.ANKI:
            return _anki_package(env, export, progress)


def _anki_package(env: Environment, export: Export, progress: Progress) -> bytes:
    marked = None if export.histories is None else progress.marked
    known = progresses(export.histories or {}, progress.learner.standings)
    return anki_package(anki_decks(export, anki_fields, known, marked), env.now())
