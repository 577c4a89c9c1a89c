"""The sections of the statistics, each measured when it is first looked at."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TypeVar

from dlprep.commands.aims import asked_cards, targets
from dlprep.commands.progress import Progress, chosen_scheduler
from dlprep.model.card import CardId, Outline
from dlprep.scheduling.burndown import Burndown, measure_burndown
from dlprep.scheduling.costs import LONGEST_SECONDS
from dlprep.scheduling.grades import Grade
from dlprep.scheduling.leeches import is_leech
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
from dlprep.scheduling.scheduler import Standing
from dlprep.statistics.activity import Activity, measure_activity
from dlprep.statistics.calibration import BoxRecall, Calibration, measure_boxes, measure_calibration
from dlprep.statistics.confidence import OwnJudgement, Said, measure_confidence
from dlprep.statistics.coverage import Coverage, Judgements, measure_coverage
from dlprep.statistics.due_days import count_due
from dlprep.statistics.pace import Pace, measure_pace
from dlprep.statistics.predictions import Predictions, predict
from dlprep.statistics.retention import Retention, measure_retention
from dlprep.storage.collector import collector_paused
from dlprep.storage.log_confidence import count_confidence
from dlprep.storage.log_points import read_points
from dlprep.storage.log_times import Times, read_times

LONGEST_ANSWER = timedelta(seconds=LONGEST_SECONDS)
LONGEST_CALENDAR = timedelta(weeks=53)

T = TypeVar("T")


@dataclass(frozen=True)
class Sections:
    """A `StatsPicture` of *cards*, and of the reviews of the *chosen* ones: for None of the whole log.

    The burndown is measured over all cards only, as the plan is for all.
    """

    today: date
    plan: Plan
    progress: Progress
    cards: Sequence[Outline]
    chosen: frozenset[CardId] | None

    @cached_property
    def readiness(self) -> tuple[Readiness, ...]:
        """Return the readiness for each interview ahead, by tag."""
        return measure_readiness(self._kept, self.progress.learner, self.today, self._interviews)

    @cached_property
    def ready(self) -> tuple[Readiness, ...]:
        """Return the same without the tags."""
        learner = self.progress.learner
        return measure_readiness(self._kept, learner, self.today, self._interviews, by_tag=False)

    @cached_property
    def raises(self) -> tuple[Raise, ...]:
        """Return the cards that would gain most for the next interview."""
        following = next(iter(interviews_ahead(self._interviews, self.today)), Target(self.today + HORIZON))
        cards, card_of = [card.id for card in self._kept], self.progress.library.card
        return greatest_raises(cards, self.progress.learner, self.today, following, card_of)

    @cached_property
    def burndown(self) -> Burndown | None:
        """Play the last days as the plan would have had them."""
        if self.chosen is not None or not interviews_ahead(self._interviews, self.today):
            return None
        progress, plan, today = self.progress, self.plan, self.today
        asked = asked_cards(plan, progress.library, (card.id for card in progress.library.outlines()), today)
        costs = progress.past.times.costs()
        outset = Outset(asked, progress.learner, today, plan, self._interviews, costs)
        return measure_burndown(chosen_scheduler(plan.scheduler), self._grades, outset)

    @cached_property
    def boxes(self) -> tuple[BoxRecall, ...]:
        """Return the answers in each box, and what was predicted of them."""
        return measure_boxes(self._predictions, self.progress.learner, self.chosen)

    @cached_property
    def calibration(self) -> Calibration:
        """Return how good the predictions were."""
        return measure_calibration(self._predictions)

    @cached_property
    def retention(self) -> Retention:
        """Return what was recalled after a wait."""
        return measure_retention(self._predictions.by_card(), self.cards)

    @cached_property
    def coverage(self) -> Coverage:
        """Return which points were said."""
        return measure_coverage(self.cards, judged_points(self.progress), self.progress.library.card)

    @cached_property
    def judgement(self) -> OwnJudgement:
        """Return the confidence before answers beside their ratings."""
        said: Sequence[Said] = _asked(self.progress, count_confidence, [])
        return measure_confidence(self.cards, (one for one in said if self._is_chosen(one[0])))

    @cached_property
    def pace(self) -> Pace:
        """Return how long answers took."""
        times = _asked(self.progress, partial(read_times, longest=LONGEST_ANSWER), Times({}, {}))
        took, spoken = (
            {card: own for card, own in by_card.items() if self._is_chosen(card)} for by_card in times
        )
        return measure_pace(took, spoken, (card.id for card in self.cards), self.progress.library.card)

    @cached_property
    def due(self) -> tuple[int, ...]:
        """Return how many cards are due on each day from today on."""
        return count_due((standing for _, standing in self._seen()), self.today)

    @cached_property
    def activity(self) -> Activity:
        """Return what was studied on which days."""
        return measure_activity(self.progress.days(self.chosen), self.today, self._is_off)

    @cached_property
    def days_off(self) -> frozenset[date]:
        """Return the days that the plan leaves free, as far back as a calendar goes."""
        days = (self.today - timedelta(days=back) for back in range(LONGEST_CALENDAR.days))
        return frozenset(filter(self._is_off, days))

    @cached_property
    def leeches(self) -> tuple[CardId, ...]:
        """Return the cards that eat time without staying."""
        return tuple(card for card, standing in self._seen() if is_leech(standing))

    @cached_property
    def _interviews(self) -> tuple[Target, ...]:
        return targets(self.plan, self.progress.library)

    @cached_property
    def _kept(self) -> list[Outline]:
        return self.progress.kept(self.cards)

    def _seen(self) -> Iterator[tuple[CardId, Standing]]:
        standings = self.progress.learner.standings
        return ((card.id, standings[card.id]) for card in self._kept if card.id in standings)

    @cached_property
    def _grades(self) -> Sequence[Grade]:
        if self.progress.log is None:
            return ()
        with collector_paused(), self.progress.log() as log:
            return log.grades(0, self.progress.marked.reset).grades

    @cached_property
    def _predictions(self) -> Predictions:
        with collector_paused():
            return predict(chosen_scheduler(self.plan.scheduler), self._grades, self.today, self.chosen)

    def _is_chosen(self, card: CardId) -> bool:
        return self.chosen is None or card in self.chosen

    def _is_off(self, day: date) -> bool:
        return self.plan.minutes_on(day) == 0


def judged_points(progress: Progress) -> Judgements:
    """Return what answers made of points, since their card was started anew."""
    return _asked(progress, partial(read_points, reset=progress.marked.reset), {})


def _asked(progress: Progress, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
    """Return the answer of the log; *nothing* where there is no log yet."""
    if progress.log is None:
        return nothing
    with progress.log() as log:
        return log.ask(question)
