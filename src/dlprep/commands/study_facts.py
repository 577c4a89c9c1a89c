"""What the study screen says around the card: where one is, the clock, where each rating leads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import islice

from dlprep.commands.progress import Progress
from dlprep.model.card import Card, CardId
from dlprep.model.review import Rating
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.queue import Queue, Reason
from dlprep.scheduling.scheduler import Standing, preview
from dlprep.selection.points import last_judged
from dlprep.study.judging import highest_rating, on_scale, propose
from dlprep.study.phases import Answering, Asking, Probing
from dlprep.study.session import Session
from dlprep.views.dates import day_in_words
from dlprep.views.study_foot import Choices
from dlprep.views.study_header import Header


@dataclass(frozen=True, slots=True)
class Moments:
    """Reads facts off a session; *progress*, *queue* and *left* are as they were when it began.

    *left* is what was left then of the day's minutes, None where there is no limit.
    """

    progress: Progress
    queue: Queue
    left: timedelta | None

    def header(self, session: Session, now: datetime) -> Header:
        """Return the first line's facts."""
        phase = session.phase
        if not isinstance(phase, Asking | Answering | Probing):
            return Header("dlprep")
        card, elapsed = phase.card, now - phase.since
        place = session.planned.index(card) + 1
        started = phase.attempt.started if isinstance(phase, Asking) else None
        return Header(
            title=self.progress.library.deck_of(card).title,
            place=place,
            planned=max(place, len(self.queue.items)),
            repeating=session.repeating,
            standing=self.why(session, card),
            elapsed=elapsed,
            speaking=None if started is None else now - started,
            spoken=phase.spoken if isinstance(phase, Answering) else None,
            left=self._left(session, elapsed),
            flagged=card in session.flagged,
        )

    def choices(self, session: Session, now: datetime) -> Choices:
        """Return what can be chosen by a digit: a confidence, or a rating."""
        match session.phase:
            case Asking(attempt=attempt):
                return Choices(asks_confidence=True, confidence=attempt.confidence)
            case Answering(card=card) as phase:
                return Choices(
                    due=self.due_days(session, card, study_day(now)),
                    proposed=proposed(session),
                    highest=highest_rating(session.card_of(card).points, phase.attempt.hints),
                )
            case _:
                return Choices()

    def due_days(self, session: Session, card: CardId, day: date) -> dict[Rating, date]:
        """Return the day on which each rating brings the card back."""
        outcomes = preview(self.progress.learner.scheduler, self._standing(session, card), day)
        # A failed card comes back in this sitting, before its due day.
        return {
            rating: day if after.failing else after.due
            for rating, after in outcomes.items()
            if rating in session.scale
        }

    def due_words(self, session: Session, card: CardId, day: date) -> list[tuple[Rating, str]]:
        """Return the same in words."""
        return [(rating, day_in_words(due, day)) for rating, due in self.due_days(session, card, day).items()]

    def has_given(self, session: Session, reviews: int) -> bool:
        """Say whether a person has given about so many reviews at least, those of the sitting too."""
        # A card that was seen has one at least: a few of them tell, of however many.
        seen = islice(self.progress.learner.standings.values(), reviews)
        return sum(standing.reviews for standing in seen) + len(session.reviews) >= reviews

    def missed(self, session: Session, card: Card) -> frozenset[str]:
        """Return the points missed when the card's points were last judged, before this attempt."""
        last = last_judged(session.reviews).get(card.id)
        return frozenset(last.missed) if last else self.progress.missed.get(card.id, frozenset())

    def why(self, session: Session, card: CardId) -> str:
        """Return in a phrase where the card stands and why it is asked."""
        if isinstance(session.phase, Probing):
            return f"rated {session.reviews[-1].rating.label}"
        if session.practice:
            return "practice: the boxes stay"
        standing = self._standing(session, card)
        if standing is None:
            return "new"
        if standing.failing:
            return "once more"
        items = (*self.queue.items, *self.queue.beyond)
        item = next((item for item in items if item.card == card), None)
        if item is None:
            return f"box {standing.box}, your choice"
        why = f"+{item.gain:.0%} on the day" if item.reason is Reason.EARLY else item.reason.value
        return f"box {standing.box}, {why}"

    def _standing(self, session: Session, card: CardId) -> Standing | None:
        """Return where the card stands now: the reviews of this sitting on top of the log's."""
        learner = self.progress.learner
        return reduce(
            lambda standing, review: learner.scheduler.advance(standing, review.rating, study_day(review.at)),
            (review for review in session.reviews if review.card == card and not review.practice),
            learner.standings.get(card),
        )

    def _left(self, session: Session, elapsed: timedelta) -> timedelta | None:
        return None if self.left is None else self.left - session.used - elapsed


def proposed(session: Session) -> Rating | None:
    """Return the rating that the ticks propose, None while there is none."""
    match session.phase:
        case Answering() as phase:
            points = session.card_of(phase.card).points
            rating = propose(points, phase.ticks, phase.attempt.hints, phase.spoken)
            return rating and on_scale(rating, phase.attempt.scale)
        case _:
            return None
