"""Readiness for the interview, how well the predictions held, what was studied, and how answers were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dlprep.commands.aims import asked_cards, load_plan, targets
from dlprep.commands.chosen_cards import find_cards
from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.progress import Progress, chosen_decks, chosen_scheduler, load_progress
from dlprep.model.card import Card
from dlprep.model.problem import Problem
from dlprep.model.review import Review
from dlprep.scheduling.burndown import Burndown, measure_burndown
from dlprep.scheduling.costs import LONGEST_SECONDS
from dlprep.scheduling.leeches import is_leech
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.play import Outset
from dlprep.scheduling.queue import HORIZON, Target
from dlprep.scheduling.readiness import greatest_raises, interviews_ahead, measure_readiness
from dlprep.selection.marks import counted_reviews, since_reset
from dlprep.selection.query import Query
from dlprep.statistics.activity import Activity, Studied, activity_of, measure_activity
from dlprep.statistics.calibration import measure_calibration
from dlprep.statistics.confidence import measure_confidence
from dlprep.statistics.coverage import measure_coverage
from dlprep.statistics.due_days import count_due
from dlprep.statistics.pace import measure_pace
from dlprep.statistics.retention import measure_retention
from dlprep.views.stats_picture import StatsPicture

EVERY_CARD = Query()
LONGEST_ANSWER = timedelta(seconds=LONGEST_SECONDS)
LONGEST_CALENDAR = timedelta(weeks=53)


@dataclass(frozen=True, slots=True)
class StatsReport:
    """What there is to show, and what is wrong with the config and the decks."""

    picture: StatsPicture
    problems: tuple[Problem, ...]


def run(env: Environment, decks: Sequence[str] = (), query: Query = EVERY_CARD) -> StatsReport:
    """Measure the chosen cards and their reviews; for no choice all, those of cards gone as well.

    The burndown is measured over all cards only, as the plan is for all.
    """
    config = load_plan(env)
    plan, today = config.plan, env.today
    progress = load_progress(env, plan.scheduler)
    cards = chosen_cards(progress, decks, query, today)
    chosen = {card.id for card in cards} if decks or query.terms else None
    reviews = [review for review in progress.reviews if chosen is None or review.card in chosen]
    counted = counted_reviews(progress.reviews, progress.marked)
    interviews = targets(plan, progress.library)
    following = next(iter(interviews_ahead(interviews, today)), Target(today + HORIZON))
    calibration = measure_calibration(chosen_scheduler(plan.scheduler), counted, today, chosen)
    kept = progress.kept(cards)
    standings = {card.id: progress.learner.standings.get(card.id) for card in kept}
    picture = StatsPicture(
        today=today,
        readiness=measure_readiness([card.outline for card in kept], progress.learner, today, interviews),
        raises=greatest_raises(kept, progress.learner, today, following),
        burndown=None if chosen is not None else _burndown(plan, progress, interviews, counted, today),
        calibration=calibration,
        retention=measure_retention(calibration.recalled, cards),
        coverage=measure_coverage(cards, since_reset(reviews, progress.marked)),
        judgement=measure_confidence(cards, reviews),
        pace=measure_pace(reviews, cards),
        due=count_due(filter(None, standings.values()), today),
        activity=_activity(env, plan, None if chosen is None else reviews),
        days_off=_days_off(plan, today),
        leeches=tuple(card for card in kept if is_leech(standings[card.id])),
    )
    return StatsReport(picture, (*config.problems, *progress.problems))


def chosen_cards(progress: Progress, decks: Sequence[str], query: Query, today: date) -> list[Card]:
    """Return the cards of the decks (all for none) that match. Raises DeckError for what there is not."""
    cards = [card for deck in chosen_decks(progress.library, decks) for card in deck.cards]
    if not query.terms:  # to find out where each card stands, much of the log is read
        return cards
    matching = {facts.card.id for facts in find_cards(progress, query, today)}
    return [card for card in cards if card.id in matching]


def _activity(env: Environment, plan: Plan, reviews: Iterable[Review] | None) -> Activity:
    """Return what was studied on which day: of *reviews*, or of the whole log, which counts faster."""

    def is_off(day: date) -> bool:
        return plan.minutes_on(day) == 0

    if reviews is not None or not env.paths.log.exists():
        return measure_activity(reviews or (), env.today, is_off)
    with open_log(env, writing=False) as log:
        days = log.days(LONGEST_ANSWER)
    studied = {day: Studied(count, took.total_seconds()) for day, (count, took) in days.items()}
    return activity_of(studied, env.today, is_off)


def _days_off(plan: Plan, today: date) -> frozenset[date]:
    days = (today - timedelta(days=back) for back in range(LONGEST_CALENDAR.days))
    return frozenset(day for day in days if plan.minutes_on(day) == 0)


def _burndown(
    plan: Plan, progress: Progress, interviews: tuple[Target, ...], reviews: Iterable[Review], today: date
) -> Burndown | None:
    library, reviews = progress.library, list(reviews)
    asked = asked_cards(plan, library, (card.id for card in library.cards()), today)
    outset = Outset(asked, progress.learner, today, plan, interviews, progress.past.times.costs())
    return measure_burndown(chosen_scheduler(plan.scheduler), reviews, outset)
