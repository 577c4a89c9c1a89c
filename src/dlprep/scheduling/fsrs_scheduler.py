"""FSRS through the `fsrs` package, an optional extra (`pip install dlprep[fsrs]`).

Its states of minutes (learning steps) and its random fuzz are turned off: a study day is the
unit here, and the same log must always give the same standings.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

import fsrs

from dlprep.model.review import Rating
from dlprep.scheduling.box_memory import AnswerFields
from dlprep.scheduling.scheduler import Rule, Standing, lapses_after

BOX_FROM_DAYS = (1, 2, 4, 8, 16)
"""The box shown for a card: the classic one with the longest interval that is not longer."""


def _scheduler() -> fsrs.Scheduler:
    return fsrs.Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class FsrsScheduler:
    """FSRS-6 with its published parameters and a retention of 0.9."""

    scheduler: fsrs.Scheduler = field(default_factory=_scheduler, compare=False, repr=False)

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen.

        Only the first rating of a day counts for the memory, as with the other schedulers; a
        later AGAIN makes the card due tomorrow.
        """
        failed = rating is Rating.AGAIN
        if standing is not None and day <= standing.last_day:
            day = standing.last_day
            stability, difficulty = standing.memory
            due = day + timedelta(days=1) if failed else standing.due
        else:
            card, _ = self.scheduler.review_card(_card(standing), fsrs.Rating(int(rating)), _noon(day))
            stability, difficulty = card.stability or 0.0, card.difficulty or 0.0
            due = max(day + timedelta(days=1), card.due.date())
        waiting = (due - day).days
        return Standing(
            box=sum(waiting >= days for days in BOX_FROM_DAYS),
            due=due,
            first_day=day if standing is None else standing.first_day,
            last_day=day,
            reviews=1 if standing is None else standing.reviews + 1,
            lapses=lapses_after(standing, rating, day),
            failing=failed,
            memory=(stability, difficulty),
        )

    def on(self, day: date) -> Rule:
        """Return what `advance` does on a study day, on plain tuples."""
        return lambda fields, rating: self.advance(fields and Standing(*fields), rating, day)

    def recall(self, standing: Standing, day: date) -> float:
        """Return the predicted chance to recall a card on *day*, with no review in between."""
        at = _noon(max(day, standing.last_day))
        return float(self.scheduler.get_card_retrievability(_card(standing), at))

    def after(self, answers: Iterable[AnswerFields]) -> Self:  # noqa: ARG002
        """Return itself: the published parameters stay, as some dozen cards cannot fit them."""
        return self

    @property
    def state(self) -> tuple[float, ...]:
        """Return nothing: there is no calibration to keep."""
        return ()

    def restored(self, state: tuple[float, ...]) -> Self:
        """Return itself. Raises ValueError for a state of another scheduler."""
        if state:
            message = "this scheduler has no state"
            raise ValueError(message)
        return self


def _card(standing: Standing | None) -> fsrs.Card:
    if standing is None:
        return fsrs.Card(card_id=0, due=_noon(date(2000, 1, 1)))
    stability, difficulty = standing.memory
    return fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=stability,
        difficulty=difficulty,
        due=_noon(standing.due),
        last_review=_noon(standing.last_day),
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
