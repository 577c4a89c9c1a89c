"""In which order a simulated person takes the cards of a day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.costs import Kind, measure_costs
from dlprep.scheduling.queue import Limits, Target, build_queue
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, Scheduler, resume
from dlprep.simulation.course import START, Course, SimulatedCard


class Strategy(Protocol):
    """Decides a day. Made anew for every course."""

    def order(self, course: Course, day: int) -> Iterable[CardId]:
        """Return the cards to ask on a day, best first; whoever asks stops when the time is over."""
        ...


class AsStudied:
    """What `dlprep study` does with a scheduler: the same fold of the log, the same queue."""

    def __init__(self, scheduler: Scheduler) -> None:
        """Begin with an empty log."""
        self._progress = Progress(scheduler)

    def order(self, course: Course, day: int) -> Iterable[CardId]:
        """Return the day's queue, and what would follow if the person is quicker than expected."""
        today = START + timedelta(days=day)
        queue = build_queue(
            course.cards,
            self._progress.learner(course, day),
            today,
            targets=(Target(course.size.interview),),
            costs=measure_costs(course.log),
            limits=Limits(seconds=course.size.minutes * 60),
        )
        return (item.card for item in (*queue.items, *queue.beyond))


class DueFirst:
    """The usual order of flashcard programs: what is due, longest first; then new cards; no more."""

    def __init__(self, scheduler: Scheduler) -> None:
        """Begin with an empty log."""
        self._progress = Progress(scheduler)

    def order(self, course: Course, day: int) -> Iterable[CardId]:
        """Return due cards by their due day, then unseen ones."""
        today = START + timedelta(days=day)
        standings = self._progress.learner(course, day).standings
        due = [card for card, standing in standings.items() if standing.due <= today]
        unseen = [card for card in course.cards if card not in standings]
        return (*sorted(due, key=lambda card: (standings[card].due, card)), *unseen)


class Oracle:
    """Knows every memory, and takes first what truly gains most per second for the interview day.

    Of an unseen card there is no memory to know: it is taken for an average one.
    """

    def order(self, course: Course, day: int) -> Iterable[CardId]:
        """Return the cards that gain anything, best first."""
        worth = {card.id: _true_gain(course, card, day) for card in course.cards.values()}
        return sorted((card for card in worth if worth[card] > 0), key=lambda card: (-worth[card], card))


@dataclass(slots=True)
class Progress:
    """What the log says, read on from where the day before ended."""

    scheduler: Scheduler
    known: Learner | None = None
    read: int = 0

    def learner(self, course: Course, day: int) -> Learner:
        """Return what is known on a day: all days before it are over."""
        before = self.known or Learner(self.scheduler, {})
        self.known = resume(before, course.log[self.read :], START + timedelta(days=day))
        self.read = len(course.log)
        return self.known


def _true_gain(course: Course, card: SimulatedCard, day: int) -> float:
    """Return the true gain in recall on the interview day, per second."""
    if card.memory is None:
        card = replace(card, ease=0.0, length=1.0)
    end, chances = course.size.days, course.qualities(card, day)
    after = sum(
        chance * course.memory_after(card, day, quality).recall(end)
        for quality, chance in zip(Rating, chances, strict=True)
    )
    if card.memory is None:
        return after / course.seconds(card, Kind.FIRST)
    forgotten, recalled = course.seconds(card, Kind.FORGOTTEN), course.seconds(card, Kind.RECALLED)
    seconds = chances[0] * forgotten + (1 - chances[0]) * recalled
    return (after - card.memory.recall(end)) / seconds


REFERENCE = "fsrs-due-first"
"""What the others are measured against: FSRS at 0.9 in the usual order."""

ORACLE = "oracle"


def _as_studied(make: Callable[[], Scheduler]) -> Callable[[], Strategy]:
    return lambda: AsStudied(make())


STRATEGIES: Mapping[str, Callable[[], Strategy]] = {
    "classic-due-first": lambda: DueFirst(SCHEDULERS["classic"]()),
    REFERENCE: lambda: DueFirst(SCHEDULERS["fsrs"]()),
    **{name: _as_studied(make) for name, make in SCHEDULERS.items()},
    ORACLE: Oracle,
}
"""The strategies by name: every scheduler with the queue of `dlprep study`, the usual order, the bound."""
