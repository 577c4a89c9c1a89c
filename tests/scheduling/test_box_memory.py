"""The box memory, against the same posterior in decimal arithmetic of 40 digits."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, getcontext
from functools import cache
from itertools import product
from math import fsum, inf, log, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.scheduling.box_memory import Answer, BoxMemory
from dlprep.scheduling.leitner import ADAPTIVE, Leitner

STABILITIES = (0.03, 0.08, 0.2, 0.5, 1.2)
GROWTHS = (1.5, 2.2, 3.2)
DECAYS = (0.15, 0.35, 0.8, 1.5)
SLIP = Decimal("0.03")

answers = st.builds(Answer, st.integers(1, 5), st.integers(1, 60), st.booleans())
histories = st.lists(answers, max_size=12)


Point = tuple[Decimal, ...]


@cache
def exact_recall(point: Point, box: int, days: int) -> Decimal:
    """Return the recall that one point of the grid means, as the rule states it."""
    s, r, d = point
    k = Decimal("0.9") ** (-1 / d) - 1
    return (1 + k * days / (s * r ** (box - 1))) ** -d


@cache
def exact_prior() -> Mapping[Point, Decimal]:
    """Return the density of each point of the grid, up to a common factor."""
    getcontext().prec = 40
    densities = {}
    for point in product(
        *([Decimal(str(value)) for value in grid] for grid in (STABILITIES, GROWTHS, DECAYS))
    ):
        density = Decimal(1)
        for value, centre, spread in zip(point, ("0.25", "2.8", "0.8"), ("1.0", "0.4", "0.9"), strict=True):
            density *= (-(((value / Decimal(centre)).ln() / Decimal(spread)) ** 2) / 2).exp()
        densities[point] = density
    return densities


def exact_posterior(history: list[Answer]) -> dict[Point, Decimal]:
    """Return the weights of the grid: the prior times the likelihood of each answer in turn."""
    weights = dict(exact_prior())
    for answer in history:
        for point in weights:
            success = SLIP + (1 - 2 * SLIP) * exact_recall(point, answer.box, answer.days)
            weights[point] *= success if answer.recalled else 1 - success
    total = sum(weights.values())
    return {point: weight / total for point, weight in weights.items()}


@given(histories, st.integers(1, 5), st.integers(0, 90))
def test_prediction_is_bayes_rule(history: list[Answer], box: int, days: int) -> None:
    """After any answers, the prediction is the mean over the grid, weighted by the exact posterior."""
    posterior = exact_posterior(history)
    expected = sum(weight * exact_recall(point, box, days) for point, weight in posterior.items())

    assert float(expected) == pytest.approx(BoxMemory().after(history).recall(box, days), abs=1e-12)


@given(histories)
def test_weights_are_the_posterior(history: list[Answer]) -> None:
    """The weights that a band is made of are those of the exact posterior, in the grid's order."""
    weights = [weight for weight, _ in BoxMemory().after(history).spread(())]

    assert [float(weight) for weight in exact_posterior(history).values()] == pytest.approx(
        weights, abs=1e-12
    )


@given(st.lists(answers, min_size=1, max_size=40))
def test_logarithms_are_summed_exactly(history: list[Answer]) -> None:
    """The logarithms of the weights are exact sums, rounded once: to the last digit those of `fsum`."""
    prior = [weight for weight, _ in BoxMemory().spread(())]
    columns = [[log(weight)] for weight in prior]
    for (box, days, recalled), count in Counter(history).items():
        for column, (_, recall) in zip(columns, BoxMemory().spread([(box, days, 1)]), strict=True):
            chance = 0.03 + (1 - 2 * 0.03) * recall
            column.append(count * log(chance if recalled else 1 - chance))
    sums = [fsum(column) for column in columns]

    assert BoxMemory().after(history).logs == tuple(total - max(sums) for total in sums)


@pytest.mark.parametrize("number", [nan, inf, -inf, -1e300, 0.5])
def test_numbers_that_are_no_logarithms_are_refused(number: float) -> None:
    """What a damaged file holds in place of the logarithms of weights is found out at once."""
    logs = BoxMemory().after([Answer(3, 2, recalled=True)]).logs
    assert logs is not None

    with pytest.raises(ValueError, match="logarithms"):
        BoxMemory().restored((*logs[1:], number))


