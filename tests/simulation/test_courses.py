"""Whole simulated courses of study."""

from datetime import timedelta
from random import Random
from statistics import fmean

import pytest

from dlprep.model.review import Rating
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.simulation.course import START, Course, Size, begin_course
from dlprep.simulation.person import LEARNERS, draw_quality, later_qualities
from dlprep.simulation.run import simulate
from dlprep.simulation.strategies import ORACLE, REFERENCE, STRATEGIES, AsStudied, DueFirst, Progress

SCARCE = Size(cards=40, days=7, minutes=10)
learners = pytest.mark.parametrize("learner", LEARNERS)


def mean_recall(size: Size, learner: str, strategy: str, people: int = 6) -> float:
    """Return the mean over people."""
    return fmean(simulate(size, learner, strategy, Random(f"{learner} {n}")) for n in range(people))


def a_course(learner: str, size: Size = SCARCE, seed: int = 1) -> Course:
    """Return a course that has not begun."""
    random = Random(seed)
    return begin_course(size, LEARNERS[learner](random), random)


@learners
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_seed_gives_one_result(learner: str, strategy: str) -> None:
    """The same seed gives the same course; another draws another person."""
    first, again, other = (simulate(SCARCE, learner, strategy, Random(seed)) for seed in (1, 1, 2))

    assert first == again != other
    assert 0 < first < 1


@learners
def test_nobody_beats_the_oracle_by_more_than_luck(learner: str) -> None:
    """Knowing every memory is worth more than any rule, when time is scarce."""
    best = mean_recall(SCARCE, learner, ORACLE)

    assert all(mean_recall(SCARCE, learner, name) <= best + 0.01 for name in STRATEGIES)


@learners
def test_our_rule_beats_the_reference(learner: str) -> None:
    """The adaptive rule recalls more on the day than FSRS in the usual order, scarce time or ample."""
    for size in (SCARCE, Size(cards=20, days=30, minutes=10)):
        assert mean_recall(size, learner, "adaptive") > mean_recall(size, learner, REFERENCE)


@learners
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_more_minutes_do_no_harm(learner: str, strategy: str) -> None:
    """Twice the minutes recall no less, but for noise."""
    short = mean_recall(Size(30, 7, 6), learner, strategy)
    long = mean_recall(Size(30, 7, 12), learner, strategy)

    assert long >= short - 0.01


def test_a_day_ends_when_its_time_is_over() -> None:
    """Ten minutes hold but a few first views of some 90 s, however many cards there are."""
    recalls = [simulate(Size(100, 1, 10), "fsrs", "adaptive", Random(seed)) for seed in range(20)]

    assert 0.05 < max(recalls) < 0.2


def test_people_miss_days() -> None:
    """Some miss the only day there is, and then know nothing; most do not."""
    recalls = [simulate(Size(5, 1, 10), "fsrs", "adaptive", Random(seed)) for seed in range(20)]

    assert 0 < recalls.count(0) < 10


@learners
def test_only_what_was_seen_can_be_recalled(learner: str) -> None:
    """Cards never seen count as nothing: recall is at most the share that was seen."""
    course = a_course(learner)

    assert course.recall() == 0
    course.answer(next(iter(course.cards.values())), day=0)
    assert 0 < course.recall() <= 1 / 40
    assert len(course.log) == 1


def test_due_first_asks_no_card_early() -> None:
    """In the usual order a card just answered is not asked on the same day, and new ones keep their order."""
    course, strategy = a_course("fsrs"), DueFirst(SCHEDULERS["classic"]())
    first, *rest = strategy.order(course, 0)

    course.answer(course.cards[first], 0)

    assert list(strategy.order(course, 0)) == rest == list(course.cards)[1:]


def test_a_day_is_ordered_by_the_queue_of_study() -> None:
    """Every card that gains something is offered, seen ones as well, so that the minutes are used."""
    course, strategy = a_course("fsrs"), AsStudied(SCHEDULERS["adaptive"]())
    for card in list(strategy.order(course, 0))[:5]:
        course.answer(course.cards[card], 0)

    assert set(strategy.order(course, 1)) == set(course.cards)


@pytest.mark.parametrize("name", SCHEDULERS)
def test_reading_the_log_on_from_day_to_day_changes_nothing(name: str) -> None:
    """What a strategy knows of the log is what replaying all of it shows."""
    course, seen = a_course("traces", Size(cards=9, days=9, minutes=4)), []
    progress = Progress(SCHEDULERS[name]())
    for day in range(9):
        for card in course.cards.values():
            if (day + card.ease) % 3 < 1:
                course.answer(card, day)
        seen.append(progress.learner(course, day + 1))

    assert seen[-1] == replay(SCHEDULERS[name](), course.log, START + timedelta(days=9))


def test_qualities_are_probabilities() -> None:
    """The four qualities of an answer have chances that add up to 1; AGAIN is a failed recall."""
    person = a_course("traces").person
    for share in (0.0, 0.3, 1.0):
        assert sum(later_qualities(share)) == pytest.approx(1)
        assert later_qualities(share)[0] == 1 - share
    assert sum(person.first_qualities(0.5)) == pytest.approx(1)
    assert min(person.first_qualities(0.5)) > 0
    assert person.first_qualities(2.0)[0] < person.first_qualities(-2.0)[0]


def test_qualities_are_drawn_with_their_chances() -> None:
    """Many draws come out as often as their chances say."""
    random, chances = Random(3), (0.2, 0.1, 0.6, 0.1)
    drawn = [draw_quality(chances, random) for _ in range(4000)]

    for rating, chance in zip(Rating, chances, strict=True):
        assert drawn.count(rating) / 4000 == pytest.approx(chance, abs=0.03)
