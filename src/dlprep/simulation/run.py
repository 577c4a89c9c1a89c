"""Whole courses of study: the same people, cards and luck for every strategy."""

from random import Random

from dlprep.simulation.course import Course, Size, begin_course
from dlprep.simulation.person import LEARNERS
from dlprep.simulation.strategies import STRATEGIES, Strategy


def simulate(size: Size, learner: str, strategy: str, random: Random) -> float:
    """Return the share of cards that a drawn person recalls on the interview day.

    An equal *random* draws the same person, cards and missed days for every strategy. Raises
    KeyError for an unknown learner or strategy, ImportError if its scheduler's extra is missing.
    """
    course = begin_course(size, LEARNERS[learner](random), random)
    follow = STRATEGIES[strategy]()
    for day in range(size.days):
        if random.random() >= course.person.misses:
            _study(course, follow, day)
    return course.recall()


def _study(course: Course, strategy: Strategy, day: int) -> None:
    """Ask cards until the time of the day is over; a card once begun is finished."""
    seconds = course.size.minutes * 60.0
    for card in strategy.order(course, day):
        seconds -= course.answer(course.cards[card], day)
        if seconds <= 0:
            return
