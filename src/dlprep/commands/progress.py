"""Decks and progress together: what the commands about studying start from."""

from collections.abc import Collection
from dataclasses import dataclass

from dlprep.commands.environment import Environment
from dlprep.errors import DeckError, UsageError
from dlprep.model.card import Card, CardId
from dlprep.model.deck import Deck, Library
from dlprep.model.problem import Problem
from dlprep.model.review import Review
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, Scheduler, replay
from dlprep.selection.marks import Marked, counted_reviews, fold_marks
from dlprep.storage.library import load_library
from dlprep.storage.review_log import ReviewLog


@dataclass(frozen=True, slots=True)
class Progress:
    """The library, its problems, every live review, what marks hold, and the learner all that shows."""

    library: Library
    problems: tuple[Problem, ...]
    reviews: tuple[Review, ...]
    marked: Marked
    learner: Learner


def load_progress(env: Environment, scheduler: str) -> Progress:
    """Read the decks and the log. Raises ReviewLogError if the log cannot be read."""
    loaded = load_library(env.paths.decks)
    # A log that is not there yet is not made by looking.
    reviews: list[Review] = []
    marked = Marked()
    if env.paths.log.exists():
        with ReviewLog(env.paths.log) as log:
            reviews, marked = log.reviews(), fold_marks(log.marks())
    learner = replay(chosen_scheduler(scheduler), counted_reviews(reviews, marked), env.today)
    return Progress(loaded.library, loaded.problems, tuple(reviews), marked, learner)


def chosen_scheduler(name: str) -> Scheduler:
    """Return the scheduler of that name. Raises UsageError if there is none, or its extra is missing."""
    if name not in SCHEDULERS:
        raise UsageError(f"there is no scheduler '{name}'", hint=f"there are: {', '.join(SCHEDULERS)}")
    try:
        return SCHEDULERS[name]()
    except ImportError as error:
        raise UsageError(
            f"the scheduler '{name}' needs a package that is not installed: {error.name}",
            hint=f"install it with: pip install 'dlprep[{name}]'",
        ) from error


def chosen_decks(library: Library, names: Collection[str]) -> tuple[Deck, ...]:
    """Return the decks of those ids, or all of them for no name. Raises DeckError for an unknown one."""
    by_id = {str(deck.id): deck for deck in library.decks}
    for name in names:
        if name not in by_id:
            raise DeckError(f"there is no deck '{name}'", hint=_deck_hint(name, by_id))
    return tuple(by_id[name] for name in dict.fromkeys(names)) if names else library.decks


def chosen_card(library: Library, name: str) -> Card:
    """Return the card of that id. Raises DeckError, with the nearest id, if there is none."""
    if CardId(name) not in library:
        close = _closest(name, [card.id for card in library.cards()])
        raise DeckError(f"there is no card '{name}'", hint=f"did you mean '{close}'?" if close else "")
    return library.card(CardId(name))


def _deck_hint(name: str, known: Collection[str]) -> str:
    close = _closest(name, known)
    return f"did you mean '{close}'?" if close else f"there are: {', '.join(sorted(known)) or 'no decks'}"


def _closest(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1)), "")
