"""Confidence, time and due days."""

from dataclasses import replace
from datetime import timedelta

from dlprep.model.card import Card, CardId
from dlprep.model.review import Confidence, Rating, Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.statistics.confidence import OwnJudgement, measure_confidence
from dlprep.statistics.due_days import DAYS, count_due
from dlprep.statistics.pace import SLOWEST, measure_pace
from dlprep.statistics.shares import Share
from tests.builders import MONDAY, a_card, a_review
from tests.statistics.by_hand import confidence_of, times_of

SURE, UNSURE = Confidence.SURE, Confidence.UNSURE
CARDS = [a_card("alpha", tags=("greek",)), a_card("beta", tags=("latin",))]
OUTLINES = [card.outline for card in CARDS]
BY_ID = {card.id: card for card in CARDS}


def said(card: str, confidence: Confidence | None, *ratings: Rating) -> list[Review]:
    """Return reviews with that confidence."""
    rated = (a_review(card, rating, seq=seq) for seq, rating in enumerate(ratings, 1))
    return [replace(review, confidence=confidence) for review in rated]


def judged(log: list[Review]) -> OwnJudgement:
    """Return confidence against ratings."""
    return measure_confidence(OUTLINES, confidence_of(log))


def test_right_is_good_or_easy() -> None:
    """A hard answer lacked something that matters: whoever was sure of it was wrong."""
    log = [*said("alpha", SURE, *Rating), *said("beta", UNSURE, Rating.EASY), *said("beta", None, *Rating)]

    sure, unsure, no_idea = judged(log).levels

    assert (sure.confidence, sure.right) == (SURE, Share(2, 4))
    assert (unsure.right, no_idea.right) == (Share(1, 1), Share())


def test_overconfidence_needs_evidence() -> None:
    """A tag is named only when "sure" was wrong too often to be bad luck, over answers enough."""
    good, again = Rating.GOOD, Rating.AGAIN

    few = judged(said("alpha", SURE, again, again))
    unlucky = judged(said("alpha", SURE, good, good, good, good, again))
    wrong = judged([*said("alpha", SURE, *[again] * 5), *said("beta", SURE, *[good] * 9)])

    assert (few.overconfident, unlucky.overconfident) == ((), ())
    assert [one.tag for one in wrong.overconfident] == ["greek"]
    assert wrong.answers == 14


def test_pace() -> None:
    """Medians by card, the slowest first; an interrupted answer counts as ten minutes."""

    def taken(card: str, seconds: float, spoken: float | None = None) -> Review:
        return replace(
            a_review(card),
            took=timedelta(seconds=seconds),
            spoken=None if spoken is None else timedelta(seconds=spoken),
        )

    log = [
        taken("alpha", 30), taken("alpha", 50, 45), taken("alpha", 9999, 130), taken("beta", 9999, 60),
        taken("gone", 400, 120), taken("alpha", 0),
    ]  # fmt: skip

    pace = measure_pace(*times_of(log), BY_ID, BY_ID.__getitem__)

    assert [(one.card.id, one.seconds, one.answers) for one in pace.cards] == [
        ("beta", 600, 1),
        ("alpha", 50, 3),
    ]
    assert (pace.answers, pace.seconds) == (5, 400)
    assert (pace.spoken_seconds, pace.within, pace.longer) == (90, Share(2, 4), 1)
    assert measure_pace({}, {}, BY_ID, BY_ID.__getitem__).seconds is None


def test_only_the_slowest_cards_are_looked_up() -> None:
    """However many cards there are, only the few that are named are read."""
    took = {CardId(f"c{number:02}"): [number * 1000] for number in range(1, 40)}
    asked: list[CardId] = []

    def card_of(card: CardId) -> Card:
        asked.append(card)
        return a_card(card)

    pace = measure_pace(took, {}, took, card_of)

    assert [(one.card.id, one.seconds) for one in pace.cards][:2] == [("c39", 39), ("c38", 38)]
    assert len(asked) == len(pace.cards) == SLOWEST


def test_due_days() -> None:
    """What was due before waits today; what is due beyond the days is not counted."""
    today = study_day(MONDAY)
    learner = replay(SCHEDULERS[DEFAULT](), [a_review("alpha", days=-20), a_review("beta", seq=2)])
    standings = learner.standings.values()

    counts = count_due(standings, today)

    assert (len(counts), counts[0], sum(counts)) == (DAYS, 1, 2)
    assert sum(count_due(standings, today - timedelta(days=DAYS + 30))) == 0
