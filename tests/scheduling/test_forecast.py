"""What a plan comes to, played ahead with the real rules."""

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.scheduling.expected import Expected, Outcome, counted_cards
from dlprep.scheduling.forecast import forecast
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.play import Outset, Player, study_days
from dlprep.scheduling.queue import Limits, Target, build_queue
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, Standing
from dlprep.scheduling.ways_out import Choice, find_ways_out, minutes_to_see_all

TODAY = date(2026, 11, 23)


def an_outset(
    cards: int = 40, days: int = 20, minutes: float | None = 15, scheduler: str = "adaptive", **plan: object
) -> Outset:
    """Return a learner who begins today, with an interview after so many days."""
    return Outset(
        cards=tuple(CardId(f"c{number:03}") for number in range(cards)),
        learner=Learner(SCHEDULERS[scheduler](), {}),
        today=TODAY,
        plan=Plan(minutes, **plan),  # type: ignore[arg-type]
        targets=(Target(TODAY + timedelta(days=days)),),
    )


def test_today_is_the_queue_that_study_asks() -> None:
    """The first day of a forecast counts exactly what `build_queue` asks today."""
    outset = an_outset()
    queue = build_queue(
        outset.cards, outset.learner, TODAY, targets=outset.targets, limits=Limits(seconds=15 * 60)
    )

    first = forecast(outset).days[0]

    assert (first.first_views + first.reviews, first.minutes) == (len(queue.items), queue.seconds / 60)


def test_the_outset_stays_as_it_is() -> None:
    """Playing ahead changes nothing of what it began with, and is the same each time."""
    outset = an_outset()

    assert forecast(outset) == forecast(outset)
    assert outset.learner.standings == {}


def test_days_and_minutes() -> None:
    """Every day until the evening before is there; a day off is empty; minutes are kept to half a card."""
    off = TODAY + timedelta(days=3)
    played = forecast(an_outset(weekdays={5: 40}, days_off=frozenset({off})))

    assert [day.day for day in played.days] == list(study_days(TODAY, TODAY + timedelta(days=20)))
    assert [day.minutes for day in played.days if day.day == off] == [0]
    for day in played.days:
        assert day.minutes <= (40 if day.day.weekday() == 5 else 15) + 0.75


def test_minutes_already_studied_today_are_gone() -> None:
    """What was studied today is taken off today's minutes, and off no other day's."""
    fresh = forecast(an_outset())
    later = forecast(replace(an_outset(), studied=15 * 60.0))

    assert later.days[0].minutes == 0
    assert later.days[1].minutes == fresh.days[0].minutes


def test_outcomes_come_as_often_as_predicted() -> None:
    """Of a hundred first views the learner's own proportions are dealt, without randomness."""
    outset = an_outset(cards=100, minutes=600)
    learner = replace(outset.learner, first_grades=(38, 19, 38, 0))
    player = Player(replace(outset, learner=learner))

    player.study(TODAY)

    boxes = [standing.box for standing in player.standings.values()]
    # With the 2:1:2:0.5 believed before: 40 again, 20 hard, 40 good, half an easy one.
    assert [boxes.count(box) for box in (1, 2, 3, 4)] == pytest.approx([40, 20, 40, 0], abs=1)


def test_a_card_that_counts_double_counts_double() -> None:
    """The recall is the mean over cards by weight; unseen cards count as not recalled."""
    scheduler = SCHEDULERS["adaptive"]()
    seen = Standing(3, TODAY, TODAY, TODAY, 1, 0, failing=False)
    day = TODAY + timedelta(days=5)
    chance = scheduler.recall(seen, day)
    target = Target(day, {CardId("a"): 2, CardId("c"): 0})
    cards = counted_cards(target, [CardId("a"), CardId("b"), CardId("c")])

    result = Outcome(scheduler, day).recall(cards, {CardId("a"): seen})

    assert result.mean == pytest.approx(chance * 2 / 3)


@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_the_band_holds_the_mean(scheduler: str) -> None:
    """For every scheduler the band is about the mean, and within 0 and 1."""
    for day in forecast(an_outset(scheduler=scheduler)).days:
        assert 0 <= day.recall.low <= day.recall.mean <= day.recall.high <= 1


