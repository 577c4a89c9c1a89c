"""What is wrong with decks, and which reviews have lost their card."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.model.deck import Library
from dlprep.model.problem import Place, Problem, Severity
from dlprep.storage.library import deck_files, load_decks, load_library
from dlprep.storage.review_log import ReviewLog


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How much was read and what was found in it."""

    decks: int
    cards: int
    problems: tuple[Problem, ...]


def run(env: Environment, paths: list[Path]) -> CheckReport:
    """Check the deck files at *paths* (folders are searched), or the whole library and the log."""
    if paths:
        loaded = load_decks([file for path in paths for file in deck_files(path)])
        lost: list[Problem] = []
    else:
        loaded = load_library(env.paths.decks)
        lost = _lost_reviews(env, loaded.library)
    cards = sum(len(deck.cards) for deck in loaded.library.decks)
    return CheckReport(len(loaded.library.decks), cards, (*loaded.problems, *lost))


def _lost_reviews(env: Environment, library: Library) -> list[Problem]:
    if not env.paths.log.exists():
        return []
    with ReviewLog(env.paths.log) as log:
        counts = Counter(review.card for review in log.reviews())
    return [
        Problem(
            Place(str(env.paths.log)),
            f"the card '{card}' has {count} review{'s' * (count != 1)} but is in no deck",
            "give the card its old id again; its history is kept until then",
            Severity.WARNING,
        )
        for card, count in sorted(counts.items())
        if card not in library
    ]
