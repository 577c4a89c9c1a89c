"""How much the schedulers make simulated people remember, and how fast they decide.

Usage: python benchmarks/scheduling.py [PEOPLE], 20 of each kind if not given. Prints two tables: mean recall
on the interview day over seven sizes and two kinds of people, and processor seconds of the slow paths.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import Pool
from random import Random
from statistics import fmean
from time import process_time

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Rating, Review, SessionId
from dlprep.scheduling.costs import measure_costs
from dlprep.scheduling.queue import Limits, Target, build_queue
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.simulation.comparison import Estimate, Row, compare
from dlprep.simulation.course import Size
from dlprep.simulation.person import LEARNERS
from dlprep.simulation.run import simulate
from dlprep.simulation.strategies import STRATEGIES

SIZES = (
    Size(cards=48, days=7, minutes=10),
    Size(cards=48, days=14, minutes=20),
    Size(cards=48, days=30, minutes=10),
    Size(cards=300, days=14, minutes=40),
    Size(cards=300, days=30, minutes=20),
    Size(cards=300, days=60, minutes=20),
    Size(cards=300, days=90, minutes=40),
)
"""From scarce time to ample: 88, 350, 375, 112, 120, 240 and 720 seconds for each card in all."""
WORKERS = 2
PEOPLE = 20

Job = tuple[Size, str, str, int]


def run_job(job: Job) -> float:
    """Return the recall of one simulated course."""
    size, learner, strategy, number = job
    return simulate(size, learner, strategy, Random(f"{learner} {number}"))


def run_all(people: int) -> list[tuple[Size, Sequence[Row]]]:
    """Return the rows of every size and kind of people."""
    jobs: list[Job] = [
        (size, learner, strategy, number)
        for size in SIZES
        for learner in LEARNERS
        for strategy in STRATEGIES
        for number in range(people)
    ]
    with Pool(WORKERS) as pool:
        recalls = dict(zip(jobs, pool.map(run_job, jobs, chunksize=8), strict=True))
    return [
        (
            size,
            compare(
                learner,
                {name: [recalls[size, learner, name, n] for n in range(people)] for name in STRATEGIES},
            ),
        )
        for size in SIZES
        for learner in LEARNERS
    ]


def shown(estimate: Estimate | None, digits: int = 3) -> str:
    """Return a mean with its margin."""
    if estimate is None:
        return "-"
    return f"{estimate.mean:.{digits}f}" + (
        "" if estimate.margin is None else f" ±{estimate.margin:.{digits}f}"
    )


def print_recalls(results: Sequence[tuple[Size, Sequence[Row]]]) -> None:
    """Print a line for each size, kind of people and strategy; then the means over all worlds."""
    line = "{:>5} {:>4} {:>7}  {:7} {:18} {:>13} {:>13} {:>13}"
    columns = ("cards", "days", "minutes", "people", "strategy", "recall", "of oracle", "relative")
    print(line.format(*columns))
    for size, rows in results:
        for row in rows:
            estimates = map(shown, (row.recall, row.of_oracle, row.of_reference))
            print(line.format(size.cards, size.days, size.minutes, row.learner, row.strategy, *estimates))
    print(
        "\n{:18} {:>9} {:>11} {:>10} {:>9} {:>8}".format(
            "over all", "of oracle", "worst kind", "worst cell", "relative", "lowest"
        )
    )
    for name in STRATEGIES:
        rows = [row for _, group in results for row in group if row.strategy == name]
        shares = [row.of_oracle.mean for row in rows if row.of_oracle]
        relative = [row.of_reference.mean for row in rows if row.of_reference]
        kinds = [
            fmean(row.of_oracle.mean for row in rows if row.of_oracle and row.learner == learner)
            for learner in LEARNERS
        ]
        means = (fmean(shares), min(kinds), min(shares), fmean(relative), min(relative))
        print("{:18} {:9.3f} {:11.3f} {:10.3f} {:9.3f} {:8.3f}".format(name, *means))


def a_log(reviews: int, cards: int) -> list[Review]:
    """Return that many reviews, some 330 a day, of so many cards."""
    random = Random(1)
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    return [
        Review(
            EntryId(SessionId(f"sitting-{number // 200}"), number % 200 + 1),
            CardId(f"card-{random.randrange(cards)}"),
            Rating(random.choice((1, 2, 3, 3, 3, 4))),
            start + timedelta(seconds=120 * number),
            timedelta(seconds=random.choice((30, 60, 90))),
        )
        for number in range(reviews)
    ]


def least_seconds(action: Callable[[], object], times: int = 5) -> float:
    """Return the processor seconds of the quickest of some runs."""
    taken = []
    for _ in range(times):
        begun = process_time()
        action()
        taken.append(process_time() - begun)
    return min(taken)


def print_speeds(reviews: int = 100_000, cards: int = 10_000) -> None:
    """Print the processor seconds of a replay, of measuring costs, and of a queue."""
    log, ids = a_log(reviews, cards), [CardId(f"card-{number}") for number in range(cards)]
    learner, costs = replay(SCHEDULERS[DEFAULT](), log), measure_costs(log)
    today = max(standing.last_day for standing in learner.standings.values()) + timedelta(days=1)
    targets, limits = (Target(today + timedelta(days=30)),), Limits(seconds=1200)

    def queue() -> object:
        # Without predictions of an earlier queue.
        fresh = replace(learner, scheduler=learner.scheduler.after(()))
        return build_queue(ids, fresh, today, targets=targets, costs=costs, limits=limits)

    print(
        f"\nreplay of {reviews:,} reviews: {least_seconds(lambda: replay(SCHEDULERS[DEFAULT](), log)):.3f} s"
    )
    print(f"costs from {reviews:,} reviews: {least_seconds(lambda: measure_costs(log)):.3f} s")
    print(f"queue of {cards:,} cards: {1000 * least_seconds(queue):.0f} ms")


if __name__ == "__main__":
    print_recalls(run_all(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
    print_speeds()
