"""How much will be recalled on the day, and what would raise it most."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import Card, CardId, Point
from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.gain import Gains
from dlprep.scheduling.queue import Reason, Target
from dlprep.scheduling.readiness import Raise, greatest_raises, interviews_ahead, measure_readiness
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import Learner, replay
from tests.builders import MONDAY, a_card, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
DAY = TODAY + timedelta(days=20)
A, G, E = Rating.AGAIN, Rating.GOOD, Rating.EASY


def card(card_id: str, points: int = 0, *tags: str) -> Card:
    """Return a card with so many points."""
    return a_card(card_id, points=(Point("a point"),) * points, tags=tags)


CARDS = (card("a", 5, "cnn", "loss"), card("b", 2, "cnn"), card("c", 3, "loss"), card("d"))
OUTLINES = tuple(each.outline for each in CARDS)


def learner_after(*entries: tuple[str, Rating, float], name: str = DEFAULT) -> Learner:
    """Return the learner after reviews given so many days (negative) from today."""
    log = [a_review(card, rating, days=days, seq=seq) for seq, (card, rating, days) in enumerate(entries, 1)]
    return replay(SCHEDULERS[name](), log, TODAY)


def raises_of(learner: Learner, target: Target, count: int = 10) -> tuple[Raise, ...]:
    """Return the greatest raises among the cards."""
    by_id = {each.id: each for each in CARDS}
    return greatest_raises(by_id, learner, TODAY, target, by_id.__getitem__, count)


def recalled(learner: Learner, name: str) -> float:
    """Return the chance to recall a card on the day; unseen, none."""
    standing = learner.standings.get(CardId(name))
    return 0.0 if standing is None else learner.scheduler.recall(standing, DAY)


@given(logs(), st.sampled_from(sorted(SCHEDULERS)))
def test_shares_are_means_over_cards_and_points(log: list[Review], name: str) -> None:
    """Overall and by tag: the mean recall over the cards, and over their points; unseen counts 0."""
    learner = replay(SCHEDULERS[name](), log)

    (readiness,) = measure_readiness(OUTLINES, learner, TODAY, [Target(DAY)])

    a, b, c, d = (recalled(learner, card.id) for card in CARDS)
    shares = {
        section.tag: (section.by_cards.mean, section.by_points.mean)
        for section in (readiness.overall, *readiness.tags)
    }
    assert shares == {
        None: pytest.approx(((a + b + c + d) / 4, (5 * a + 2 * b + 3 * c + d) / 11)),
        "cnn": pytest.approx(((a + b) / 2, (5 * a + 2 * b) / 7)),
        "loss": pytest.approx(((a + c) / 2, (5 * a + 3 * c) / 8)),
        "": pytest.approx((d, d)),
    }


@given(logs(), st.integers(0, 60), st.sampled_from(sorted(SCHEDULERS)))
def test_the_range_holds_the_mean(log: list[Review], days: int, name: str) -> None:
    """Every range lies within 0 and 1 and around its mean."""
    learner = replay(SCHEDULERS[name](), log)

    (readiness,) = measure_readiness(OUTLINES, learner, TODAY, [Target(TODAY + timedelta(days=days))])

    for section in (readiness.overall, *readiness.tags):
        for share in (section.by_cards, section.by_points):
            assert -1e-9 <= share.low <= share.mean + 1e-9
            assert share.mean - 1e-9 <= share.high <= 1 + 1e-9


def test_counts_say_what_it_rests_on() -> None:
    """Cards never seen are named as a number, and so are the reviews behind the estimate."""
    learner = learner_after(("a", A, -3), ("a", G, -2.9), ("a", G, -1), ("b", G, -1), ("elsewhere", G, -1))

    (readiness,) = measure_readiness(OUTLINES, learner, TODAY)

    counts = {s.tag: (s.cards, s.unseen, s.points, s.reviews) for s in (readiness.overall, *readiness.tags)}
    assert counts == {None: (4, 2, 11, 4), "cnn": (2, 0, 7, 4), "loss": (2, 1, 8, 3), "": (1, 1, 1, 0)}


def test_what_was_never_seen_is_surely_missing() -> None:
    """Before the first review nothing is expected, and there is no range around that."""
    (readiness,) = measure_readiness(OUTLINES, learner_after(), TODAY)

    share = readiness.overall.by_points
    assert (share.mean, share.low, share.high) == (0, 0, 0)
    assert [section.tag for section in readiness.tags] == ["loss", "cnn", ""]


def test_no_cards() -> None:
    """An empty deck has a readiness too: nothing."""
    (readiness,) = measure_readiness((), learner_after(), TODAY)

    assert (readiness.overall.cards, readiness.overall.by_cards.mean, readiness.tags) == (0, 0, ())


def test_more_cards_and_more_answers_narrow_the_range() -> None:
    """Luck evens out over many cards, and answers tell how long the boxes hold."""
    many = tuple(card(f"c{number}") for number in range(60))
    seen: Sequence[tuple[str, Rating, float]] = [(card.id, G, -2) for card in many]
    answers: list[tuple[str, Rating, float]] = [
        (f"other{number}", rating, day)
        for number in range(40)
        for rating, day in ((G, -9), (G if number % 3 else A, -6), (G if number % 4 else A, -3))
    ]

    def width(cards: Sequence[Card], *entries: tuple[str, Rating, float]) -> float:
        (readiness,) = measure_readiness(
            [card.outline for card in cards], learner_after(*entries), TODAY, [Target(DAY)]
        )
        share = readiness.overall.by_cards
        return share.high - share.low

    assert width(many[:1], *seen) > width(many[:9], *seen) > width(many, *seen)
    assert width(many, *seen) > 1.3 * width(many, *answers, *seen)


def test_a_scheduler_without_a_grid_has_luck_only() -> None:
    """Four times out of five, by the luck of the single cards: 1.28 deviations to each side."""
    many = tuple(card(f"c{number}") for number in range(60))
    learner = learner_after(*((one.id, G, -2.0) for one in many), name="fsrs")

    (readiness,) = measure_readiness([card.outline for card in many], learner, TODAY, [Target(DAY)])

    share, chance = readiness.overall.by_cards, recalled(learner, "c0")
    deviation = (chance * (1 - chance) / 60) ** 0.5
    assert share.low == pytest.approx(chance - 1.2816 * deviation, abs=0.005)
    assert share.high == pytest.approx(chance + 1.2816 * deviation, abs=0.005)


def test_without_an_interview_it_is_for_thirty_days_from_now() -> None:
    """No interview, or only past ones: a day is assumed, and said to be."""
    past = Target(TODAY - timedelta(days=1))

    for targets in ((), (past,)):
        (readiness,) = measure_readiness(OUTLINES, learner_after(), TODAY, targets)
        assert (readiness.day, readiness.assumed) == (TODAY + timedelta(days=30), True)


def test_each_interview_ahead_has_its_own() -> None:
    """Interviews from today on count, the next first; past ones are gone."""
    targets = [Target(TODAY + timedelta(days=days)) for days in (9, -2, 0)]

    found = measure_readiness(OUTLINES, learner_after(("a", G, -1)), TODAY, targets)

    assert [(one.day, one.assumed) for one in found] == [(TODAY, False), (TODAY + timedelta(days=9), False)]
    assert found[0].overall.by_cards.mean > found[1].overall.by_cards.mean
    assert interviews_ahead(targets, TODAY) == (targets[2], targets[0])


def test_an_interview_weighs_its_cards() -> None:
    """A card counts by its weight there, and one of weight 0 is left out."""
    learner = learner_after(("a", G, -2), ("b", E, -2))
    target = Target(DAY, {CardId("a"): 3.0, CardId("d"): 0.0})

    (readiness,) = measure_readiness(OUTLINES, learner, TODAY, [target])

    a, b = recalled(learner, "a"), recalled(learner, "b")
    assert (3 * a + b) / 5 == pytest.approx(readiness.overall.by_cards.mean)
    assert (15 * a + 2 * b) / 20 == pytest.approx(readiness.overall.by_points.mean)
    assert readiness.overall.cards == 3
    assert [section.tag for section in readiness.tags] == ["loss", "cnn"]


def test_what_raises_it_most() -> None:
    """The cards whose recall on the day rises most, greatest first, with what asking changes."""
    learner = learner_after(("a", G, -2), ("b", G, 0))

    raises = raises_of(learner, Target(DAY))

    assert [(gained.card.id, gained.reason, gained.box) for gained in raises] == [
        ("c", Reason.NEW, None),
        ("d", Reason.NEW, None),
        ("a", Reason.DUE, 3),
    ]
    assert raises[0].without == 0
    assert raises[0].asked == pytest.approx(Gains(learner, TODAY, DAY, unseen_worth=0).of_first_view().gain)
    scheduler, standing = learner.scheduler, learner.standings[CardId("a")]
    chance = scheduler.recall(standing, TODAY)
    right, wrong = (scheduler.advance(standing, rating, TODAY) for rating in (G, A))
    asked = chance * scheduler.recall(right, DAY) + (1 - chance) * scheduler.recall(wrong, DAY)
    assert (raises[2].without, raises[2].asked) == pytest.approx((recalled(learner, "a"), asked))


def test_raises_follow_the_weights_and_the_count() -> None:
    """A heavy card leads, one that does not count is not named, and the list has an end."""
    target = Target(DAY, {CardId("d"): 2.0, CardId("a"): 0.0})

    raises = raises_of(learner_after(), target, count=2)

    assert [gained.card.id for gained in raises] == ["d", "b"]
    assert raises[0].asked == pytest.approx(raises[1].asked)
