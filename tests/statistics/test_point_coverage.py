"""Points said and missed."""

from dataclasses import replace
from datetime import timedelta

from dlprep.model.card import Card, Point
from dlprep.model.review import Review, Tick
from dlprep.scheduling.calendar import study_day
from dlprep.statistics.coverage import LATELY, Coverage, measure_coverage, measure_points, weakest_points
from dlprep.statistics.shares import Share
from tests.builders import MONDAY, a_card, a_review
from tests.statistics.by_hand import judgements_of

CARD = a_card("alpha", points=(Point("first"), Point("second", must=True)), tags=("greek",))


def answers(*said: str, card: str = "alpha", points: tuple[str, ...] = ("first", "second")) -> list[Review]:
    """Return an answer a day, the last one today; each text has a letter a point, y for said."""
    return [
        replace(
            a_review(card, days=day - len(said) + 1, seq=day + 1),
            ticks=tuple(Tick(point, letter == "y") for point, letter in zip(points, letters, strict=True)),
        )
        for day, letters in enumerate(said)
    ]


def covered(cards: list[Card], log: list[Review]) -> Coverage:
    """Return what a log shows of the points of some cards."""
    by_id = {card.id: card for card in cards}
    return measure_coverage([card.outline for card in cards], judgements_of(log), by_id.__getitem__)


def test_each_point_has_its_own_story() -> None:
    """The last answer comes first; a point that was reworded, or never judged, has no story."""
    reworded = replace(CARD, points=(*CARD.points, Point("third, in new words")))

    first, second = measure_points([reworded, a_card("beta")], judgements_of(answers("yn", "nn", "yy")))

    assert (first.said, first.missed) == ((True, False, True), 1)
    assert (second.said, second.missed) == ((True, False, False), 2)
    assert first.last_missed == second.last_missed == study_day(MONDAY) - timedelta(days=1)


def test_musts_come_first_then_what_is_missed_often_and_lately() -> None:
    """A missed must stands before every other point; a fresh miss outweighs any number of old ones."""
    beta = a_card("beta", points=(Point("old"), Point("new")))
    log = [
        *answers("yn", "yy", "yy"),
        *answers("ny", "ny", "ny", "yn", card="beta", points=("old", "new")),
    ]

    weakest = weakest_points(measure_points([CARD, beta], judgements_of(log)))

    assert [record.point.say for record in weakest] == ["second", "new", "old"]


def test_coverage_counts_the_last_answers() -> None:
    """Of each card the last three answers count, so that what was learnt since shows."""
    log = answers(*["nn"] * 5, *["yy"] * LATELY)

    coverage = covered([CARD, a_card("beta", points=(Point("x"),)), a_card("bare")], log)

    assert coverage.overall == Share(2 * LATELY, 2 * LATELY)
    assert [(one.tag, one.share.mean) for one in coverage.tags] == [("greek", 1.0)]
    assert (coverage.judged, coverage.cards) == (1, 2)
    assert len(coverage.weakest) == 2


def test_without_ticks_nothing_is_known() -> None:
    """Reviews whose points nobody judged say nothing about them."""
    coverage = covered([CARD], [a_review("alpha")])

    assert (coverage.overall.total, coverage.judged, coverage.weakest) == (0, 0, ())
