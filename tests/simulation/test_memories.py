"""What simulated people remember."""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlprep.model.review import Rating
from dlprep.simulation.fsrs_memory import FsrsMemory
from dlprep.simulation.memory import Memory
from dlprep.simulation.trace_memory import TraceMemory

BEGINNINGS = [FsrsMemory.begin(0, Rating.GOOD), TraceMemory.begin(0, Rating.GOOD, threshold=-1.8)]
histories = st.lists(st.tuples(st.integers(1, 30), st.sampled_from(Rating)), max_size=8)
memories = pytest.mark.parametrize("memory", BEGINNINGS, ids=["fsrs", "traces"])


def studied(memory: Memory, history: list[tuple[int, Rating]]) -> tuple[Memory, int]:
    """Return the memory after answers so many days apart, and the day of the last."""
    day = 0
    for waited, quality in history:
        day += waited
        memory = memory.after(day, quality)
    return memory, day


@given(st.sampled_from(Rating), histories)
@example(Rating.AGAIN, [(400, Rating.AGAIN), (400, Rating.AGAIN)])
def test_fsrs_memory_is_that_of_the_fsrs_package(first: Rating, history: list[tuple[int, Rating]]) -> None:
    """Stability, difficulty and recall of the average person agree with the package's own arithmetic."""
    package = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    start = datetime(2026, 1, 5, 12, tzinfo=UTC)
    card, _ = package.review_card(fsrs.Card(card_id=1, due=start), fsrs.Rating(first), start)
    memory, day = FsrsMemory.begin(0, first), 0
    for waited, quality in history:
        day += waited
        card, _ = package.review_card(card, fsrs.Rating(quality), start + timedelta(days=day))
        memory = memory.after(day, quality)

    expected = package.get_card_retrievability(card, start + timedelta(days=day + 9))

    assert memory.recall(day + 9) == pytest.approx(expected)
    assert (memory.stability, memory.difficulty) == pytest.approx((card.stability, card.difficulty))


@memories
@given(history=histories, waited=st.integers(1, 90))
def test_memories_fade(memory: Memory, history: list[tuple[int, Rating]], waited: int) -> None:
    """Recall is a probability, and without a review it only falls."""
    now, day = studied(memory, history)

    assert 0 <= now.recall(day + waited + 1) <= now.recall(day + waited) <= 1


@memories
@given(history=histories)
def test_a_recall_makes_a_memory_last_longer(memory: Memory, history: list[tuple[int, Rating]]) -> None:
    """Five days after a recalled answer more is left than there would be without it."""
    now, day = studied(memory, history)

    assert now.after(day + 3, Rating.GOOD).recall(day + 8) > now.recall(day + 8)


@memories
def test_spaced_answers_last_longer_than_massed_ones(memory: Memory) -> None:
    """Three answers a week apart leave more for a month later than three on following days."""
    massed, _ = studied(memory, [(1, Rating.GOOD)] * 3)
    spaced, _ = studied(memory, [(7, Rating.GOOD)] * 3)

    assert spaced.recall(21 + 30) > massed.recall(3 + 30)


def test_a_trace_adds_its_strength_times_a_power_of_its_age() -> None:
    """The chance of recall is the logistic function of the activation, in units of the noise."""
    memory = TraceMemory.begin(0, Rating.GOOD, threshold=-1.8)

    # One trace of age 10 days: (2160 · 10)^-0.177 = exp(-1.76654); (1.8 - 1.76654) / 0.35 = 0.0956.
    assert memory.recall(10) == pytest.approx(0.52388, abs=1e-4)
