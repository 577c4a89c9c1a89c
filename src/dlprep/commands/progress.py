"""Decks and progress together: what the commands about studying start from."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TypeVar

from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.past import Ended, load_past
from dlprep.errors import DeckError, UsageError
from dlprep.model.card import Card, CardId, Outline
from dlprep.model.deck import Deck, Library
from dlprep.model.mark import Mark
from dlprep.model.problem import Problem
from dlprep.model.review import Review
from dlprep.scheduling.costs import LONGEST_SECONDS
from dlprep.scheduling.past import Past
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, Scheduler
from dlprep.selection.marks import Marked, fold_marks
from dlprep.storage.library import LoadedLibrary, load_library
from dlprep.storage.log_days import count_cards, count_days
from dlprep.storage.log_missed import read_missed
from dlprep.storage.past_cache import PastCache
from dlprep.storage.review_log import ReviewLog

AnyCard = TypeVar("AnyCard", Card, Outline)


@dataclass(frozen=True)
class Progress:
    """The library, its problems, every live mark, what marks come to, and what the reviews do.

    *loaded* is what the library was read from, and *ended* what the days that are over came to: they
    need not be read again while they hold. *log* opens the log for reading, None where there is none
    yet. Building every review of a long log takes a while: what needs them all asks for them.
    """

    library: Library
    problems: tuple[Problem, ...]
    marks: tuple[Mark, ...]
    marked: Marked
    past: Past
    loaded: LoadedLibrary | None = None
    ended: Ended | None = None
    log: Callable[[], ReviewLog] | None = None

    @property
    def learner(self) -> Learner:
        """Return the learner that the reviews show."""
        return self.past.learner

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Return every live review, in the order they were recorded."""
        if self.log is None:
            return ()
        with self.log() as log:
            return tuple(log.reviews())

    @cached_property
    def missed(self) -> dict[CardId, frozenset[str]]:
        """Return the points missed when each card was judged last, since it was begun anew."""
        if self.log is None:
            return {}
        with self.log() as log:
            return log.ask(partial(read_missed, reset=self.marked.reset))

    def days(self, cards: Container[CardId] | None = None) -> Mapping[date, tuple[int, timedelta]]:
        """Return the reviews of each study day, practice too, and the time they took; of *cards* or all.

        An interrupted answer counts as ten minutes.
        """
        if self.log is None:
            return {}
        with self.log() as log:
            return log.ask(partial(count_days, longest=timedelta(seconds=LONGEST_SECONDS), cards=cards))

    def answered(self) -> Mapping[date, int]:
        """Return how many different cards were answered on each study day, in practice too."""
        if self.log is None:
            return {}
        with self.log() as log:
            return log.ask(count_cards)

    def reviews_of(self, card: CardId) -> tuple[Review, ...]:
        """Return the live reviews of one card, in the order they were recorded."""
        if self.log is None:
            return ()
        with self.log() as log:
            return tuple(log.reviews(card))

    def kept(self, cards: Iterable[AnyCard]) -> list[AnyCard]:
        """Return the cards that a person means to learn: all but the suspended ones.

        Buried cards are only put off, and count in every forecast.
        """
        return [card for card in cards if card.id not in self.marked.suspended]


def load_progress(env: Environment, scheduler: str, known: Progress | None = None) -> Progress:
    """Read the decks and the log, except for what still holds of a progress that is *known*.

    Raises ReviewLogError if the log cannot be read.
    """
    chosen = chosen_scheduler(scheduler)
    loaded = load_library(env.paths.decks, env.paths.cache, known.loaded if known else None)
    # A log that is not there yet is not made by looking.
    if not env.paths.log.exists():
        past = Past(Learner(chosen, {}))
        return Progress(loaded.library, loaded.problems, (), Marked(), past, loaded)
    with open_log(env, writing=False) as log:
        marks = tuple(log.marks())
        marked = fold_marks(marks)
        cache = PastCache(env.paths.cache, scheduler)
        # Who has looked before may be looking at a day to come now: nothing is to be kept of that.
        before, keep = (known.ended, False) if known else (None, True)
        past, ended = load_past(log, cache, chosen, env.today, marked.reset, before, keep=keep)
        problems = (*loaded.problems, *log.problems)
    reading = partial(open_log, env, writing=False)
    return Progress(loaded.library, problems, marks, marked, past, loaded, ended, reading)


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
        close = closest(name, [card.id for card in library.outlines()])
        raise DeckError(f"there is no card '{name}'", hint=f"did you mean '{close}'?" if close else "")
    return library.card(CardId(name))


def closest(name: str, known: Collection[str]) -> str:
    """Return the name that was probably meant, "" if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1)), "")


def _deck_hint(name: str, known: Collection[str]) -> str:
    close = closest(name, known)
    return f"did you mean '{close}'?" if close else f"there are: {', '.join(sorted(known)) or 'no decks'}"
