"""What is asked of the log, worked out review by review: what its questions have to find."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from datetime import date, timedelta

from dlprep.model.card import CardId
from dlprep.model.review import Confidence, Rating, Review
from dlprep.scheduling.calendar import study_day

MILLISECOND = timedelta(milliseconds=1)
LONGEST = timedelta(minutes=10)

Judgements = dict[CardId, dict[str, list[tuple[date, bool]]]]
Times = dict[CardId, list[int]]


def judgements_of(reviews: Iterable[Review]) -> Judgements:
    """Return by card and point how its answers were judged, in the order of their instants."""
    found: defaultdict[CardId, defaultdict[str, list[tuple[date, bool]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for review in sorted(reviews, key=lambda review: (review.at, review.id)):
        for point, said in {tick.point: tick.said for tick in review.ticks}.items():
            found[review.card][point].append((study_day(review.at), said))
    return {card: dict(points) for card, points in found.items()}


def times_of(reviews: Iterable[Review]) -> tuple[Times, Times]:
    """Return by card the milliseconds of whole answers, ten minutes at most, and of spoken ones."""
    took: defaultdict[CardId, list[int]] = defaultdict(list)
    spoken: defaultdict[CardId, list[int]] = defaultdict(list)
    for review in reviews:
        if review.took:
            took[review.card].append(min(review.took, LONGEST) // MILLISECOND)
        if review.spoken:
            spoken[review.card].append(review.spoken // MILLISECOND)
    return dict(took), dict(spoken)


def confidence_of(reviews: Iterable[Review]) -> list[tuple[CardId, Confidence, Rating, int]]:
    """Return how many reviews had which card, confidence and rating."""
    counts = Counter(
        (review.card, review.confidence, review.rating) for review in reviews if review.confidence
    )
    return [(card, confidence, rating, count) for (card, confidence, rating), count in counts.items()]


def days_of(
    reviews: Iterable[Review], cards: Container[CardId] | None = None
) -> dict[date, tuple[int, timedelta]]:
    """Return the reviews of each day and the time they took."""
    days: defaultdict[date, list[timedelta]] = defaultdict(list)
    for review in reviews:
        if cards is None or review.card in cards:
            days[study_day(review.at)].append(min(review.took, LONGEST))
    return {day: (len(taken), sum(taken, timedelta())) for day, taken in days.items()}
