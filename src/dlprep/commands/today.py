"""What today holds: the plan, the minutes that are left, and the queue that fills them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dlprep.commands.aims import asked_cards, load_plan, targets
from dlprep.commands.chosen_cards import card_facts, require_known
from dlprep.commands.environment import Environment
from dlprep.commands.progress import Progress, chosen_decks, load_progress
from dlprep.errors import UsageError
from dlprep.model.card import CardId
from dlprep.model.deck import Deck
from dlprep.model.problem import Problem
from dlprep.scheduling.cramming import build_cram
from dlprep.scheduling.past import Past
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.queue import NEW_A_DAY, Limits, Queue, build_queue
from dlprep.scheduling.readiness import Readiness, measure_readiness
from dlprep.scheduling.scheduler import Standing
from dlprep.selection.query import Query
from dlprep.storage.collector import collector_paused
from dlprep.storage.settings import Settings

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asks for this once; None leaves it to the plan.

    *cram* practises the chosen cards whatever their days are; *cards* is the most of a day.
    """

    decks: tuple[str, ...] = ()
    minutes: float | None = None
    new: int | None = None
    seed: int = 0
    scheduler: str | None = None
    query: Query = field(default_factory=Query)
    cram: bool = False
    cards: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """A day's queue over *cards*, those of *decks* that are to be learnt, the buried ones too.

    *left* is None where no minutes are set. *missed* counts the days without study since the last
    one with it, days off left out. *practice* says that nothing of it moves a box.
    """

    plan: Plan
    progress: Progress
    decks: tuple[Deck, ...]
    cards: tuple[CardId, ...]
    queue: Queue
    left: timedelta | None
    missed: int
    practice: bool
    problems: tuple[Problem, ...]

    @property
    def standings(self) -> list[Standing]:
        """Return where the seen cards stand; a buried one is due when it is asked again."""
        known, buried = self.progress.learner.standings, self.progress.marked.buried
        seen = ((card, known[card]) for card in self.cards if card in known)
        return [one._replace(due=max(one.due, buried[card])) if card in buried else one for card, one in seen]

    def readiness(self, today: date) -> Readiness:
        """Return the readiness for the next interview, or in 30 days, not tag by tag."""
        library = self.progress.library
        cards = [library.outline(card) for card in self.cards]
        interviews = targets(self.plan, library)
        return measure_readiness(cards, self.progress.learner, today, interviews, by_tag=False)[0]


def load_today(env: Environment, choice: Choice, known: Progress | None = None) -> Today:
    """Read plan, decks and log, and build the queue of this moment.

    What still holds of a progress that is *known* is not read again.
    """
    with collector_paused():
        return _loaded(env, choice, known)


def _loaded(env: Environment, choice: Choice, known: Progress | None) -> Today:
    config = load_plan(env)
    plan, choice = config.plan, _within_settings(choice, env.settings)
    progress = load_progress(env, choice.scheduler or plan.scheduler, known)
    require_known(choice.query, progress.library)
    decks = _narrowed(env, progress, choice)
    kept = (card.id for deck in decks for card in progress.kept(deck.outlines))
    cards = asked_cards(plan, progress.library, kept, env.today)
    left = _left(env, plan, progress.past, choice)
    return Today(
        plan,
        progress,
        decks,
        cards,
        _queue(env, choice, plan, progress, cards, left),
        left,
        missed=_missed(env.today, plan, progress.past),
        practice=choice.cram,
        problems=(*config.problems, *progress.problems),
    )


def _within_settings(choice: Choice, settings: Settings) -> Choice:
    """Return the choice with the caps of the config where the person has named none."""
    new = settings.new_a_day if choice.new is None else choice.new
    return replace(choice, new=new, cards=settings.cards_a_day if choice.cards is None else choice.cards)


def _narrowed(env: Environment, progress: Progress, choice: Choice) -> tuple[Deck, ...]:
    """Return the chosen decks with the chosen cards alone."""
    decks = chosen_decks(progress.library, choice.decks)
    if not choice.query.terms:
        return decks
    meant = {facts.card.id for facts in card_facts(progress, env.today) if choice.query.matches(facts)}
    narrowed = (replace(deck, cards=tuple(card for card in deck.cards if card.id in meant)) for deck in decks)
    return tuple(deck for deck in narrowed if deck.cards)


def _queue(
    env: Environment,
    choice: Choice,
    plan: Plan,
    progress: Progress,
    cards: Iterable[CardId],
    left: timedelta | None,
) -> Queue:
    awake = progress.marked.awake(cards, env.today)
    learner, costs = progress.learner, progress.past.times.costs()
    if choice.cram:
        return build_cram(awake, learner, env.today, costs, None if left is None else left.total_seconds())
    return build_queue(
        awake,
        learner,
        env.today,
        targets=targets(plan, progress.library),
        costs=costs,
        limits=_limits(left, choice, _answered(progress.past)),
        unseen_worth=plan.unseen_worth,
        seed=choice.seed,
    )


def _left(env: Environment, plan: Plan, past: Past, choice: Choice) -> timedelta | None:
    """Return this sitting's own minutes, or what earlier sittings left of the day's.

    Practice is asked for on top of the day's study: only its own minutes end it.
    """
    if choice.minutes is not None:
        if not 0 <= choice.minutes <= MINUTES_A_DAY:  # false for nan, too
            raise UsageError(f"{choice.minutes} is no number of minutes", hint="a day has 1440 of them")
        return timedelta(minutes=choice.minutes)
    minutes = plan.minutes_on(env.today)
    if minutes is None or choice.cram:
        return None
    return timedelta(minutes=minutes) - timedelta(seconds=past.seconds_today)


def _limits(left: timedelta | None, choice: Choice, answered: int) -> Limits:
    cards = None if choice.cards is None else choice.cards - answered
    if left is None:
        return Limits(new=NEW_A_DAY if choice.new is None else choice.new, cards=cards)
    return Limits(max(0.0, left.total_seconds()), choice.new, cards)


def _answered(past: Past) -> int:
    return len({card for card, _, _, _, counts in past.today if counts})


def _missed(today: date, plan: Plan, past: Past) -> int:
    if past.today or past.last_day is None:
        return 0
    between = range(1, (today - past.last_day).days)
    return sum(plan.minutes_on(past.last_day + timedelta(days=number)) != 0 for number in between)
