"""What `dlprep` alone answers: what waits today, or, the first time, what to do."""

from dataclasses import dataclass

from dlprep.commands.environment import Environment
from dlprep.commands.today import Choice, load_today
from dlprep.model.problem import Problem
from dlprep.statistics.activity import measure_activity
from dlprep.views.welcome import Day


@dataclass(frozen=True, slots=True)
class WelcomeReport:
    """The day as it stands, and what is wrong with the config and the decks."""

    day: Day
    problems: tuple[Problem, ...]


def run(env: Environment) -> WelcomeReport:
    """Look at today."""
    today = load_today(env, Choice())
    progress, plan = today.progress, today.plan
    days = progress.days()
    interview = next(iter(plan.ahead(env.today)), None)
    day = Day(
        today=env.today,
        begun=bool(days),
        waiting=len(today.queue.cards),
        seconds=today.queue.seconds,
        cards=len(today.cards),
        decks=len(today.decks),
        interview=interview.day if interview else None,
        readiness=today.readiness(env.today),
        activity=measure_activity(days, env.today, lambda day: plan.minutes_on(day) == 0),
        missed=today.missed,
    )
    return WelcomeReport(day, today.problems)
