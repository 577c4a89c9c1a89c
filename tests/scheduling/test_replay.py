"""The learner as a fold over the log."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.box_memory import Answer, BoxMemory
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.grades import Grade
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.scheduling.scheduler import Learner, Prediction, Standing, fold, replay
from tests.builders import MONDAY, a_review
from tests.scheduling.logs import logs

TODAY = study_day(MONDAY)
A, G, E = Rating.AGAIN, Rating.GOOD, Rating.EASY


def log_of(*entries: tuple[str, Rating, float]) -> list[Review]:
    """Return reviews of (card, rating, days after Monday)."""
    return [a_review(card, rating, days=days, seq=seq) for seq, (card, rating, days) in enumerate(entries, 1)]


def memory_of(log: list[Review], days: int) -> BoxMemory:
    """Return the box memory after a log, seen so many days after Monday."""
    scheduler = replay(SCHEDULERS["adaptive"](), log, TODAY + timedelta(days=days)).scheduler
    assert isinstance(scheduler, Leitner)
    return scheduler.box_memory


def test_only_spaced_answers_teach() -> None:
    """The first answer of a later day is learnt from; first views and repeats of a day are not."""
    log = log_of(("a", G, 0), ("b", A, 0), ("b", G, 0.01), ("a", A, 2), ("a", G, 2.01), ("b", E, 3))

    assert memory_of(log, 4) == BoxMemory().after([Answer(3, 2, recalled=False)]).after(
        [Answer(1, 3, recalled=True)]
    )


def test_a_day_teaches_when_it_is_over() -> None:
    """What was answered today changes no interval before tomorrow."""
    log = log_of(("a", G, 0), ("a", G, 2))

    assert memory_of(log, 2) == BoxMemory()
    assert memory_of(log, 3) == BoxMemory().after([Answer(3, 2, recalled=True)])


def test_first_answers_are_counted() -> None:
    """The ratings of first answers are counted from again to easy; later ones are not."""
    log = log_of(("a", A, 0), ("a", G, 0.01), ("b", G, 0), ("c", G, 1), ("d", E, 1), ("b", A, 2))

    assert replay(Leitner(), log).first_grades == (1, 0, 2, 1)


def test_an_observer_sees_what_was_known_before_the_day() -> None:
    """Each spaced answer comes with the recall predicted from the days before, not from its own day."""
    log = log_of(("a", G, 0), ("b", G, 0), ("a", A, 2), ("b", G, 2.01), ("a", G, 3))
    seen: list[Prediction] = []

    replay(SCHEDULERS["adaptive"](), log, observe=seen.append)

    fresh = BoxMemory()
    taught = fresh.after([Answer(3, 2, recalled=False), Answer(3, 2, recalled=True)])
    assert seen == [
        Prediction(log[2].card, Answer(3, 2, recalled=False), fresh.recall(3, 2)),
        Prediction(log[3].card, Answer(3, 2, recalled=True), fresh.recall(3, 2)),
        Prediction(log[4].card, Answer(2, 1, recalled=True), taught.recall(2, 1)),
    ]


grades = st.lists(
    st.tuples(
        st.sampled_from([CardId(card) for card in "abc"]),
        st.sampled_from(Rating),
        st.integers(0, 20).map(lambda days: TODAY + timedelta(days=days)),
        st.integers(0, 90_000),
        st.booleans(),
    ),
    max_size=40,
)


@given(grades, st.booleans(), st.sampled_from(sorted(SCHEDULERS)))
def test_the_fold_is_one_review_after_the_other(log: list[Grade], in_order: bool, name: str) -> None:
    """Folding a log, days that go back included, is to advance card by card and to learn when a day ends."""
    if in_order:
        log.sort(key=lambda grade: grade[2])
    scheduler = SCHEDULERS[name]()
    standings: dict[CardId, Standing] = {}
    answers: list[Answer] = []
    latest = TODAY
    for card, rating, day, _, counts in log:
        if not counts:
            continue
        if day > latest and answers:
            scheduler, answers = scheduler.after(answers), []
        latest = max(latest, day)
        before = standings.get(card)
        if before and day > before.last_day:
            answers.append(Answer(before.box, (day - before.last_day).days, rating is not A))
        standings[card] = scheduler.advance(before, rating, day)

    learner = fold(Learner(SCHEDULERS[name](), {}), log, latest)

    assert learner == Learner(scheduler, standings, learner.first_grades)
    assert all(type(standing) is Standing for standing in learner.standings.values())


@given(logs(), st.sampled_from(sorted(SCHEDULERS)))
def test_observing_changes_nothing(log: list[Review], name: str) -> None:
    """A replay that is watched gives the same learner."""
    assert replay(SCHEDULERS[name](), log, observe=lambda _: None) == replay(SCHEDULERS[name](), log)