def test_untrained_intervals() -> None:
    """Before the first answer the five boxes are asked again after 1, 1, 2, 6 and 13 days."""
    leitner = Leitner(ADAPTIVE, intervals=None)

    assert [leitner.interval(box) for box in range(1, 6)] == [1, 1, 2, 6, 13]


@given(histories, st.randoms(use_true_random=False))
def test_order_of_answers_does_not_matter(history: list[Answer], random: object) -> None:
    """The same answers in another order, or on several days, teach the same."""
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    day_by_day = BoxMemory()
    for answer in shuffled:
        day_by_day = day_by_day.after([answer])

    together = BoxMemory().after(history)

    assert together == BoxMemory().after(shuffled)
    assert [weight for weight, _ in together.spread(())] == pytest.approx(
        [weight for weight, _ in day_by_day.spread(())], abs=1e-12
    )


@given(histories, st.integers(1, 5), st.integers(1, 60))
def test_an_answer_moves_its_own_prediction(history: list[Answer], box: int, days: int) -> None:
    """A failure lowers what is predicted for the same box and wait, a recall raises it."""
    before = BoxMemory().after(history)
    failed, recalled = (before.after([Answer(box, days, outcome)]) for outcome in (False, True))

    assert failed.recall(box, days) <= before.recall(box, days) + 1e-12
    assert before.recall(box, days) <= recalled.recall(box, days) + 1e-12


def test_failures_shorten_every_interval() -> None:
    """A learner who forgets is asked again sooner, one who remembers later, in every box."""
    lapses = [Answer(box, days, recalled=False) for box in range(1, 6) for days in (1, 2, 6)]
    hits = [Answer(answer.box, answer.days, recalled=True) for answer in lapses]
    leitner = Leitner(ADAPTIVE, intervals=None)

    forgetting, untrained, remembering = (
        [learnt.interval(box) for box in range(1, 6)]
        for learnt in (leitner.after(lapses), leitner, leitner.after(hits))
    )

    assert all(
        one <= two <= three for one, two, three in zip(forgetting, untrained, remembering, strict=True)
    )
    assert sum(forgetting) < sum(untrained) < sum(remembering)


@given(histories, st.integers(1, 5), st.integers(0, 400))
def test_recall_falls_with_days_and_rises_with_boxes(history: list[Answer], box: int, days: int) -> None:
    """A longer wait never helps, a higher box never hurts, and at once all is recalled."""
    memory = BoxMemory().after(history)

    assert 0 <= memory.recall(box, days + 1) <= memory.recall(box, days) <= 1 + 1e-12
    assert memory.recall(box, days) <= memory.recall(min(5, box + 1), days) + 1e-12
    assert memory.recall(box, 0) == pytest.approx(1)


@pytest.mark.parametrize("recalled", [True, False])
def test_weights_stay_weights_after_many_answers(recalled: bool) -> None:
    """After 100,000 answers, however lopsided, the weights still sum to one and nothing underflows."""
    memory = BoxMemory().after(Answer(1 + number % 5, 1 + number % 9, recalled) for number in range(100_000))

    assert sum(weight for weight, _ in memory.spread(())) == pytest.approx(1)
    assert 0 < memory.recall(3, 5) < 1


@given(histories, st.lists(st.tuples(st.integers(1, 5), st.integers(0, 60), st.integers(1, 9)), max_size=5))
def test_spread_averages_to_the_prediction(history: list[Answer], cards: list[tuple[int, int, int]]) -> None:
    """The sums of recalls over the grid, weighted, are the sum of the predictions."""
    memory = BoxMemory().after(history)

    expected = sum(count * memory.recall(box, days) for box, days, count in cards)

    assert expected == pytest.approx(sum(weight * total for weight, total in memory.spread(cards)))


def test_long_one_sided_stretches_can_be_unlearnt() -> None:
    """Thousands of successes and then thousands of failures teach the same in one go or day by day."""
    hits = [Answer(3, 4, recalled=True)] * 3000
    misses = [Answer(3, 4, recalled=False)] * 3000

    at_once = BoxMemory().after([*hits, *misses])
    in_steps = BoxMemory().after(hits).after(misses)

    assert in_steps.recall(3, 4) == pytest.approx(at_once.recall(3, 4), rel=1e-9)
