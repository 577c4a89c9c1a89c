"""What today holds: the plan, the minutes that are left, and the queue that fills them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dlprep.commands.aims import asked_cards, load_plan, targets
from dlprep.commands.environment import Environment
from dlprep.commands.progress import Progress, chosen_decks, load_progress
from dlprep.errors import UsageError
from dlprep.model.card import CardId
from dlprep.model.deck import Deck
from dlprep.model.problem import Problem
from dlprep.model.review import Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.costs import LONGEST_SECONDS, measure_costs
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.queue import NEW_A_DAY, Limits, Queue, build_queue
from dlprep.scheduling.readiness import Readiness, measure_readiness

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asks for this once; None leaves it to the plan."""

    decks: tuple[str, ...] = ()
    minutes: float | None = None
    new: int | None = None
    seed: int = 0
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """A day's queue over *cards* of *decks*; *left* is None where no minutes are set.

    *missed* counts the days without study since the last one with it, days off left out.
    """

    plan: Plan
    progress: Progress
    decks: tuple[Deck, ...]
    cards: tuple[CardId, ...]
    queue: Queue
    left: timedelta | None
    missed: int
    problems: tuple[Problem, ...]

    def readiness(self, today: date) -> Readiness:
        """Return the readiness for the next interview, or in 30 days."""
        library = self.progress.library
        cards = [library.card(card) for card in self.cards]
        return measure_readiness(cards, self.progress.learner, today, targets(self.plan, library))[0]


def load_today(env: Environment, choice: Choice) -> Today:
    """Read plan, decks and log, and build the queue of this moment."""
    config = load_plan(env)
    plan = config.plan
    progress = load_progress(env, choice.scheduler or plan.scheduler)
    decks = chosen_decks(progress.library, choice.decks)
    ids = [card.id for deck in decks for card in deck.cards]
    awake = (card for card in ids if not progress.marked.asleep(card, env.today))
    cards = asked_cards(plan, progress.library, awake, env.today)
    left = _left(env, plan, progress.reviews, choice)
    queue = build_queue(
        cards,
        progress.learner,
        env.today,
        targets=targets(plan, progress.library),
        costs=measure_costs(progress.reviews),
        limits=_limits(left, choice),
        unseen_worth=plan.unseen_worth,
        seed=choice.seed,
    )
    missed = _missed(env.today, plan, progress.reviews)
    problems = (*config.problems, *progress.problems)
    return Today(plan, progress, decks, tuple(cards), queue, left, missed, problems)


def _left(env: Environment, plan: Plan, reviews: Iterable[Review], choice: Choice) -> timedelta | None:
    """Return this sitting's own minutes, or what earlier sittings left of the day's."""
    if choice.minutes is not None:
        if not 0 <= choice.minutes <= MINUTES_A_DAY:  # false for nan, too
            raise UsageError(f"{choice.minutes} is no number of minutes", hint="a day has 1440 of them")
        return timedelta(minutes=choice.minutes)
    minutes = plan.minutes_on(env.today)
    if minutes is None:
        return None
    used = (review.took.total_seconds() for review in reviews if study_day(review.at) == env.today)
    return timedelta(minutes=minutes) - timedelta(seconds=sum(min(took, LONGEST_SECONDS) for took in used))


def _limits(left: timedelta | None, choice: Choice) -> Limits:
    if left is None:
        return Limits(new=NEW_A_DAY if choice.new is None else choice.new)
    return Limits(seconds=max(0.0, left.total_seconds()), new=choice.new)


def _missed(today: date, plan: Plan, reviews: Iterable[Review]) -> int:
    days = {study_day(review.at) for review in reviews}
    last = max((day for day in days if day < today), default=today)
    between = (last + timedelta(days=number) for number in range(1, (today - last).days))
    return 0 if today in days else sum(plan.minutes_on(day) != 0 for day in between)
