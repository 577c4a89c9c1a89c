"""Catching up after a break: what is overdue is put off in one step, the riskiest cards come today."""

from collections import Counter
from dataclasses import dataclass, replace

from dlprep.commands.asking import agreed
from dlprep.commands.environment import Environment
from dlprep.commands.marks import put_marks
from dlprep.commands.today import Choice, Today, load_today
from dlprep.errors import UsageError
from dlprep.model.card import CardId
from dlprep.model.mark import MarkKind
from dlprep.model.problem import Problem
from dlprep.scheduling.catch_up import TOO_MANY, CatchUp, days_needed, spread, usual_cards
from dlprep.scheduling.queue import Reason
from dlprep.views.catch_up import catch_up_offer

LONGEST_DAYS = 30
NO_CAP = 10**6
"""What is overdue counts, whatever number of cards a day may have."""


@dataclass(frozen=True, slots=True)
class CatchUpReport:
    """How the overdue cards are spread (None: none has to wait), and what is wrong with the decks.

    *minutes* are the plan's for today: where there are any, study asks what fits into them.
    """

    plan: CatchUp | None
    overdue: int
    minutes: float | None
    problems: tuple[Problem, ...]


def run(env: Environment, days: int | None, *, dry_run: bool) -> CatchUpReport:
    """Spread what is due today over *days*; for None over as many as it needs, if no minutes are set.

    Raises UsageError for days that make no sense.
    """
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise UsageError(f"cards cannot be spread over {days} days", hint=f"over 1 to {LONGEST_DAYS}")
    today = load_today(env, Choice(cards=NO_CAP))
    minutes = today.plan.minutes_on(env.today)
    plan = _spread(env, today, days) if minutes is None or days is not None else None
    if plan is not None and not dry_run:
        accept(env, plan)
    return CatchUpReport(plan, len(_overdue(today)), minutes, today.problems)


def offer(env: Environment, today: Today) -> CatchUp | None:
    """Return how the overdue could be spread, if days were missed and more is due than fits.

    That is more than one and a half times the cards of a usual day. Where there are minutes or a
    number of cards for the day, the queue is cut to them already.
    """
    if today.left is not None or today.queue.held or today.practice or not today.missed:
        return None
    usual = usual_cards(today.progress.answered(), env.today)
    return _spread(env, today, None) if len(_overdue(today)) > TOO_MANY * usual else None


def after_offer(env: Environment, today: Today, choice: Choice, *, line_by_line: bool) -> Today:
    """Offer to spread the overdue, and return what today holds after the answer.

    Whoever chose cards has decided already; without a terminal nobody is there to answer. It is
    offered once: on a day with an answer no days are missed any more.
    """
    if choice.decks or choice.query.terms or not env.standard_input.isatty():
        return today
    plan = offer(env, today)
    if plan is None:
        return today
    env.tell(catch_up_offer(plan, today.missed))
    if not agreed(env, line_by_line=line_by_line):
        return today
    accept(env, plan)
    return replace(load_today(env, choice), missed=0)


def accept(env: Environment, plan: CatchUp) -> None:
    """Put the cards off until their days, as one step."""
    put_marks(env, MarkKind.BURY, plan.later)


def _spread(env: Environment, today: Today, days: int | None) -> CatchUp | None:
    overdue = _overdue(today)
    failed = today.queue.counted(Reason.FAILED)
    due = Counter((standing.due - env.today).days for standing in today.standings)
    # Nothing is put off beyond the interview.
    ahead = today.plan.ahead(env.today)
    most = max(1, min(LONGEST_DAYS, (ahead[0].day - env.today).days)) if ahead else LONGEST_DAYS
    loads = [failed, *(due[number] for number in range(1, most))]
    usual = usual_cards(today.progress.answered(), env.today)
    number = days_needed(len(overdue), loads, usual) if days is None else min(days, most)
    plan = spread(overdue, loads[:number], env.today)
    return plan if plan.later else None


def _overdue(today: Today) -> list[CardId]:
    """Return the cards whose day has come, what gains most by being asked today first."""
    items = (*today.queue.items, *today.queue.beyond)
    return [item.card for item in items if item.reason is Reason.DUE]