def test_the_band_without_calibration_is_binomial() -> None:
    """With one belief about memory the band is that of independent cards: 1.28 deviations."""

    class Sure:
        def recall(self, standing: Standing, day: date) -> float:
            return 0.5

    cards = [(CardId(str(number)), 1.0) for number in range(100)]
    standing = Standing(1, TODAY, TODAY, TODAY, 1, 0, failing=False)
    outcome = Outcome(Sure(), TODAY)  # type: ignore[arg-type]

    result = outcome.recall(cards, {card: standing for card, _ in cards})

    assert result.low == pytest.approx(0.5 - 0.05 * 1.2816, abs=1e-4)
    assert result.high == pytest.approx(0.5 + 0.05 * 1.2816, abs=1e-4)


@given(st.integers(1, 60), st.integers(1, 15), st.integers(1, 40))
def test_every_card_is_seen_or_named_unseen(cards: int, days: int, minutes: int) -> None:
    """First views and unseen cards add up to all cards, whatever the plan; no card is seen first twice."""
    played = forecast(an_outset(cards, days, minutes))

    assert sum(day.first_views for day in played.days) + len(played.unseen) == cards
    assert len(played.days) == days


def test_groups_and_the_whole() -> None:
    """A group of all cards is expected to come out as the whole does."""
    outset = an_outset()

    played = forecast(outset, {"all": outset.cards, "none": ()})

    (group,) = played.groups
    assert (group.name, group.cards, group.now) == ("all", 40, Expected())
    assert group.recall.mean == pytest.approx(played.recall.mean)


def test_no_interview_is_thirty_days() -> None:
    """Without an interview ahead, thirty days are played; an interview of today is one day."""
    rolling = forecast(replace(an_outset(), targets=(Target(TODAY - timedelta(days=1)),)))
    today = forecast(an_outset(days=0))

    assert (rolling.interview - TODAY, len(rolling.days)) == (timedelta(days=30), 30)
    assert [day.day for day in today.days] == [TODAY]


def test_minutes_to_see_all_is_the_least() -> None:
    """With the minutes proposed no card stays unseen; with one minute less some do."""
    outset = an_outset(cards=60, days=5)
    minutes = minutes_to_see_all(outset)
    assert minutes is not None

    enough, short = (
        forecast(replace(outset, plan=Plan(minutes=some))).unseen for some in (minutes, minutes - 1)
    )

    assert not enough
    assert short


def test_each_way_out_leads_out() -> None:
    """More minutes, fewer cards, a later day: after each one alone no card stays unseen."""
    outset = an_outset(cards=60, days=6, minutes=10)
    missed = len(forecast(outset).unseen)
    choices = [Choice(frozenset(outset.cards[:5]), ("few",)), Choice(frozenset(outset.cards[:30]), ("half",))]

    ways = find_ways_out(outset, missed, choices)

    assert missed
    assert ways.minutes is not None
    assert not forecast(replace(outset, plan=Plan(minutes=ways.minutes))).unseen
    assert ways.leave_out == choices[1]
    assert not forecast(replace(outset, cards=outset.cards[30:])).unseen
    assert ways.day is not None
    assert not forecast(replace(outset, targets=(Target(ways.day),))).unseen
    assert forecast(replace(outset, targets=(Target(ways.day - timedelta(days=1)),))).unseen


def test_ways_that_do_not_exist() -> None:
    """Where four hours a day are not enough, or there is no interview to move, that way is None."""
    assert find_ways_out(an_outset(cards=400, days=1), 1, ()).minutes is None
    without = replace(an_outset(cards=100, minutes=1), targets=())
    assert find_ways_out(without, 50, [Choice(frozenset(without.cards[:99]))]).day is None


@pytest.mark.heavy
def test_speed() -> None:
    """300 cards over 90 days are played in well under a second of the processor, on any machine."""
    outset = an_outset(cards=300, days=90, minutes=20)
    forecast(outset)
    begun = time.process_time()

    forecast(outset)

    assert time.process_time() - begun < 0.8
