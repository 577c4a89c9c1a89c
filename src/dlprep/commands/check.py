"""What is wrong with decks, and which reviews have lost their card."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from dlprep.checking.code import code_findings
from dlprep.checking.dates import date_findings
from dlprep.checking.finding import Finding
from dlprep.checking.questions import question_findings
from dlprep.checking.rubric import rubric_findings
from dlprep.checking.tags import tag_findings
from dlprep.commands.aims import load_plan
from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.model.card import Card, CardId
from dlprep.model.deck import Deck, Library
from dlprep.model.problem import Place, Problem, Severity
from dlprep.storage.collector import collector_paused
from dlprep.storage.library import LoadedLibrary, deck_files, load_decks, load_library
from dlprep.storage.notes import note_file, noted_cards
from dlprep.storage.vocabulary import read_vocabulary
from dlprep.views.card_text import undrawable


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How much was read and what was found in it."""

    decks: int
    cards: int
    problems: tuple[Problem, ...]


def run(env: Environment, paths: list[Path]) -> CheckReport:
    """Check the deck files at *paths* (folders are searched), or the whole library and the log."""
    with collector_paused():
        return _checked(env, paths)


def _checked(env: Environment, paths: list[Path]) -> CheckReport:
    if paths:
        loaded = load_decks([file for path in paths for file in deck_files(path)])
        lost: list[Problem] = []
    else:
        loaded = load_library(env.paths.decks)
        lost = [
            *load_plan(env).problems,
            *lost_reviews(env, loaded.library),
            *lost_notes(env, loaded.library),
        ]
    decks = loaded.library.decks
    problems = (*loaded.problems, *_warnings(loaded, env.today), *lost)
    return CheckReport(len(decks), sum(len(deck.cards) for deck in decks), problems)


def _warnings(loaded: LoadedLibrary, today: date) -> list[Problem]:
    """Return what the rules find in the sound cards, in the order of the files."""
    folders = {file.parent for file in loaded.files.values()}
    vocabularies = {folder: read_vocabulary(folder) for folder in folders}
    warnings = [problem for _, problems in vocabularies.values() for problem in problems]
    repeated = list(question_findings(list(loaded.library.cards())))
    for deck in loaded.library.decks:
        tags, _ = vocabularies[loaded.files[deck.id].parent]
        ids = {card.id for card in deck.cards}
        findings = chain(
            rubric_findings(deck),
            _card_findings(deck, tags, today),
            (finding for finding in repeated if finding.card in ids),
        )
        read = loaded.read[deck.id]
        warnings += sorted(
            (
                Problem(
                    read.place_of(finding.card, finding.path, finding.line),
                    finding.message,
                    finding.hint,
                    Severity.WARNING,
                )
                for finding in findings
            ),
            key=lambda problem: problem.place,
        )
    return warnings


def _card_findings(deck: Deck, tags: frozenset[str], today: date) -> Iterator[Finding]:
    for card in deck.cards:
        yield from tag_findings(card, tags)
        yield from code_findings(card)
        yield from date_findings(card, today)
        yield from _formula_findings(card)


def _formula_findings(card: Card) -> Iterator[Finding]:
    for line, command in undrawable(card.answer):
        message = f"the formula command {command} cannot be drawn"
        yield Finding(card.id, ("answer",), message, "use a plainer one, or say it in words", line)


def lost_reviews(env: Environment, library: Library) -> list[Problem]:
    """Return the reviews in the log that cannot be, and those whose card is in no deck."""
    if not env.paths.log.exists():
        return []
    with open_log(env, writing=False) as log:
        counts = Counter(review.card for review in log.reviews())
        impossible = log.problems
    gone = [(card, count) for card, count in sorted(counts.items()) if card not in library]
    return [*impossible, *(_lost(env.paths.log, card, count) for card, count in gone)]


def _lost(log: Path, card: CardId, count: int) -> Problem:
    message = f"the card '{card}' has {count} review{'s' * (count != 1)} but is in no deck"
    hint = "give the card its old id again; its history is kept until then"
    return Problem(Place(str(log)), message, hint, Severity.WARNING)


def lost_notes(env: Environment, library: Library) -> list[Problem]:
    """Return the notes whose card is in no deck."""
    return [
        Problem(
            Place(str(note_file(env.paths.notes, card))),
            f"this is a note on the card '{card}', which is in no deck",
            "rename the file to the card's new id, or move it away",
            Severity.WARNING,
        )
        for card in noted_cards(env.paths.notes)
        if card not in library
    ]
