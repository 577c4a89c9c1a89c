"""Readiness for the interview, how well the predictions held, and what was studied."""

from dataclasses import dataclass
from datetime import date

from dlprep.commands.aims import asked_cards, load_plan, targets
from dlprep.commands.environment import Environment
from dlprep.commands.progress import Progress, chosen_decks, chosen_scheduler, load_progress
from dlprep.model.problem import Problem
from dlprep.scheduling.activity import Activity, measure_activity
from dlprep.scheduling.burndown import Burndown, measure_burndown
from dlprep.scheduling.calibration import Calibration, measure_calibration
from dlprep.scheduling.costs import measure_costs
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.play import Outset
from dlprep.scheduling.queue import HORIZON, Target
from dlprep.scheduling.readiness import (
    Raise,
    Readiness,
    greatest_raises,
    interviews_ahead,
    measure_readiness,
)


@dataclass(frozen=True, slots=True)
class StatsReport:
    """Readiness for each interview ahead (without any, in 30 days), and what the log shows.

    *raises* are the cards that would gain most for the next interview. *burndown* is measured
    over all decks only, as the plan is for all.
    """

    today: date
    readiness: tuple[Readiness, ...]
    raises: tuple[Raise, ...]
    burndown: Burndown | None
    calibration: Calibration
    activity: Activity
    problems: tuple[Problem, ...]


def run(env: Environment, decks: list[str]) -> StatsReport:
    """Measure the cards and reviews of the decks of those ids; of all, and of cards gone, for none."""
    plan = load_plan(env).plan
    progress = load_progress(env, plan.scheduler)
    cards = [card for deck in chosen_decks(progress.library, decks) for card in deck.cards]
    chosen = {card.id for card in cards} if decks else None
    reviews = [review for review in progress.reviews if chosen is None or review.card in chosen]
    today = env.today
    interviews = targets(plan, progress.library)
    following = next(iter(interviews_ahead(interviews, today)), Target(today + HORIZON))
    return StatsReport(
        today=today,
        readiness=measure_readiness(cards, progress.learner, today, interviews),
        raises=greatest_raises(cards, progress.learner, today, following),
        burndown=None if decks else _burndown(plan, progress, interviews, today),
        calibration=measure_calibration(chosen_scheduler(plan.scheduler), progress.reviews, today, chosen),
        activity=measure_activity(reviews, today),
        problems=progress.problems,
    )


def _burndown(plan: Plan, progress: Progress, interviews: tuple[Target, ...], today: date) -> Burndown | None:
    library, reviews = progress.library, progress.reviews
    asked = asked_cards(plan, library, (card.id for card in library.cards()), today)
    outset = Outset(asked, progress.learner, today, plan, interviews, measure_costs(reviews))
    return measure_burndown(chosen_scheduler(plan.scheduler), reviews, outset)
